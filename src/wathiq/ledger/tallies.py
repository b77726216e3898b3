"""How many events each party is a side of, counted when events are written and not when somebody asks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, bindparam, distinct, func, select, update
from sqlalchemy.dialects.sqlite import insert

from wathiq.ledger.rows_at_once import listed
from wathiq.ledger.tables import event_party, tally

SIDES = ("source", "target")


def tallies() -> Select[Any]:
    """The events of each party, by its code; one that it is both source and target of counts once."""
    columns, number = event_party.c, func.count(distinct(event_party.c.event))
    return select(columns.code, number).where(columns.role.in_(SIDES)).group_by(columns.code)


def tally_events(connection: Connection, events: Collection[int], sign: int) -> None:
    """Add events, named by their keys, to the tallies of their parties (``sign`` 1), or take them off (-1)."""
    rows = connection.execute(tallies().where(event_party.c.event.in_(listed(events)))).all()
    if rows:
        blank = insert(tally).on_conflict_do_nothing()
        connection.execute(blank, [{"code": row[0], "events": 0} for row in rows])
        raised = update(tally).where(tally.c.code == bindparam("party")).values(events=tally.c.events + bindparam("more"))
        connection.execute(raised, [{"party": row[0], "more": sign * row[1]} for row in rows])


def busiest(connection: Connection) -> list[tuple[str, int]]:
    """The parties of all events with the number of events that they are a side of, the busiest first."""
    columns = tally.c
    query = select(columns.code, columns.events).where(columns.events > 0).order_by(columns.events.desc(), columns.code)
    return [(row[0], row[1]) for row in connection.execute(query)]
