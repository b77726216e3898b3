"""The data files of reconciliation: which types are kin, and how much each judgement weighs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from wathiq.languages import data

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kinship:
    """For each PLOVER type those that can tell of one happening with it, itself first; and the types of acts that both parties
    do together."""

    kin: Mapping[str, tuple[str, ...]]
    mutual: frozenset[str]

    def of(self, type_: str) -> tuple[str, ...]:
        """A type and all types that are kin to it."""
        return self.kin.get(type_, (type_,))

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two types can tell of one happening."""
        return other in self.of(one)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each judgement adds for "one happening"; ``bias`` is added to every pair."""

    bias: float
    of: Mapping[str, float]


@lru_cache(maxsize=1)
def kinship() -> Kinship:
    """The types that are kin."""
    content = data.read(HERE / "kinship.yaml", "kin", "mutual")
    kin: dict[str, tuple[str, ...]] = {}
    for one, other in content["kin"]:
        kin[one] = (*kin.get(one, (one,)), other)
        kin[other] = (*kin.get(other, (other,)), one)
    return Kinship(MappingProxyType(kin), frozenset(content["mutual"]))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights of the judgements."""
    content = data.read(HERE / "weights.yaml", "bias", "weights")
    found = {str(name): float(value) for name, value in content["weights"].items()}
    return Weights(float(content["bias"]), MappingProxyType(found))
