// A reviewer's word on what is one event: a claim is parted from the others, or two events are joined. Every word is kept, and the
// last one can be undone; the page of the event as it then is comes up.
"use strict";

const said = document.getElementById("said");

function reviewer() {
  try {
    return localStorage.getItem("wathiq-reviewer"); // as typed on the page of reviews
  } catch {
    return null; // a browser may forbid it; then the word is that of whoever runs the server
  }
}

async function send(where, body, claim) {
  const answer = await fetch(where, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...body, reviewer: reviewer() }),
  });
  if (answer.ok) return location.assign(`/claims/${claim}/event`);
  said.textContent = (await answer.json()).detail;
  said.hidden = false;
  said.scrollIntoView();
}

for (const button of document.querySelectorAll("button[data-one]")) {
  const { one, other } = button.dataset;
  const together = "together" in button.dataset;
  button.addEventListener("click", () => send("/api/v1/reviews/pairs", { one, other, together }, one));
}
for (const button of document.querySelectorAll("button[data-undo]")) {
  button.addEventListener("click", () => send("/api/v1/reviews/pairs/undo", {}, button.dataset.undo));
}
