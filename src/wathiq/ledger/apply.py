"""Putting what reviewers left in place of what the coder read: claims as rows beside the coder's own, which stay.

Both have the same id; the one that is listed is ``current``. The claims of one decision are a reading of the report, by the
coder "review"; the present reading of the report stays the present one.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, insert, select, update

from wathiq.ledger import tables
from wathiq.ledger.corrected import corrected
from wathiq.ledger.pending import await_events
from wathiq.ledger.record import Record, to_line
from wathiq.ledger.reviews import Opinions, decisions, opinions, review_of, reviewed_reports
from wathiq.ledger.rows_at_once import add_rows, listed
from wathiq.ledger.write import store_claims

CODER = "review"  # stands as the coder version of what a reviewer left


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the decisions on a report come to: the opinions on its claims, and the records that stand in their place, as lines
    by the key of the coder's claim. A rejected claim has none."""

    opinions: tuple[Opinions, ...]
    lines: dict[int, str]


def apply_reviews(connection: Connection, report: str) -> None:
    """Make the claims of a report those that its reviewers left, inside the caller's transaction."""
    if not reviewed_reports(connection, (report,)):
        return
    claims, found = coders(connection, report), wanted(connection, report)
    connection.execute(delete(tables.opinion).where(tables.opinion.c.claim.in_(_all_claims(report))))
    add_rows(connection, tables.opinion, (row for told in found.opinions for row in told.rows()))
    there = _places(connection, report)
    rows = {there.get((seq, line)) or _add(connection, found, seq) for seq, line in found.lines.items()}
    decided = {told.claim for told in found.opinions}
    _set_current(connection, report, rows | (claims.keys() - decided))


def wanted(connection: Connection, report: str) -> Wanted:
    """What the decisions on a report come to, from the decisions and the coder's claims alone."""
    claims = coders(connection, report)
    found = opinions(decisions(connection, tables.decision.c.report == report), claims)
    lines = {told.claim: _line(claims[told.claim], told) for told in found if told.applied.verdict != "reject"}
    return Wanted(tuple(found), lines)


def _line(claim: Record, told: Opinions) -> str:
    return to_line(corrected(claim, told.applied.seen, told.applied.changes, review_of(told)))


def coders(connection: Connection, report: str) -> dict[int, Record]:
    """The claims of the present reading of a report as the coder read them, by key."""
    columns = tables.claim.c
    query = select(columns.seq, columns.record).join(tables.reading, tables.reading.c.seq == columns.reading)
    rows = connection.execute(query.where(tables.reading.c.report == report, tables.reading.c.current).order_by(columns.seq))
    return {row[0]: json.loads(row[1]) for row in rows}


def _all_claims(report: str) -> Select[tuple[int]]:
    return select(tables.claim.c.seq).where(tables.claim.c.report == report)


def _places(connection: Connection, report: str) -> dict[tuple[int, str], int]:
    """The keys of the claims that reviewers ever left of a report, by the coder's claim and by their line."""
    columns = tables.claim.c
    query = select(tables.reviewed.c.stands_for, columns.record, columns.seq)
    query = query.join(tables.reviewed, tables.reviewed.c.claim == columns.seq).where(columns.report == report)
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def _add(connection: Connection, found: Wanted, seq: int) -> int:
    """Store what a reviewer left of a claim; the key of the row."""
    record = json.loads(found.lines[seq])
    decision = next(told.applied.number for told in found.opinions if told.claim == seq)
    [key] = store_claims(connection, _reading(connection, record["report"]["id"], decision), False, [record])
    connection.execute(insert(tables.reviewed), {"claim": key, "stands_for": seq})
    return key


def _reading(connection: Connection, report: str, decision: int) -> int:
    """A reading of the report by the reviewer who made a decision, with the facts of the present one."""
    columns = tables.reading.c
    present = connection.execute(select(columns.record, columns.seal).where(columns.report == report, columns.current)).one()
    told = {"record": present.record, "seal": present.seal, "coder_version": CODER, "coder_language": str(decision)}
    key = connection.execute(insert(tables.reading), {"report": report, **told, "current": False}).inserted_primary_key
    if key is None:
        raise TypeError("the database gave no key for a new row")
    return int(key[0])


def _set_current(connection: Connection, report: str, current: Collection[int]) -> None:
    """Make these the current claims of a report; those that come or go await the events."""
    columns = tables.claim.c
    for is_listed in (True, False):
        inside = columns.seq.in_(listed(current))
        changed = (columns.report == report) & (columns.current != is_listed) & (inside if is_listed else ~inside)
        await_events(connection, changed)
        connection.execute(update(tables.claim).where(changed).values(current=is_listed))
