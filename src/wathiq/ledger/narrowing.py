"""How a list finds its rows. What holds of few rows is looked up, and they are put in order; else the list is walked in its
own order, by an index that has all that is asked of a row, until there are enough: a page costs a bounded effort.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, select
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from wathiq.ledger.rows_at_once import listed

Condition = ColumnElement[bool]
Keys = Select[tuple[int]] | CompoundSelect[tuple[int]]

MANY = 20_000  # rows: of what holds of more, the list is asked row by row
FEW = 4_000  # rows that are looked up one by one; of more, the list is walked and each row is looked for among them


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a filter asks of a row: as a question to the row itself, and as the keys of all rows of which it holds,
    found by an index (None where no index has them). Where an index has it together with the order of the list, ``alone`` is
    the same as a condition that this index answers, for when nothing else is asked."""

    holds: Condition
    keys: Keys | None = None
    alone: Condition | None = None


def narrowed(connection: Connection, key: ColumnElement[int], asked: Iterable[Asked]) -> list[Condition]:
    """All that is asked as conditions on rows with a ``key``; where something holds of no more than many, these are named."""
    told = list(asked)
    if len(told) == 1 and told[0].alone is not None:
        return [told[0].alone]
    best: list[int] | None = None
    for lookup in (one.keys for one in told if one.keys is not None):
        found = _found(connection, lookup, MANY if best is None else len(best))
        best = best if found is None else found
    conditions = [one.holds for one in told]
    if best is None:
        return conditions
    return [(key if len(best) <= FEW else unindexed(key)).in_(listed(best)), *conditions]


def unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column for a question to one row: SQLite shall not walk the list by an index of this column, in another order."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _found(connection: Connection, lookup: Keys, most: int) -> list[int] | None:
    """The keys that a lookup finds; None when they are more than ``most``."""
    found = list(connection.scalars(select(lookup.subquery()).limit(most + 1)))
    return None if len(found) > most else found
