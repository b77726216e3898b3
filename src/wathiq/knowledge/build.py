"""Writes the parsed form of the party files, so that the program starts at once: ``python -m wathiq.knowledge.build``.

It is never needed: a missing or outdated parsed form only makes the start slower by the time that YAML takes.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from wathiq.knowledge import parties


def build(folder: Path | None = None) -> Path:
    """Parse every party file, check it, and write the parsed form beside the folders; the path written."""
    folder = folder or Path(__file__).parent
    sources = parties.sources_of(folder)
    content = {"digest": parties.digest(sources), "entries": list(parties.parse(sources))}
    path = folder / parties.COMPILED
    path.write_text(json.dumps(content, ensure_ascii=False, default=_plain, separators=(",", ":")), encoding="utf-8")
    parties.load(folder)
    return path


def _plain(value: object) -> str:
    """YAML reads an unquoted 2024-05-12 as a date; JSON has none."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a party file")


if __name__ == "__main__":
    print(build())
