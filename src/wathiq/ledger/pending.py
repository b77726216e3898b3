"""Claims that wait: those that came, went or changed since the events were last brought up to date."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from wathiq.ledger import tables


def await_events(connection: Connection, which: ColumnElement[bool]) -> None:
    """Put the claims of a condition on the list, inside the caller's transaction."""
    found = select(tables.claim.c.seq).where(which)
    connection.execute(insert(tables.pending).prefix_with("OR IGNORE").from_select(["claim"], found))


def waiting(connection: Connection) -> list[int]:
    """The keys of the claims that wait: superseded ones first, then by their time."""
    columns = tables.claim.c
    query = select(columns.seq).where(columns.seq.in_(select(tables.pending.c.claim)))
    return list(connection.scalars(query.order_by(columns.current, columns.earliest, columns.seq)))


def reckoned_by(connection: Connection) -> str | None:
    """The version of the rules by which the events were reckoned."""
    return connection.scalar(select(tables.reckoning.c.version))


def reckon_by(connection: Connection, version: str) -> None:
    """Begin anew, with every claim waiting, if the events were reckoned by other rules; ``version`` names them in any form."""
    if reckoned_by(connection) == version:
        return
    for table in tables.RECKONED:
        connection.execute(delete(table))
    connection.execute(insert(tables.reckoning), {"version": version})
    await_events(connection, tables.claim.c.current)
