// Reviewing claims with the keyboard. Everything that comes from a report is set as text, never as HTML.
"use strict";

const root = document.getElementById("review");
const say = root.dataset;
const at = (id) => document.getElementById(id);
const article = at("claim");
const form = at("correction");
const PART = 20; // claims that are asked for at once

let items = [];
let place = 0;
let next = null;
let busy = false;

function tell(text) {
  at("said").textContent = text;
}

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(say.unreachable);
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error([content.detail, content.way_out].filter(Boolean).join("; ") || `${answer.status}`);
  }
  return content;
}

function send(path, content) {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ ...content, reviewer: at("reviewer").value.trim() || null });
  return ask(path, { method: "POST", headers, body });
}

async function load(cursor) {
  const query = new URLSearchParams({ show: at("show").value, limit: PART, lang: say.language });
  if (at("report").value.trim()) query.set("report", at("report").value.trim());
  if (at("reviewer").value.trim()) query.set("reviewer", at("reviewer").value.trim());
  if (cursor) query.set("cursor", cursor);
  const found = await ask(`/api/v1/reviews/queue?${query}`);
  items = cursor ? items.concat(found.items) : found.items;
  next = found.next;
}

// --- showing -------------------------------------------------------------------------------------------------------------

function show(focus = true) {
  closeForm();
  article.hidden = items.length === 0;
  if (items.length === 0) return;
  const { claim, context, direction, names } = items[place];
  at("place").textContent = say.place.replace("{number}", place + 1);
  at("origin").textContent = [claim.report.outlet, claim.report.published, claim.report.title].filter(Boolean).join(" · ");
  showContext(context, direction, claim.report.language);
  at("value-kind").textContent = kindLabel(claim.act.kind);
  at("value-source").textContent = parties(claim.source, names);
  at("value-target").textContent = parties(claim.target, names);
  at("value-status").textContent = statusLabel(claim.status.value);
  at("value-when").textContent = claim.when ? claim.when.edtf : say.undated;
  showVoices(claim.voices);
  at("value-confidence").textContent = say.certain.replace("{share}", Math.round(claim.confidence * 100));
  if (focus) article.focus();
}

function showContext(pieces, direction, language) {
  const quote = at("context");
  quote.dir = direction;
  quote.lang = language;
  quote.replaceChildren(...pieces.map(piece));
}

function piece({ text, evidence, role }) {
  const made = document.createElement(evidence ? "mark" : "span");
  made.textContent = text;
  if (role) made.className = role;
  return made;
}

// Whoever knows first, then those through whom it came; each name keeps its own direction.
function showVoices(voices) {
  const names = [...voices].reverse().map(({ name }) => {
    const made = document.createElement("bdi");
    made.textContent = name;
    return made;
  });
  at("value-voices").replaceChildren(...names.flatMap((name, number) => (number ? [` ${say.backward} `, name] : [name])));
}

function parties(sides, names) {
  const told = sides.map(({ code, name }) => (code ? `${names[code] || name} (${code})` : name));
  return told.join(say.comma) || say.nobody;
}

function labelIn(name, value) {
  const option = [...form.elements[name].options].find((one) => one.value === value);
  return option ? option.textContent.trim() : value;
}

const kindLabel = (kind) => labelIn("kind", kind);
const statusLabel = (status) => labelIn("status", status);

// --- deciding ------------------------------------------------------------------------------------------------------------

async function decide(verdict, changes) {
  const { claim } = items[place];
  const reason = at("reason").value.trim();
  await send("/api/v1/reviews", { claim: claim.id, verdict, reason, ...(changes ? { changes } : {}) });
  at("reason").value = "";
  await forward(say[verdict]);
}

async function forward(done) {
  const words = done ? [done] : [];
  if (place + 1 >= items.length && next) await load(next);
  if (place + 1 < items.length) {
    place += 1;
  } else {
    words.push(say.last);
  }
  show();
  tell(words.join(" "));
}

function backward() {
  if (place === 0) return tell(say.first);
  place -= 1;
  show();
  tell("");
}

async function undo() {
  const undone = await send("/api/v1/reviews/undo", {});
  const index = items.findIndex((one) => one.claim.id === undone.seen || one.claim.id === undone.claim);
  if (index >= 0) place = index;
  else {
    await load(null);
    place = 0;
  }
  show();
  tell(say.undo);
}

// --- the form of a correction ---------------------------------------------------------------------------------------------

const codes = (sides) => sides.map((side) => side.code).filter(Boolean);
const listed = (text) => text.split(/[\s,،]+/).filter(Boolean);
const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

function asTyped(claim) {
  return {
    kind: claim.act.kind,
    source: codes(claim.source).join(" "),
    target: codes(claim.target).join(" "),
    reciprocal: claim.reciprocal,
    status: claim.status.value,
    when: claim.when ? claim.when.edtf : "",
    voices: claim.voices.slice(1).map((voice) => (voice.words ? voice.words.text : "")).filter(Boolean).join("\n"),
  };
}

function typed() {
  const field = form.elements;
  return {
    kind: field.kind.value,
    source: listed(field.source.value).join(" "),
    target: listed(field.target.value).join(" "),
    reciprocal: field.reciprocal.checked,
    status: field.status.value,
    when: field.when.value.trim(),
    voices: lines(field.voices.value).join("\n"),
  };
}

const SENT = { source: listed, target: listed, voices: lines, when: (text) => text || null };

function changed(claim) {
  const before = asTyped(claim);
  const pairs = Object.entries(typed()).filter(([key, value]) => value !== before[key]);
  return Object.fromEntries(pairs.map(([key, value]) => [key, SENT[key] ? SENT[key](value) : value]));
}

function openForm() {
  const before = asTyped(items[place].claim);
  for (const [key, value] of Object.entries(before)) {
    if (key === "reciprocal") form.elements.reciprocal.checked = value;
    else form.elements[key].value = value;
  }
  form.hidden = false;
  form.elements.kind.focus();
}

function closeForm() {
  form.hidden = true;
}

async function save() {
  const changes = changed(items[place].claim);
  if (Object.keys(changes).length === 0) return tell(say.unchanged);
  await decide("correct", changes);
}

// --- keys ----------------------------------------------------------------------------------------------------------------

const onClaim = (action) => () => (items.length ? action() : tell(say.nothing));

const KEYS = {
  a: onClaim(() => decide("accept")),
  r: onClaim(() => decide("reject")),
  c: onClaim(openForm),
  n: onClaim(() => at("reason").focus()),
  j: onClaim(() => forward("")),
  k: onClaim(backward),
  u: undo,
  "?": () => at("help").showModal(),
};

async function act(action) {
  if (busy) return;
  busy = true;
  try {
    await action();
  } catch (error) {
    tell(error.message);
  } finally {
    busy = false;
  }
}

const isField = (element) => element.closest("input, select, textarea");

function leave() {
  if (at("help").open) return; // the dialog closes by itself
  closeForm();
  article.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return leave();
  if (event.key === "Enter" && event.ctrlKey && !form.hidden) {
    event.preventDefault();
    return act(save);
  }
  if (event.key === "Enter" && event.target === at("reason")) return article.focus();
  if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target) || at("help").open) return;
  const action = KEYS[event.key];
  if (!action) return;
  event.preventDefault();
  act(action);
});

for (const button of root.querySelectorAll("button[data-key]")) {
  button.addEventListener("click", () => act(KEYS[button.dataset.key]));
}
at("cancel").addEventListener("click", leave);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  act(save);
});

// --- beginning -----------------------------------------------------------------------------------------------------------

async function begin(focus) {
  tell(say.loading);
  place = 0;
  await load(null);
  show(focus);
  tell(items.length ? "" : say.nothing);
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // a browser may forbid it; then the name is typed again
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // see above
  }
}

at("reviewer").value = remembered("wathiq-reviewer") || say.reviewer;
at("reviewer").addEventListener("change", () => {
  remember("wathiq-reviewer", at("reviewer").value.trim());
  act(() => begin(false));
});
at("report").value = new URLSearchParams(location.search).get("report") || "";
for (const id of ["show", "report"]) at(id).addEventListener("change", () => act(() => begin(false)));
act(() => begin(true));
