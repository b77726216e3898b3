"""The steps that bring a ledger file from any earlier version to this one, in order; version N has had N of them.

A released step is never edited: a change of the tables is a new step at the end, and ``tables.py`` says where they lead.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy.schema import CreateIndex

from wathiq.errors import LedgerError
from wathiq.ledger import tables
from wathiq.ledger.queue import CONFIDENCE
from wathiq.ledger.rows import provision_rows
from wathiq.ledger.search import index_all
from wathiq.ledger.sides import add_pairs
from wathiq.ledger.tallies import tallies

Migration = Callable[[Connection], None]


def first_tables(connection: Connection) -> None:
    """Version 1: reports, readings, claims, and who takes part and speaks in them."""
    first = (tables.report, tables.reading, tables.claim, tables.claim_party, tables.claim_voice)
    tables.metadata.create_all(connection, tables=[tables.version, *first])


def sanctions_lists(connection: Connection) -> None:
    """Version 2: sanctions lists and who is on them."""
    tables.metadata.create_all(connection, tables=[tables.watchlist, tables.listing])


def withdrawals(connection: Connection) -> None:
    """Version 3: voices and reports that are withdrawn."""
    tables.metadata.create_all(connection, tables=[tables.withdrawal])


def stored_events(connection: Connection) -> None:
    """Version 4: events, and all that is kept so that a new report touches only what it bears on; every claim awaits them."""
    tables.metadata.create_all(connection, tables=list(tables.RECKONED))
    waiting = select(tables.claim.c.seq).where(tables.claim.c.current)
    connection.execute(insert(tables.pending).from_select(["claim"], waiting))


def search_index(connection: Connection) -> None:
    """Version 5: the words of all reports, folded, in an index."""
    tables.searchable.create(connection)
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE passage USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
    )
    index_all(connection)


def provisions_of_claims(connection: Connection) -> None:
    """Version 6: the provisions of claims, to look them up by."""
    tables.claim_provision.create(connection)
    columns = tables.claim.c
    query = select(columns.seq, columns.record).where(columns.record.not_like('%"provisions":[]%'))
    for key, line in connection.execute(query).all():
        rows = [{**row, "claim": key} for row in provision_rows(json.loads(line))]
        if rows:
            connection.execute(insert(tables.claim_provision), rows)


def reviews(connection: Connection) -> None:
    """Version 7: what reviewers decide, and an order in which they are asked: the least certain claims first."""
    made = (tables.decision, tables.pairing, tables.reviewed, tables.opinion)
    tables.metadata.create_all(connection, tables=list(made))
    order = f"claim ({CONFIDENCE}, seq) WHERE current = 1"
    connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS claim_by_confidence ON {order}")
    connection.exec_driver_sql("CREATE INDEX IF NOT EXISTS event_contested ON event (seq) WHERE contested = 1")


def quick_lists(connection: Connection) -> None:
    """Version 8: what lists are found by however large a ledger is, and the number of events of each party."""
    for table in (tables.claim, tables.claim_voice, tables.event, tables.lineage):
        for index in table.indexes:
            connection.execute(CreateIndex(index, if_not_exists=True))
    for name in ("claim_in_order", "event_in_order", "claim_by_time"):  # the same order or time, without what is asked of a row
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {name}")
    add_pairs(connection)
    tables.tally.create(connection, checkfirst=True)
    connection.execute(tables.tally.delete())
    connection.execute(insert(tables.tally).from_select(["code", "events"], tallies()))


MIGRATIONS: tuple[Migration, ...] = (
    *(first_tables, sanctions_lists, withdrawals),
    *(stored_events, search_index, provisions_of_claims, reviews, quick_lists),
)


def version_of(connection: Connection, name: str) -> int:
    """The version of an open database, 0 when it is empty; LedgerError when it belongs to another program."""
    present = inspect(connection).get_table_names()
    if not present:
        return 0
    if tables.version.name not in present:
        raise LedgerError(name, "is a database of another program", "name another file with --ledger")
    return connection.scalar(select(tables.version.c.version)) or 0


def migrate(connection: Connection, name: str, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Run the steps that the database has not had, inside the caller's transaction; LedgerError when it is newer."""
    have = version_of(connection, name)
    refuse_newer(have, name, migrations)
    for step in migrations[have:]:
        step(connection)
    if have < len(migrations):
        tables.version.create(connection, checkfirst=True)
        connection.execute(tables.version.delete())
        connection.execute(tables.version.insert(), {"version": len(migrations)})


def refuse_newer(have: int, name: str, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """LedgerError when a later Wathiq wrote the file: guessing at unknown tables could damage it."""
    if have > len(migrations):
        problem = f"was written by a newer Wathiq (ledger version {have}, this one knows {len(migrations)})"
        raise LedgerError(name, problem, "upgrade wathiq, or name another file with --ledger")
