"""Short words for the balance sheet, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence

from wathiq.serve.balance import Deed, Given, Tally

QUADS: dict[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def amount(given: Given) -> str:
    """How much: "300 people", "300–500 people"; empty when nobody says."""
    if given.low is None or given.high is None:
        return ""
    numbers = f"{given.low:,}" if given.low == given.high else f"{given.low:,}–{given.high:,}"
    return f"{numbers} {given.unit}"


def count(tally: Tally) -> str:
    """How many happened, and how many more did not, or not yet: "3 (+2)"."""
    return f"{tally.happened} (+{tally.other})" if tally.other else str(tally.happened)


def arrow(source: Sequence[str], target: Sequence[str], reciprocal: bool) -> str:
    """Who to whom: "PRK → RUS", "PRK ↔ RUS" when they do it to each other, "?" for nobody named."""
    if reciprocal:
        return " ↔ ".join((*source, *target)) or "?"
    return " → ".join(", ".join(side) or "?" for side in (source, target))


def date_of(deed: Deed) -> str:
    """The date of an act, or of the report that tells of it."""
    return deed.when or (f"told {deed.published}" if deed.published else "undated")
