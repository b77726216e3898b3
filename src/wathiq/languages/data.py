"""Reading the data files of a language: YAML mappings with a source and a licence, and errors that name the entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from wathiq.errors import KnowledgeError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as quick


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a data file is being checked: a file and one of its entries."""

    path: Path
    entry: str

    def unless(self, holds: bool, problem: str) -> None:
        """Raise KnowledgeError with ``problem`` unless what should hold does."""
        if not holds:
            raise KnowledgeError(f"{self.path.name}, entry '{self.entry}'", problem, "mend the entry")


def read(path: Path, *keys: str) -> dict[str, Any]:
    """Read a YAML file as a mapping that has ``source``, ``licence`` and ``keys``; KnowledgeError when it has not."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (a safe loader, chosen above)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})", "restore or mend the file") from error
    Problem(path, "the file").unless(isinstance(data, dict), "must be a mapping")
    for key in ("source", "licence", *keys):
        Problem(path, key).unless(bool(data.get(key)), "is missing")
    return dict(data)


def words(entry: Mapping[str, Any], key: str) -> list[str]:
    """The list of words under ``key``; a single word counts as a list of one, nothing as none."""
    value = entry.get(key) or []
    return [value] if isinstance(value, str) else [str(word) for word in value]
