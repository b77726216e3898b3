"""A claim's chain of voices in one line, the one who knows first."""

from __future__ import annotations

from wathiq.ledger import Record
from wathiq.serve.terminal import shorten

_TITLE = 48  # columns of a title that stands in for its outlet
_ID = 12  # letters of an id that are shown whole; of a longer one eight


def chain(record: Record) -> tuple[str, ...]:
    """The names of the voices, innermost first, the outlet last; the report itself where nobody knows its outlet."""
    inner = tuple(voice["name"] for voice in reversed(record["voices"][1:]))
    return (*inner, _outermost(record))


def innermost(record: Record) -> str:
    """Who knows, and through which outlet: "Alexander Matsegora ← Izvestia"; the outlet alone when it says so itself."""
    names = chain(record)
    return names[0] if len(names) == 1 else f"{names[0]} ← {names[-1]}"


def _outermost(record: Record) -> str:
    report = record["report"]
    if report["outlet"]:
        return str(record["voices"][0]["name"])
    title = shorten(report["title"] or "", _TITLE)
    return f"«{title}»" if title else f"report {_short(report['id'])}"


def _short(name: str) -> str:
    return name if len(name) <= _ID else f"{name[:8]}…"
