"""A row of a foreign data set as a claim, and a story of rows as a report.

Such a row holds no sentence, so the report's text is made of the row itself, one plain line for each, of words that the row
has: ``2018-06-01: Japan → Consult (CAMEO 040) → Vietnam. Publisher: Kyodo.`` Every value of the claim points into that line.
The provider is the outlet; the publisher that the row names is the voice through which it knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wathiq.model import (
    Act,
    ActType,
    Claim,
    Coder,
    How,
    Party,
    Report,
    Side,
    Status,
    Voice,
    When,
    Words,
    fingerprint,
)
from wathiq.version import __version__

_NOBODY = "(nobody named)"
_SURE = 1.0  # that the row says so; how often its provider is right is not ours to say


@dataclass(frozen=True, slots=True)
class Actor:
    """A side of a row: the name as the row writes it, the party that it is, and how that was found out."""

    name: str
    party: Party
    how: How


@dataclass(frozen=True, slots=True)
class Row:
    """What a row of event data says. ``code`` is its own word for the act (``Consult (CAMEO 040)``), ``type`` ours for it."""

    story: str
    day: str  # YYYY-MM-DD
    published: str  # YYYY-MM-DD
    code: str
    type: ActType
    source: Actor | None
    target: Actor | None
    publisher: str | None
    raw: str


@dataclass(slots=True)
class _Line:
    """A line under construction: words are appended, and each says where it stands in the report."""

    start: int
    text: str = ""
    marked: dict[str, Words] = field(default_factory=dict)

    def add(self, text: str, mark: str | None = None) -> None:
        """Append words; those with a mark can be asked for under it."""
        begin = self.start + len(self.text)
        self.text += text
        if mark:
            self.marked[mark] = Words(begin, begin + len(text), text)

    @property
    def whole(self) -> Words:
        """The line itself."""
        return Words(self.start, self.start + len(self.text), self.text)


def story(provider: str, rows: Sequence[Row]) -> tuple[Report, tuple[Claim, ...]]:
    """The report that the rows of one story make, and a claim for each row."""
    lines = _lines(rows)
    text = "\n".join(line.text for line in lines)
    report = Report(
        id=f"{provider.lower()}-{rows[0].story}-{fingerprint({'provider': provider, 'text': text})[:8]}",
        text=text,
        outlet=provider,
        published=rows[0].published,
        language="en",
        title=f"{provider} story {rows[0].story}",
        sha256=_hash(row.raw for row in rows),
        assumed=("text", "title"),
    )
    coder = Coder(__version__, f"{provider.lower()}-1")
    return report, tuple(_claim(report, row, line, coder) for row, line in zip(rows, lines, strict=True))


def _lines(rows: Iterable[Row]) -> list[_Line]:
    made: list[_Line] = []
    start = 0
    for row in rows:
        line = _line(row, start)
        made.append(line)
        start += len(line.text) + len("\n")
    return made


def _line(row: Row, start: int) -> _Line:
    line = _Line(start)
    line.add(row.day, "when")
    line.add(": ")
    line.add(row.source.name if row.source else _NOBODY, "source")
    line.add(" → ")
    line.add(row.code, "act")
    line.add(" → ")
    line.add(row.target.name if row.target else _NOBODY, "target")
    line.add(".")
    if row.publisher:
        line.add(" Publisher: ")
        line.add(row.publisher, "publisher")
        line.add(".")
    return line


def _claim(report: Report, row: Row, line: _Line, coder: Coder) -> Claim:
    act = Act(
        type=row.type,
        trigger=line.marked["act"],
        evidence=line.whole,
        source=_side(row.source, line.marked["source"]),
        target=_side(row.target, line.marked["target"]),
        reciprocal=False,
        status=Status("happened"),
        when=When(row.day, row.day, row.day, line.marked["when"]),
        exchange=(),
        confidence=_SURE,
    )
    key = {"report": report.id, "evidence": [line.whole.start, line.whole.end], "code": row.code}
    return Claim(fingerprint(key), report, act, _voices(report, row, line), coder)


def _side(actor: Actor | None, words: Words) -> tuple[Side, ...]:
    return (Side(actor.party, words, actor.how),) if actor else ()


def _voices(report: Report, row: Row, line: _Line) -> tuple[Voice, ...]:
    provider = Voice(report.outlet or "", "outlet", "reports")
    if not row.publisher:
        return (provider,)
    return provider, Voice(row.publisher, "outlet", "cites", None, line.marked["publisher"])


def _hash(lines: Iterable[str]) -> str:
    """SHA-256 of the rows as they stood in the file."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
