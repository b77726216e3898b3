"""What is known of whole reports: the agency that each credits, and the earliest report that it copies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, select, update

from wathiq.ledger import tables
from wathiq.ledger.rows_at_once import add_rows, drop_rows, listed


@dataclass(frozen=True, slots=True)
class Lineage:
    """When a report came (empty when unknown), the agency that it credits, and the earliest report that it copies."""

    report: str
    published: str
    agency: str | None
    original: str | None = None


class Lineages:
    """The tables ``lineage``, ``band`` and ``copying``, open for writing. Reports are named by their ids."""

    def __init__(self, connection: Connection) -> None:
        """Work inside the caller's transaction."""
        self._connection = connection

    def of(self, reports: Collection[str]) -> dict[str, Lineage]:
        """What is known of reports, by their ids."""
        query = select(tables.lineage).where(tables.lineage.c.report.in_(listed(reports)))
        return {row.report: Lineage(*row) for row in self._connection.execute(query)}

    def texts(self, reports: Collection[str]) -> dict[str, str]:
        """The texts of reports."""
        query = select(tables.report.c.id, tables.report.c.text).where(tables.report.c.id.in_(listed(reports)))
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def add(self, lineages: Iterable[Lineage]) -> None:
        """Say what is known of reports."""
        add_rows(self._connection, tables.lineage, map(asdict, lineages))

    def add_bands(self, bands: Mapping[str, Iterable[int]]) -> None:
        """Put reports where copies of them can be found: by the bands of their signatures."""
        rows = ({"key": key, "report": report} for report, keys in bands.items() for key in keys)
        add_rows(self._connection, tables.band, rows, unless_there=True)

    def forget(self, reports: Collection[str]) -> None:
        """Take reports out of the search for copies."""
        for column in (tables.lineage.c.report, tables.band.c.report, tables.copying.c.one, tables.copying.c.other):
            drop_rows(self._connection, column, reports)

    def alike(self, reports: Collection[str]) -> set[tuple[str, str]]:
        """The pairs of reports, one of them among these, whose texts share a band of their signatures."""
        mine, theirs = tables.band.alias("mine"), tables.band.alias("theirs")
        query = select(mine.c.report, theirs.c.report).distinct().join(theirs, theirs.c.key == mine.c.key)
        query = query.where(mine.c.report.in_(listed(reports)), theirs.c.report != mine.c.report)
        return {(min(pair), max(pair)) for pair in map(tuple, self._connection.execute(query))}

    def add_copying(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Store pairs of reports of which one copies the other."""
        rows = ({"one": min(pair), "other": max(pair)} for pair in pairs)
        add_rows(self._connection, tables.copying, rows, unless_there=True)

    def copying(self, reports: Collection[str]) -> tuple[set[str], set[tuple[str, str]]]:
        """These reports with all that copying leads to from them, and the pairs among these."""
        columns = tables.copying.c
        reached = listed(reports).cte("copied", recursive=True)
        ahead = select(columns.other).join(reached, columns.one == reached.c.value)
        back = select(columns.one).join(reached, columns.other == reached.c.value)
        found = set(self._connection.scalars(select(reached.union(ahead, back).c.value)))
        pairs = select(columns.one, columns.other).where(columns.one.in_(listed(found)))
        return found, {(row[0], row[1]) for row in self._connection.execute(pairs)}

    def set_original(self, report: str, original: str | None) -> None:
        """Say what a report is a copy of."""
        self._connection.execute(update(tables.lineage).where(tables.lineage.c.report == report).values(original=original))
