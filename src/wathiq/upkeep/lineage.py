"""Which reports credit an agency, and which copy an earlier one: found for new reports among all that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from wathiq.knowledge import parties
from wathiq.ledger import EventBook, Lineage
from wathiq.reconcile import Agencies, Provenance, Text, agencies
from wathiq.reconcile.copies import bands_of, copied, earliest, shingles_of


def provenance(book: EventBook, reports: Collection[str]) -> Provenance:
    """What is known of these reports."""
    known = book.lineages.of(reports).values()
    copies = {one.report: one.original for one in known if one.original}
    return Provenance(copies, {one.report: one.agency for one in known if one.agency})


def trace(book: EventBook, reports: Collection[str]) -> set[str]:
    """Find out whom these reports credit and copy; the reports, these and others, of which that has changed. A report of which
    no claim stands is nobody's original."""
    lineages, published = book.lineages, book.standing_reports(reports)
    known = lineages.of(reports)
    stale = {report for report, one in known.items() if one.published != published.get(report)}
    around, _ = lineages.copying(stale)
    lineages.forget(stale)
    fresh = published.keys() - (known.keys() - stale)
    for report in sorted(fresh):
        _search(book, report, published[report])
    return fresh | _set_originals(book, *lineages.copying(around | fresh))


def _search(book: EventBook, report: str, published: str) -> None:
    """Put a report among the others, and find those that it copies or that copy it."""
    text = book.lineages.text(report)
    shingles = shingles_of(text)
    book.lineages.add(Lineage(report, published, _agencies().credited(text)), bands_of(shingles))
    alike = sorted(book.lineages.alike(report))
    book.lineages.add_copying((report, other) for other in alike if copied(shingles, shingles_of(book.lineages.text(other))))


def _set_originals(book: EventBook, reports: Collection[str], pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Say of each report what it copies; those of which it changed."""
    known = book.lineages.of(reports)
    found = earliest(pairs, {id_: Text(id_, one.published, "") for id_, one in known.items()})
    changed = {id_ for id_, one in known.items() if one.original != found.get(id_)}
    for id_ in changed:
        book.lineages.set_original(id_, found.get(id_))
    return changed


@lru_cache(maxsize=1)
def _agencies() -> Agencies:
    return agencies(parties.load())
