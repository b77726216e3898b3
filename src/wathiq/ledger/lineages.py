"""What is known of whole reports: the agency that each credits, and the earliest report that it copies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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

    def text(self, report: str) -> str:
        """A report's text."""
        return self._connection.scalar(select(tables.report.c.text).where(tables.report.c.id == report)) or ""

    def add(self, lineage: Lineage, bands: Iterable[int]) -> None:
        """Put a report where copies of it can be found: by the bands of its signature."""
        add_rows(self._connection, tables.lineage, [asdict(lineage)])
        rows = ({"key": key, "report": lineage.report} for key in bands)
        add_rows(self._connection, tables.band, rows, unless_there=True)

    def forget(self, reports: Collection[str]) -> None:
        """Take reports out of the search for copies."""
        for column in (tables.lineage.c.report, tables.band.c.report, tables.copying.c.one, tables.copying.c.other):
            drop_rows(self._connection, column, reports)

    def alike(self, report: str) -> set[str]:
        """The reports whose text shares a band of its signature with this one's."""
        mine, theirs = tables.band.alias("mine"), tables.band.alias("theirs")
        query = select(theirs.c.report).join(mine, mine.c.key == theirs.c.key)
        return set(self._connection.scalars(query.where(mine.c.report == report, theirs.c.report != report)))

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
