"""A claim's chain of voices in one line, the one who knows first."""

from __future__ import annotations

from wathiq.ledger import Record


def chain(record: Record) -> tuple[str, ...]:
    """The names of the voices, innermost first, the outlet last."""
    return tuple(voice["name"] for voice in reversed(record["voices"]))


def innermost(record: Record) -> str:
    """Who knows, and through which outlet: "Alexander Matsegora ← Izvestia"; the outlet alone when it says so itself."""
    names = chain(record)
    return names[0] if len(names) == 1 else f"{names[0]} ← {names[-1]}"
