"""Small checked steps that the loaders of data files share: reading YAML, required keys, lists of forms."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from wathiq.errors import KnowledgeError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is about eight times as fast


def read_yaml(path: Path) -> dict[Any, Any]:
    """The mapping that a YAML file holds; KnowledgeError when the file is missing, malformed or no mapping."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader either way
    except (OSError, yaml.YAMLError) as problem:
        raise KnowledgeError(path.name, f"cannot be read ({problem})", "correct the file") from problem
    if not isinstance(data, dict):
        raise KnowledgeError(path.name, "does not hold named sections", "start each section with 'name:'")
    return data


def require_keys(data: dict[Any, Any], path: Path, keys: Iterable[str]) -> None:
    """KnowledgeError naming the first of ``keys`` that ``data`` lacks."""
    for key in keys:
        if key not in data:
            raise KnowledgeError(path.name, f"has no section '{key}'", "add it; other languages' files show its form")


def forms_of(entry: Any, where: str) -> list[str]:
    """``entry`` as a list of non-empty strings, or KnowledgeError naming ``where`` it stands. No such words: [].

    >>> forms_of(["طن", "أطنان"], "goods.yaml: units")
    ['طن', 'أطنان']
    """
    if not isinstance(entry, list) or not all(isinstance(form, str) and form.strip() for form in entry):
        raise KnowledgeError(where, f"{entry!r} is not a list of words", "write the forms as [one, two]")
    return entry
