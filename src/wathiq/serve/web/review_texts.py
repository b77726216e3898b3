"""What the review page says while it works: English texts, which the page gets in the reader's language."""

SAID: dict[str, str] = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "correct": "Corrected.",
    "undo": "Undone.",
    "nothing": "No claim waits for a decision.",
    "last": "This was the last claim.",
    "first": "This is the first claim.",
    "place": "Claim {number}",
    "certain": "certain to {share} %",
    "undated": "undated",
    "nobody": "nobody named",
    "comma": ", ",
    "unreachable": "The server cannot be reached; nothing was kept.",
    "loading": "Looking for claims …",
    "unchanged": "Nothing was changed: accept the claim instead.",
}
