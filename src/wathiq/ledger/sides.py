"""Who takes part in what: the parties of claims, and those of events, looked up by their codes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, CompoundSelect, Connection, Select, Table, func, insert, literal, select, union
from sqlalchemy.sql.elements import ColumnElement

from wathiq.ledger.narrowing import Condition
from wathiq.ledger.rows_at_once import listed
from wathiq.ledger.tables import event_party

_ROLES = (("source", "target"), ("giver", "taker"))
WAYS = tuple(way for roles in _ROLES for way in (roles, roles[::-1]))  # what two parties can be to one another


PAIR = "pair"  # the role in which an event has two parties at once, under a code made of both


def pair_code(pair: tuple[str, str]) -> str:
    """One code for two parties, whichever comes first."""
    return " ".join(sorted(pair))


def add_pairs(connection: Connection, events: Collection[int] | None = None) -> None:
    """Enter which two stand on both sides of something in these stored events, named by their keys, or in all of them."""
    met = _pairs(events)
    connection.execute(insert(event_party).from_select(["role", "code", "event"], met).prefix_with("OR IGNORE"))


def _pairs(events: Collection[int] | None) -> CompoundSelect[Any]:
    one, other = event_party.alias("one"), event_party.alias("other")
    code = func.min(one.c.code, other.c.code).concat(" ").concat(func.max(one.c.code, other.c.code))
    joined = select(literal(PAIR), code, one.c.event).join_from(one, other, other.c.event == one.c.event)
    met = [joined.where(one.c.role == roles[0], other.c.role == roles[1], one.c.code != other.c.code) for roles in _ROLES]
    return union(*(one_way if events is None else one_way.where(one.c.event.in_(listed(events))) for one_way in met))


class Seats:
    """A table of ``code``, ``role`` and the key of what the party takes part in."""

    def __init__(self, connection: Connection, table: Table, key: Column[Any]) -> None:
        """Look things up in a table by its column ``key``."""
        self._connection, self._table, self._key = connection, table, key

    def of(self, role: str, code: str) -> Select[tuple[int]]:
        """All that a party has a role in."""
        return select(self._key).where(self._table.c.code == code, self._table.c.role == role)

    def has(self, role: str, code: str, key: ColumnElement[int]) -> Condition:
        """Whether a party has a role in the one thing with this key."""
        seat = self._table.alias()
        asked = (seat.c.code == code, seat.c.role == role, seat.c[self._key.name] == key)
        return select(seat.c.code).where(*asked).correlate_except(seat).exists()

    def both(self, roles: tuple[str, str], codes: tuple[str, str]) -> Select[tuple[int]]:
        """All that two parties have these roles in: those of the first are looked through for the second."""
        return self.of(roles[0], codes[0]).where(self.has(roles[1], codes[1], self._key))

    def rarer_first(self, pair: tuple[str, str]) -> tuple[str, str]:
        """Two parties, the one that takes part in less first."""
        one, other = pair
        return pair if self._number(one) <= self._number(other) else (other, one)

    def _number(self, code: str) -> int:
        return self._connection.scalar(select(func.count()).select_from(self.of("source", code).subquery())) or 0
