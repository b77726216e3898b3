"""Opening a ledger file: SQLite in write-ahead mode, so that others read while one writes and a killed writer leaves
whole reports only. Everything particular to SQLite is here."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from wathiq.errors import LedgerError
from wathiq.languages.spelling import spoken_in
from wathiq.ledger.migrations import MIGRATIONS, migrate, version_of

_PATIENCE_MS = 60_000  # how long a writer waits for another one
_WRITE_LOCK = {"wathiq_begin": "BEGIN IMMEDIATE"}


def open_engine(path: Path, create: bool, *, read_only: bool = False) -> Engine:
    """An engine on the ledger at ``path``, brought to the present version; LedgerError when that cannot be done.

    Where it is ``read_only`` SQLite itself refuses to write, and a ledger of an earlier version is refused as it is.
    """
    _refuse_impossible(path, create and not read_only)
    engine = create_engine(URL.create("sqlite", database=str(path)))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    if read_only:
        event.listen(engine, "connect", _forbid_writing)
    try:
        _bring_up_to_date(engine, str(path), read_only)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def reading(engine: Engine, name: str) -> Iterator[Connection]:
    """A connection that sees one unchanging state of the ledger, however long it reads."""
    with explained(name), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, name: str) -> Iterator[Connection]:
    """A connection that writes everything or nothing; it waits for its turn before it looks at anything."""
    with explained(name), engine.connect() as connection, connection.execution_options(**_WRITE_LOCK).begin():
        yield connection


@contextmanager
def rehearsing(engine: Engine, name: str) -> Iterator[Connection]:
    """A connection whose writing is taken back at the end, whatever happens."""
    with explained(name), engine.connect() as connection:
        transaction = connection.execution_options(**_WRITE_LOCK).begin()
        try:
            yield connection
        finally:
            transaction.rollback()


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn the database's errors into LedgerError, which names the file and the way out."""
    try:
        yield
    except DatabaseError as error:
        raise LedgerError(name, f"cannot be used ({error.orig})", _way_out(str(error.orig))) from error


def _way_out(message: str) -> str:
    if "not a database" in message:
        return "it is no ledger: name another file with --ledger"
    if "locked" in message:
        return "another program holds it: try again when it has finished"
    if "full" in message:
        return "free some disk space and read again: nothing stored is lost"
    return "check that file and folder may be written, or restore a copy"


def _refuse_impossible(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(str(path), "is a folder", "name a file with --ledger")
    if not path.exists() and not create:
        raise LedgerError(str(path), "does not exist", "run `wathiq read` first, or name another ledger with --ledger")
    if not path.parent.is_dir():
        raise LedgerError(str(path), "stands in a folder that does not exist", f"create {path.parent} first")


def _bring_up_to_date(engine: Engine, name: str, read_only: bool) -> None:
    """Look first without a lock, so that readers of a present-day ledger never wait for a writer."""
    with reading(engine, name) as connection:
        have = version_of(connection, name)
    if have == len(MIGRATIONS):
        return
    if read_only and have < len(MIGRATIONS):
        raise LedgerError(name, "was written by an older Wathiq", "run `wathiq events` on it once, which brings it up to date")
    with explained(name), engine.connect() as connection:
        _driver(connection).execute("PRAGMA journal_mode=WAL")
    with writing(engine, name) as connection:
        migrate(connection, name)


def _driver(connection: Connection) -> sqlite3.Connection:
    found = connection.connection.driver_connection
    if not isinstance(found, sqlite3.Connection):
        raise TypeError("the ledger runs on SQLite")
    return found


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins and ends the transactions, not the driver
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.create_function("spoken_in", 2, spoken_in, deterministic=True)
    connection.execute("PRAGMA synchronous=NORMAL")  # in write-ahead mode a killed process loses nothing committed


def _forbid_writing(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA query_only=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("wathiq_begin", "BEGIN"))
