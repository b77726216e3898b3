"""Search in the texts of reports: SQLite's FTS5 over folded words, each also without what is joined to its beginning.

The index holds no text of its own. What users type is never read as FTS5 syntax: every word is quoted, and all must be found.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, column, insert, literal_column, select, table, text

from wathiq.languages import INSTALLED, words
from wathiq.ledger import tables
from wathiq.ledger.record import Record
from wathiq.ledger.rows_at_once import listed

_AROUND = 120  # characters of a passage before and after the first word that is found
_MOST_WORDS = 12

_passage = table("passage", column("rowid", Integer), column("words"))


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a report has the words that were searched: its record without the text, a stretch of its text with its start, the
    places of the words in the whole text (code points), and the claims in whose evidence one of them stands."""

    report: Record
    start: int
    text: str
    places: tuple[tuple[int, int], ...]
    claims: tuple[Record, ...]


def index(connection: Connection, report: str, language: str, title: str | None, content: str) -> None:
    """Put a report into the index, inside the caller's transaction; its text never changes, so once is enough."""
    if connection.scalar(select(tables.searchable.c.seq).where(tables.searchable.c.report == report)) is not None:
        return
    key = connection.execute(insert(tables.searchable), {"report": report}).inserted_primary_key
    if key is None:
        raise TypeError("the database gave no key for a new row")
    told = {form for word in words.found(language, f"{title or ''} {content}") for form in (word.folded, word.stem)}
    row = {"seq": key[0], "words": " ".join(sorted(told))}
    connection.execute(text("INSERT INTO passage (rowid, words) VALUES (:seq, :words)"), row)


def index_all(connection: Connection) -> None:
    """Put every report into the index."""
    joined = tables.reading.join(tables.report, tables.reading.c.report == tables.report.c.id)
    query = select(tables.reading.c.record, tables.report.c.text).select_from(joined).where(tables.reading.c.current)
    for line, content in connection.execution_options(yield_per=100).execute(query):
        known = json.loads(line)
        index(connection, known["id"], known["language"], known["title"], content)


def passages(connection: Connection, typed: str, after: int | None, limit: int) -> list[tuple[int, Passage]]:
    """The reports that hold all words, the latest read first, each with its number, beginning below the number ``after``."""
    asked = [forms for word in words.found("", typed) if (forms := _forms(typed[word.start : word.end]))][:_MOST_WORDS]
    if not asked:
        return []
    match = " AND ".join("(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")" for forms in asked)
    numbers = select(_passage.c.rowid).where(literal_column("passage").op("MATCH")(match))
    if after is not None:
        numbers = numbers.where(_passage.c.rowid < after)
    numbers = numbers.order_by(_passage.c.rowid.desc()).limit(limit)
    found = [(number, *_report(connection, number)) for number in connection.scalars(numbers)]
    claims = _claims(connection, [record["id"] for _, record, _ in found])
    return [(number, _shown(record, content, asked, claims[record["id"]])) for number, record, content in found]


def _forms(word: str) -> frozenset[str]:
    """A word in all forms that the index may have it in, whatever language it is of."""
    return frozenset(form for language in INSTALLED for form in words.forms(language.code, word) if form.isalnum())


def _report(connection: Connection, number: int) -> tuple[Record, str]:
    joined = tables.searchable.join(tables.report, tables.report.c.id == tables.searchable.c.report)
    joined = joined.join(tables.reading, tables.reading.c.report == tables.report.c.id)
    query = select(tables.reading.c.record, tables.report.c.text).select_from(joined)
    row = connection.execute(query.where(tables.searchable.c.seq == number, tables.reading.c.current)).one()
    return json.loads(row[0]), row[1]


def _claims(connection: Connection, reports: Collection[str]) -> defaultdict[str, list[Record]]:
    """The current claims of reports, by report, in the order of their places."""
    columns = tables.claim.c
    query = select(columns.report, columns.record).where(columns.report.in_(listed(reports)), columns.current)
    told: defaultdict[str, list[Record]] = defaultdict(list)
    for report, line in connection.execute(query.order_by(columns.report, columns.start, columns.id)):
        told[report].append(json.loads(line))
    return told


def _shown(record: Record, content: str, asked: Collection[frozenset[str]], claims: Sequence[Record]) -> Passage:
    wanted = frozenset().union(*asked)
    places = tuple(_places(record["language"], content, wanted))
    first = places[0][0] if places else 0
    start = max(0, first - _AROUND)
    within = tuple(claim for claim in claims if _holds(claim["evidence"], places))
    return Passage(record, start, content[start : first + 2 * _AROUND], places, within)


def _holds(evidence: Record, places: Sequence[tuple[int, int]]) -> bool:
    return any(evidence["start"] <= start and end <= evidence["end"] for start, end in places)


def _places(language: str, content: str, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    for word in words.found(language, content):
        if word.folded in wanted or word.stem in wanted:
            yield word.start, word.end
