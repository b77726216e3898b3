"""What reviewers decide on two claims: that they tell of one happening, or that they do not. Rows are added, never changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, insert, select

from wathiq.errors import UsageError
from wathiq.ledger import tables
from wathiq.ledger.anchors import found_again
from wathiq.ledger.apply import coders
from wathiq.ledger.pending import await_events
from wathiq.ledger.record import Record, seal, to_line
from wathiq.ledger.reviews import coders_claims, signature


@dataclass(frozen=True, slots=True)
class Pairing:
    """A reviewer's word on two claims, by their ids: ``together`` says that they tell of one happening. ``time`` is UTC."""

    one: str
    other: str
    together: bool
    reviewer: str
    time: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KeptPairing:
    """A pairing as it is kept. ``claims`` are their ids in the present reading, None where a claim is not there any more."""

    number: int
    reviewer: str
    together: bool
    time: str
    reason: str
    seen: tuple[Record, Record]
    standing: bool = True
    claims: tuple[str | None, str | None] = (None, None)

    @property
    def pair(self) -> tuple[str, str] | None:
        """The two claims of the present reading, in order; None where one is not there any more, or both are one by now."""
        one, other = self.claims
        return None if one is None or other is None or one == other else (min(one, other), max(one, other))


def add_pairing(connection: Connection, pairing: Pairing) -> int:
    """Store a pairing, inside the caller's transaction; its number. UsageError when a claim is not there, or is given twice."""
    if pairing.one == pairing.other:
        raise UsageError(f"claim '{pairing.one}'", "cannot be paired with itself", "name two claims")
    seen = [_seen(connection, id_) for id_ in (pairing.one, pairing.other)]
    told = {"one": seen[0], "other": seen[1], "together": pairing.together}
    return _add(connection, {**told, **signature(pairing.reviewer, pairing.time, pairing.reason)}, None)


def _seen(connection: Connection, id_: str) -> Record:
    found = next((one for one in coders_claims(connection, id_) if one.record["id"] == id_), None)
    if found is None:
        raise UsageError(f"claim '{id_}'", "is not there", "see `wathiq claims` for the ids")
    return found.record


def undo_pairing(connection: Connection, reviewer: str, time: str, reason: str) -> KeptPairing:
    """Undo a reviewer's latest standing pairing; UsageError when there is none."""
    last = next((one for one in reversed(pairings(connection)) if one.standing and one.reviewer == reviewer), None)
    if last is None:
        raise UsageError(f"reviewer '{reviewer}'", "has no pairing to undo", "see `wathiq review list --show pairs`")
    told = {"one": last.seen[0], "other": last.seen[1], "together": last.together}
    _add(connection, {**told, **signature(reviewer, time, reason)}, last.number)
    return last


def _add(connection: Connection, record: Record, undoes: int | None) -> int:
    line = to_line({**record, "undoes": undoes})
    row = {"reviewer": record["reviewer"], "record": line, "seal": seal(line), "undoes": undoes}
    key = connection.execute(insert(tables.pairing), row).inserted_primary_key
    if key is None:
        raise TypeError("the database gave no key for a new row")
    return int(key[0])


def pairings(connection: Connection) -> list[KeptPairing]:
    """Every pairing in order, those that were undone included, with the claims of the present readings."""
    columns, undoing = tables.pairing.c, tables.pairing.alias("undoing")
    joined = tables.pairing.outerjoin(undoing, undoing.c.undoes == columns.number)
    query = select(columns.number, columns.record, undoing.c.number.label("undone")).select_from(joined)
    kept = [_kept(row) for row in connection.execute(query.where(columns.undoes.is_(None)).order_by(columns.number)).mappings()]
    reports = {str(claim["report"]["id"]) for one in kept for claim in one.seen}
    present = {report: coders(connection, report) for report in sorted(reports)}
    return [replace(one, claims=(_now(one.seen[0], present), _now(one.seen[1], present))) for one in kept]


def _kept(row: RowMapping) -> KeptPairing:
    told = json.loads(row["record"])
    values = {key: told[key] for key in ("reviewer", "together", "time", "reason")}
    return KeptPairing(row["number"], **values, seen=(told["one"], told["other"]), standing=row["undone"] is None)


def _now(seen: Record, present: dict[str, dict[int, Record]]) -> str | None:
    among = present[seen["report"]["id"]]
    found = found_again(seen, {}, False, among)
    return None if found is None else str(among[found]["id"])


def words(connection: Connection) -> dict[tuple[str, str], bool]:
    """What applies: for two claims, by their ids in order, whether they tell of one happening. Of several words on the same two
    the last one counts; none does with a claim that is not there."""
    return {one.pair: one.together for one in pairings(connection) if one.standing and one.pair}


def await_pair(connection: Connection, number: int) -> None:
    """Let the claims of a pairing await the events, inside the caller's transaction."""
    one = next(one for one in pairings(connection) if one.number == number)
    await_events(connection, tables.claim.c.current & tables.claim.c.id.in_([id_ for id_ in one.claims if id_]))
