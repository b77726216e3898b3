"""One thing at a time, and lists a page at a time: what readers ask for by id, or turn the pages of."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from wathiq.ledger import tables
from wathiq.ledger.record import REPORT_KEYS, Record


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report without its text, its number in the order in which reports were read, and how many current claims it has."""

    number: int
    record: Record
    claims: int


def claim_by_id(connection: Connection, id_: str) -> Record | None:
    """The current claim of an id."""
    columns = tables.claim.c
    line = connection.scalar(select(columns.record).where(columns.id == id_, columns.current).limit(1))
    return None if line is None else dict(json.loads(line))


def report_by_id(connection: Connection, id_: str) -> Record | None:
    """The report of an id, with its text."""
    joined = tables.reading.join(tables.report, tables.reading.c.report == tables.report.c.id)
    query = select(tables.reading.c.record, tables.report.c.text).select_from(joined)
    row = connection.execute(query.where(tables.reading.c.current, tables.report.c.id == id_)).one_or_none()
    return None if row is None else {key: json.loads(row[0]).get(key, row[1]) for key in REPORT_KEYS}


def latest_reports(connection: Connection, before: int | None, limit: int) -> list[ReadReport]:
    """Reports, the latest read first, beginning below a number."""
    searchable, reading = tables.searchable.c, tables.reading
    numbers = select(searchable.seq, searchable.report).order_by(searchable.seq.desc()).limit(limit)
    latest = (numbers if before is None else numbers.where(searchable.seq < before)).subquery(
        "latest"
    )  # few, before anything joins
    claims = select(func.count()).where(tables.claim.c.report == latest.c.report, tables.claim.c.current).scalar_subquery()
    joined = latest.join(reading, reading.c.report == latest.c.report)
    query = select(latest.c.seq, reading.c.record, claims).select_from(joined).where(reading.c.current)
    rows = connection.execute(query.order_by(latest.c.seq.desc()))
    return [ReadReport(row[0], json.loads(row[1]), row[2]) for row in rows]


def state(connection: Connection) -> str:
    """A word that changes whenever anything in the ledger does that a reader could see."""
    highest = [connection.scalar(select(func.max(column))) or 0 for column in (
        tables.reading.c.seq, tables.claim.c.seq, tables.withdrawal.c.seq, tables.watchlist.c.seq, tables.event.c.seq,
        tables.decision.c.number, tables.pairing.c.number,
    )]  # fmt: skip
    current = connection.scalar(select(func.count()).select_from(tables.pending)) or 0
    return "-".join(map(str, (*highest, current)))
