"""Screens reports against a list: prepared once, then asked for each report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wathiq.model import Hit, Listing, Report
from wathiq.screening import terms
from wathiq.screening.bodies import Bodies
from wathiq.screening.pages import Stems, words
from wathiq.screening.persons import Found, Persons
from wathiq.text import words_at

_GRADES = ("strong", "likely", "weak")


class Screener:
    """Finds the listings of a list in reports, in whatever script either is written."""

    def __init__(self, listings: Iterable[Listing], stems: Callable[[str], Stems]) -> None:
        """``stems`` gives, for the code of a language, what splits clitics off its folded words."""
        known = tuple(listings)
        data = terms.load()
        self._persons, self._bodies, self._stems = Persons(known, data.small), Bodies(known, data), stems

    def hits(self, report: Report) -> tuple[Hit, ...]:
        """Everything in a report that can name a listing, in the order of the text; each listing once at a place."""
        page = words(report, self._stems(report.language))
        found = [*self._persons.find(page), *self._bodies.find(page)]
        kept = _best(found)
        return tuple(
            Hit(
                report.id, words_at(report.text, page[one.first].start, page[one.last - 1].end),
                one.listing, one.name, one.score, one.grade, one.why,
            )
            for one in kept
        )  # fmt: skip


def _best(found: list[Found]) -> list[Found]:
    """Of finds that overlap the best, and those of other listings that fit the same words as well."""
    kept: list[Found] = []
    for one in sorted(found, key=_order):
        rivals = [other for other in kept if other.first < one.last and one.first < other.last]
        if all(_as_good(one, other) for other in rivals):
            kept.append(one)
    return sorted(kept, key=lambda one: (one.first, one.last, one.listing.reference))


def _order(one: Found) -> tuple[int, float, int, str]:
    return _GRADES.index(one.grade), -one.score, one.first - one.last, one.listing.reference


def _as_good(one: Found, other: Found) -> bool:
    same_words = (one.first, one.last) == (other.first, other.last)
    return same_words and one.listing is not other.listing and (one.grade, one.score) == (other.grade, other.score)
