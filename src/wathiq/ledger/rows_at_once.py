"""Many rows, or many keys, in one statement: what the modules of reckoned tables share."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_unless_there

_AT_ONCE = 20_000


def listed(keys: Collection[int] | Collection[str]) -> Select[Any]:
    """Any number of keys as one parameter; the column is called ``value``."""
    return select(func.json_each(json.dumps(sorted(keys))).table_valued("value").c.value)


def add_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]], *, unless_there: bool = False) -> None:
    """Insert rows; those whose key is there already are left as they are if ``unless_there``, an error otherwise."""
    statement = insert_unless_there(table).on_conflict_do_nothing() if unless_there else insert(table)
    waiting = list(rows)
    for at in range(0, len(waiting), _AT_ONCE):
        connection.execute(statement, waiting[at : at + _AT_ONCE])


def drop_rows(connection: Connection, column: Column[Any], keys: Collection[int] | Collection[str]) -> None:
    """Delete the rows of a table whose ``column`` has one of these values."""
    if keys:
        connection.execute(delete(column.table).where(column.in_(listed(keys))))
