"""Proving a ledger: hashes of texts, seals of records, words against the text, and columns against the records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select, union

from wathiq.ledger import tables
from wathiq.ledger.apply import coders, wanted
from wathiq.ledger.record import Record, seal
from wathiq.ledger.reviews import reviewed_reports
from wathiq.ledger.rows import claim_row, party_rows, provision_rows, voice_rows
from wathiq.ledger.tallies import busiest, tallies
from wathiq.ledger.write import text_hash


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: in which report and, if in a claim, which one; ``what`` is a sentence."""

    report: str
    claim: str | None
    what: str


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything in the ledger that is not as it was written, superseded rows included; nothing when all is well."""
    yield from _damage(connection)
    for stored in connection.execute(select(tables.report).order_by(tables.report.c.id)):
        yield from _text_problems(stored)
        yield from _reading_problems(connection, stored.id)
        yield from _claims_problems(connection, stored)
    yield from _pairing_problems(connection)
    yield from _tally_problems(connection)
    for report in _reviewed(connection):
        yield from _review_problems(connection, report)


def _damage(connection: Connection) -> Iterator[Problem]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Problem("", None, f"The file is damaged: {row[0]}.")


def _text_problems(stored: Row[Any]) -> Iterator[Problem]:
    if text_hash(stored.text) != stored.text_sha256:
        yield Problem(stored.id, None, "The text is not the one that was read: its SHA-256 differs.")


def _reading_problems(connection: Connection, report: str) -> Iterator[Problem]:
    rows = connection.execute(select(tables.reading).where(tables.reading.c.report == report)).all()
    for row in rows:
        if seal(row.record) != row.seal:
            yield Problem(report, None, "What is known of the report was changed: its seal is broken.")
    if sum(row.current for row in rows) != 1:
        yield Problem(report, None, "Not exactly one reading of the report is current.")


def _claims_problems(connection: Connection, stored: Row[Any]) -> Iterator[Problem]:
    rows = connection.execute(select(tables.claim).where(tables.claim.c.report == stored.id).order_by(tables.claim.c.seq)).all()
    indexes = {table: _by_claim(connection, table, stored.id) for table, _, _ in _INDEXES}
    for row in rows:
        for what in _claim_faults(row, stored.text, {table: index[row.seq] for table, index in indexes.items()}):
            yield Problem(stored.id, row.id, what)


_INDEXES = (
    (tables.claim_party, "parties", party_rows),
    (tables.claim_voice, "voices", voice_rows),
    (tables.claim_provision, "provisions", provision_rows),
)


def _reviewed(connection: Connection) -> list[str]:
    """The reports that somebody decided on, and those whose claims look like it."""
    left = union(select(tables.opinion.c.claim), select(tables.reviewed.c.claim))
    told = select(tables.claim.c.report).where(tables.claim.c.seq.in_(left))
    return sorted({*reviewed_reports(connection), *connection.scalars(told)})


def _pairing_problems(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(tables.pairing)):
        if seal(row.record) != row.seal:
            yield Problem("", None, f"Pairing {row.number} was changed: its seal is broken.")


def _tally_problems(connection: Connection) -> Iterator[Problem]:
    counted = {row[0]: row[1] for row in connection.execute(tallies())}
    for code, number in busiest(connection):
        if counted.pop(code, 0) != number:
            yield Problem("", None, f"The number of events of {code} is not that of its events.")
    for code in counted:
        yield Problem("", None, f"The number of events of {code} is not that of its events.")


def _review_problems(connection: Connection, report: str) -> Iterator[Problem]:
    """Decisions as they were made, and the claims that follow from them."""
    for row in connection.execute(select(tables.decision).where(tables.decision.c.report == report)):
        if seal(row.record) != row.seal:
            yield Problem(report, None, f"Decision {row.number} was changed: its seal is broken.")
            return
    try:
        as_left = _listed(connection, report) == _due(connection, report)
    except (ValueError, KeyError, TypeError):
        as_left = False
    if not as_left:
        yield Problem(report, None, "The claims of the report are not as its reviewers left them.")


def _due(connection: Connection, report: str) -> set[tuple[int, str | None]]:
    """The claims that are to be listed: those that nobody decided on by their keys; what was left of others, with its line."""
    due = wanted(connection, report)
    undecided = coders(connection, report).keys() - {told.claim for told in due.opinions}
    return {*((seq, None) for seq in undecided), *due.lines.items()}


def _listed(connection: Connection, report: str) -> set[tuple[int, str | None]]:
    """The claims that are listed, in the same terms."""
    columns, stands_for = tables.claim.c, tables.reviewed.c.stands_for
    joined = tables.claim.outerjoin(tables.reviewed, tables.reviewed.c.claim == columns.seq)
    query = select(columns.seq, columns.record, stands_for).select_from(joined)
    rows = connection.execute(query.where(columns.report == report, columns.current))
    return {(row[0], None) if row[2] is None else (row[2], row[1]) for row in rows}


def _by_claim(connection: Connection, table: Table, report: str) -> defaultdict[int, list[Record]]:
    """The rows of an index that belong to a report's claims, by the key of the claim."""
    found: defaultdict[int, list[Record]] = defaultdict(list)
    joined = select(table).join(tables.claim).where(tables.claim.c.report == report)
    for row in connection.execute(joined).mappings():
        found[row["claim"]].append({name: value for name, value in row.items() if name != "claim"})
    return found


def _claim_faults(row: Row[Any], text: str, indexes: Mapping[Table, list[Record]]) -> Iterator[str]:
    if seal(row.record) != row.seal:
        yield "The claim was changed: its seal is broken."
    try:
        record = json.loads(row.record)
        expected = claim_row(record)
        indexed = [(table, name, rows_of(record)) for table, name, rows_of in _INDEXES]
    except (ValueError, KeyError, TypeError):
        yield "The claim's record cannot be read."
        return
    yield from _wrong_words(record, text)
    yield from _wrong_columns(row, expected)
    for table, name, want in indexed:
        if _sorted(want) != _sorted(indexes[table]):
            yield f"The index of {name} differs from the claim's record."


def _wrong_words(record: Record, text: str) -> Iterator[str]:
    for place, words in words_in(record):
        if text[words["start"] : words["end"]] != words["text"]:
            yield f"The words of {place} do not stand at {words['start']}–{words['end']} of the text."


def _wrong_columns(row: Row[Any], expected: Record) -> Iterator[str]:
    wrong = [name for name, value in expected.items() if row._mapping[name] != value]
    if wrong:
        yield f"The index of the claim differs from its record: {', '.join(wrong)}."


def _sorted(rows: list[Record]) -> list[list[tuple[str, Any]]]:
    return sorted(sorted(row.items()) for row in rows)


def words_in(value: object, place: str = "claim") -> Iterator[tuple[str, Record]]:
    """Every words object inside a record, with the dotted name of where it stands (``source.0.words``)."""
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            yield place, value
        for key, inner in value.items():
            yield from words_in(inner, key if place == "claim" else f"{place}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from words_in(inner, f"{place}.{index}")
