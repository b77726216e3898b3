"""Withdrawn voices and reports: a decision is a row, undoing it is another one, and nothing is ever erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, func, insert, not_, select

from wathiq.ledger import tables
from wathiq.ledger.fold import fold
from wathiq.ledger.pending import await_events

What = Literal["voice", "report"]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A voice (its name, folded) or a report (its id) that is withdrawn since ``day``, or was until it was restored."""

    what: What
    name: str
    withdrawn: bool
    day: str  # YYYY-MM-DD
    reason: str


def add_withdrawal(connection: Connection, decision: Withdrawal) -> bool:
    """Store a decision, inside the caller's transaction; False when it stands like that already."""
    decision = folded(decision)
    latest = next((one for one in _latest(connection, None) if (one.what, one.name) == (decision.what, decision.name)), None)
    if (latest is not None and latest.withdrawn) == decision.withdrawn:
        return False
    connection.execute(insert(tables.withdrawal), asdict(decision))
    await_events(connection, and_(tables.claim.c.current, not_(and_(*untouched((decision,))))))
    return True


def folded(decision: Withdrawal) -> Withdrawal:
    """The decision with the name of its voice as the ledger matches it; the id of a report stays as it is."""
    return replace(decision, name=fold(decision.name)) if decision.what == "voice" else decision


def history(connection: Connection) -> Iterator[Withdrawal]:
    """Every decision, in order."""
    columns = tables.withdrawal.c
    for row in connection.execute(select(tables.withdrawal).order_by(columns.seq)):
        yield Withdrawal(row.what, row.name, row.withdrawn, row.day, row.reason)


def in_force(connection: Connection, as_of: str | None) -> tuple[Withdrawal, ...]:
    """What is withdrawn, on a day or now."""
    return tuple(one for one in _latest(connection, as_of) if one.withdrawn)


def _latest(connection: Connection, as_of: str | None) -> list[Withdrawal]:
    found = {(one.what, one.name): one for one in history(connection) if as_of is None or one.day <= as_of}
    return list(found.values())


def untouched(withdrawn: tuple[Withdrawal, ...]) -> Iterator[ColumnElement[bool]]:
    """Conditions that leave out the claims of withdrawn reports, and those that a withdrawn voice tells or passes on."""
    claim, voice = tables.claim, tables.claim_voice
    reports = [one.name for one in withdrawn if one.what == "report"]
    if reports:
        yield claim.c.report.not_in(reports)
    for name in (one.name for one in withdrawn if one.what == "voice"):
        sounding = func.spoken_in(name, voice.c.name)
        said = select(voice.c.claim).where(
            voice.c.claim == claim.c.seq, (voice.c.name == name) | (voice.c.words == name) | sounding
        )
        yield not_(said.correlate(claim).exists())
