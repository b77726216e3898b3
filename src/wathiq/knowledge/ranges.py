"""The largest amount of each unit that one exchange between parties can have, for notes on what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from wathiq.errors import KnowledgeError

FILE = Path(__file__).parent / "ranges.yaml"


@lru_cache(maxsize=4)
def load(path: Path = FILE) -> Mapping[str, float]:
    """Unit → most; KnowledgeError names the entry that is wrong."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = {}
    for unit, entry in content["units"].items():
        if not isinstance(entry, dict) or not isinstance(entry.get("most"), int | float) or not entry.get("why"):
            raise KnowledgeError(f"{path.name}, entry '{unit}'", "has no number 'most' or no 'why'", "write both")
        found[str(unit)] = float(entry["most"])
    return MappingProxyType(found)
