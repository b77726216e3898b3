"""How a list finds its rows. What holds of few rows is looked up, and they are put in order; where everything that is asked
holds of many, the list is walked in its own order until there are enough: a page of a large ledger costs a bounded effort.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, func, select
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

Condition = ColumnElement[bool]
Keys = Select[tuple[int]] | CompoundSelect[tuple[int]]

MANY = 20_000  # rows: looking up and ordering so many takes about as long as a page may


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a filter asks of a row: as a question to the row itself, and as the keys of all rows of which it holds,
    found by an index (None where no index has them)."""

    holds: Condition
    keys: Keys | None = None


def narrowed(connection: Connection, key: ColumnElement[int], asked: Iterable[Asked]) -> list[Condition]:
    """All that is asked as conditions on rows with a ``key``; where one thing holds of few rows, it says which they are."""
    told = list(asked)
    few = _fewest(connection, [one.keys for one in told if one.keys is not None])
    conditions = [one.holds for one in told]
    return conditions if few is None else [key.in_(few), *conditions]


def unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column for a question to one row: SQLite shall not walk the list by an index of this column, in another order."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _fewest(connection: Connection, lookups: Sequence[Keys]) -> Keys | None:
    """The lookup that finds the fewest rows, if any finds few; the cheapest to count is told first."""
    counted = [(_count(connection, keys), keys) for keys in lookups]
    number, best = min(counted, key=lambda one: one[0], default=(MANY + 1, None))
    return best if number <= MANY else None


def _count(connection: Connection, keys: Keys) -> int:
    """How many rows a lookup finds; one more than many when there are more."""
    return connection.scalar(select(func.count()).select_from(keys.limit(MANY + 1).subquery())) or 0
