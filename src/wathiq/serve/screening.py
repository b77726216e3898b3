"""Screening of reports against the list in the ledger: who can be named where, as records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from wathiq.errors import UsageError
from wathiq.languages import INSTALLED
from wathiq.ledger import Ledger, Record
from wathiq.model import Hit, Report, Watchlist
from wathiq.screening import Screener

Stems = Callable[[str], tuple[str, ...]]


def stems_of(code: str) -> Stems:
    """What splits the clitics off the words of a language; words stay whole in a language that is not installed."""
    known = (language for language in INSTALLED if language.code == code)
    return next((language.stems for language in known), lambda folded: (folded,))


def needed_list(ledger: Ledger) -> Watchlist:
    """The list that was loaded last; UsageError when none was."""
    found = ledger.watchlist()
    if found is None:
        raise UsageError("the ledger", "holds no sanctions list", "load one with `wathiq lists load FILE`")
    return found


def counts(listed: Watchlist) -> tuple[int, int]:
    """How many persons and how many bodies a list has."""
    persons = sum(listing.kind == "person" for listing in listed.listings)
    return persons, len(listed.listings) - persons


def hits(reports: Iterable[Report], listed: Watchlist, weak: bool) -> Iterator[Hit]:
    """Every hit in the reports, in their order; those graded weak only on demand."""
    screener = Screener(listed.listings, stems_of)
    for report in reports:
        yield from (hit for hit in screener.hits(report) if weak or hit.grade != "weak")


def as_record(hit: Hit) -> Record:
    """A hit as a JSON object."""
    listing, words = hit.listing, hit.words
    return {
        "report": hit.report,
        "words": {"start": words.start, "end": words.end, "text": words.text},
        "reference": listing.reference,
        "name": listing.name,
        "kind": listing.kind,
        "regime": listing.regime,
        "listed_on": listing.listed_on,
        "matched": {"text": hit.matched.text, "quality": hit.matched.quality},
        "score": hit.score,
        "grade": hit.grade,
        "why": hit.why,
    }
