"""Storing one reading of one report. Nothing stored is overwritten: a newer reading supersedes an older one, and a
reading that is there already becomes the current one again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, func, insert, select, update

from wathiq.errors import InputError
from wathiq.ledger import tables
from wathiq.ledger.pending import await_events
from wathiq.ledger.record import Record, claim_to_record, report_to_record, seal, to_line
from wathiq.ledger.rows import claim_row, party_rows, provision_rows, voice_rows
from wathiq.ledger.search import index
from wathiq.model import Claim, Coder, Report


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def report_line(report: Report) -> str:
    """A report's record without its text, as one line."""
    record = report_to_record(report)
    del record["text"]
    return to_line(record)


def add_reading(connection: Connection, report: Report, coder: Coder, claims: Sequence[Claim]) -> bool:
    """Store what ``coder`` found in ``report``, inside the caller's transaction; False when it is all there already."""
    _add_text(connection, report)
    index(connection, report.id, report.language, report.title, report.text)
    line = report_line(report)
    known = _readings(connection, report.id)
    current = next((row for row in known if row.current), None)
    again = next((row for row in known if _same(row, line, coder)), None)
    older = current is not None and coder_order(coder) < coder_order(_coder(current))
    if again and (older or again.current):
        return False
    if not older:
        _set_current(connection, tables.reading.c.report == report.id, False)
    if again:
        _set_current(connection, tables.reading.c.seq == again.seq, True)
        return False
    _add_claims(connection, _add_row(connection, report.id, line, coder, not older), not older, claims)
    return True


def coder_order(coder: Coder) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sorts coders from old to new: by the numbers in their version, then by those of their language data."""
    return _numbers(coder.version), _numbers(coder.language)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _add_text(connection: Connection, report: Report) -> None:
    digest = text_hash(report.text)
    known = connection.scalar(select(tables.report.c.text_sha256).where(tables.report.c.id == report.id))
    if known is None:
        connection.execute(insert(tables.report), {"id": report.id, "text": report.text, "text_sha256": digest})
    elif known != digest:
        problem = "the ledger holds another text under this id"
        raise InputError(f"report '{report.id}'", problem, "give the changed text an id of its own")


def _readings(connection: Connection, report: str) -> Sequence[Any]:
    columns = tables.reading.c
    query = select(columns.seq, columns.record, columns.coder_version, columns.coder_language, columns.current)
    return connection.execute(query.where(columns.report == report)).all()


def _coder(row: Row[Any]) -> Coder:
    return Coder(row.coder_version, row.coder_language)


def _same(row: Row[Any], line: str, coder: Coder) -> bool:
    return _coder(row) == coder and _facts(row.record) == _facts(line)


def _facts(line: str) -> Record:
    """What a reading knows of its report; that the same text came in other bytes, as UTF-16 say, makes no other reading."""
    return {key: value for key, value in json.loads(line).items() if key != "sha256"}


def _set_current(connection: Connection, which: ColumnElement[bool], current: bool) -> None:
    """Say of readings, and of their claims, whether they are the current ones."""
    connection.execute(update(tables.reading).where(which).values(current=current))
    readings = select(tables.reading.c.seq).where(which)
    changed = tables.claim.c.reading.in_(readings)
    connection.execute(update(tables.claim).where(changed).values(current=current))
    await_events(connection, changed)


def _add_row(connection: Connection, report: str, line: str, coder: Coder, current: bool) -> int:
    row = {
        "report": report,
        "record": line,
        "seal": seal(line),
        "coder_version": coder.version,
        "coder_language": coder.language,
        "current": current,
    }
    key = connection.execute(insert(tables.reading), row).inserted_primary_key
    if key is None:
        raise TypeError("the database gave no key for a new row")
    return int(key[0])


def _add_claims(connection: Connection, reading: int, current: bool, claims: Sequence[Claim]) -> None:
    """Claims of one id are one claim: the first is kept."""
    records = reversed({claim.id: claim_to_record(claim) for claim in reversed(claims)}.values())
    keys = store_claims(connection, reading, current, tuple(records))
    if current:
        _insert(connection, tables.pending, [{"claim": key} for key in keys])


def store_claims(connection: Connection, reading: int, current: bool, records: Sequence[Record]) -> list[int]:
    """Store records of claims under a reading; their keys. The write lock is held, so that the next free keys are ours."""
    used = connection.scalar(select(func.max(tables.claim.c.seq))) or 0
    keyed = tuple(enumerate(records, start=used + 1))
    link = {"reading": reading, "current": current}
    _insert(connection, tables.claim, [{**claim_row(record), **link, "seq": key} for key, record in keyed])
    indexes = ((tables.claim_party, party_rows), (tables.claim_voice, voice_rows), (tables.claim_provision, provision_rows))
    for table, rows_of in indexes:
        _insert(connection, table, [{**row, "claim": key} for key, record in keyed for row in rows_of(record)])
    return [key for key, _ in keyed]


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
