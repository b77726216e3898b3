"""Short words for the balance sheet, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence

from wathiq.serve.balance import Balance, Deed, Given, Tally
from wathiq.serve.localise import Localiser
from wathiq.serve.terminal import clean, isolate

QUADS: dict[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


def plural(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def extent(sheet: Balance) -> str:
    """Who the two are and how much is known: "North Korea (PRK) and Russia (RUS): 17 claims in 3 reports"."""
    names = " and ".join(_named(*party) for party in ((sheet.first_name, sheet.first), (sheet.second_name, sheet.second)))
    return f"{names}: {plural(sheet.claims, 'claim')} in {plural(sheet.reports, 'report')}"


def _named(name: str, code: str) -> str:
    return code if name == code else f"{isolate(clean(name))} ({code})"


def amount(given: Given, t: Localiser) -> str:
    """How much, in the reader's language: "300 people", "300–500 people", "90 million USD"; empty when nobody says."""
    if given.low is None or given.high is None:
        return ""
    low, high = t.amount(given.low), t.amount(given.high)
    return f"{low if low == high else f'{low}–{high}'} {t.thing(given.unit or '')}"


def tones(sheet: Balance) -> str:
    """The tone by year in one line: the mean Goldstein value, and of how many acts."""
    years = " · ".join(f"{tone.year} {tone.mean:+.1f} ({plural(tone.acts, 'act')})" for tone in sheet.tones)
    return f"Tone of what happened (mean Goldstein, from -10 to +10): {years}"


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
