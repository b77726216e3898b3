"""The data files of reconciliation: which types are kin, and how much each judgement weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from wathiq.errors import KnowledgeError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kinship:
    """PLOVER types that can tell of one happening, and those of acts that both parties do together."""

    kin: frozenset[frozenset[str]]
    mutual: frozenset[str]

    def of(self, type_: str) -> tuple[str, ...]:
        """A type and all types that are kin to it."""
        return (type_, *sorted(other for pair in self.kin if type_ in pair for other in pair if other != type_))

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two types can tell of one happening."""
        return one == other or frozenset((one, other)) in self.kin


@dataclass(frozen=True, slots=True)
class Weights:
    """What each judgement adds for "one happening"; ``bias`` is added to every pair."""

    bias: float
    of: Mapping[str, float]


@lru_cache(maxsize=1)
def kinship() -> Kinship:
    """The types that are kin."""
    content = _read(HERE / "kinship.yaml", "kin", "mutual")
    return Kinship(frozenset(frozenset(pair) for pair in content["kin"]), frozenset(content["mutual"]))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of the judgements."""
    content = _read(HERE / "weights.yaml", "bias", "weights")
    found = {str(name): float(value) for name, value in content["weights"].items()}
    return Weights(float(content["bias"]), MappingProxyType(found))


def _read(path: Path, *keys: str) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key in ("source", *keys):
        if not isinstance(content, dict) or content.get(key) is None:
            raise KnowledgeError(f"{path.name}, entry '{key}'", "is missing", "restore or mend the file")
    return dict(content)
