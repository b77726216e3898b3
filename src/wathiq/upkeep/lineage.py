"""Which reports credit an agency, and which copy an earlier one: found for new reports among all that are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
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
    _search(book, {report: published[report] for report in sorted(fresh)})
    return fresh | _set_originals(book, *lineages.copying(around | fresh))


def _search(book: EventBook, published: Mapping[str, str]) -> None:
    """Put reports among the others, and find those that they copy or that copy them."""
    lineages, known = book.lineages, _agencies()
    texts = lineages.texts(published)
    shingles = {report: shingles_of(text) for report, text in texts.items()}
    lineages.add(Lineage(report, day, known.credited(texts[report])) for report, day in published.items())
    lineages.add_bands({report: bands_of(found) for report, found in shingles.items()})
    alike = lineages.alike(published)
    others = lineages.texts({report for pair in alike for report in pair} - shingles.keys())
    shingles |= {report: shingles_of(text) for report, text in others.items()}
    lineages.add_copying((one, other) for one, other in sorted(alike) if copied(shingles[one], shingles[other]))


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
