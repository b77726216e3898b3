"""Reading the data files of this package: YAML mappings with a source and a licence, and errors that name the entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from wathiq.errors import KnowledgeError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as quick


def read(path: Path, *keys: str) -> dict[str, Any]:
    """Read a YAML file as a mapping that has ``source``, ``licence`` and ``keys``; KnowledgeError when it has not."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  (a safe loader, chosen above)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})", "restore or mend the file") from error
    require(isinstance(data, dict), path, "the file", "must be a mapping")
    for key in ("source", "licence", *keys):
        require(bool(data.get(key)), path, key, "is missing")
    return dict(data)


def require(holds: bool, path: Path, entry: str, problem: str) -> None:
    """Raise KnowledgeError with ``problem``, naming file and entry, unless what should hold does."""
    if not holds:
        raise KnowledgeError(f"{path.name}, entry '{entry}'", problem, "mend the entry")
