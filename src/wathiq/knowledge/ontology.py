"""The kinds of act that Wathiq knows, and their codes in the ontologies of the field.

The vocabulary is ours (``ontologies/acts.yaml``); one file per ontology maps it: kind to PLOVER type (``plover.yaml``), kind to
CAMEO code (``cameo.yaml``), PLOVER type to quad class (``quad.yaml``), CAMEO code to Goldstein value (``goldstein.yaml``).
Languages name acts in our vocabulary only, so a new language or a new ontology is one more file and touches no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from wathiq.errors import KnowledgeError
from wathiq.knowledge.data import read, require
from wathiq.model import ActType

FOLDER = Path(__file__).parent / "ontologies"
_TYPES = 16  # of the 2021 PLOVER codebook
_STRONGEST = 10.0  # the Goldstein scale runs from -10 to +10
_QUADS = (1, 2, 3, 4)
_KIND_KEYS = frozenset({"kind", "label", "definition", "generic", "takes"})
_LABELS = frozenset({"en", "ar"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of act: its codes, its labels by language as (language, words) pairs, and what it means."""

    type: ActType
    labels: tuple[tuple[str, str], ...]
    definition: str
    generic: bool
    takes: bool = False  # what passes, passes to the source: it buys, imports, receives

    def label(self, language: str) -> str:
        """Give the words for this kind in a language, in English where that language has none."""
        labels = dict(self.labels)
        return labels.get(language, labels["en"])


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds of act by name, and the PLOVER types in the order that nets and tables count on."""

    types: tuple[str, ...]
    kinds: Mapping[str, Kind]

    def act_type(self, kind: str) -> ActType:
        """Give the codes of a kind; KnowledgeError when nobody has defined it."""
        if kind not in self.kinds:
            raise KnowledgeError(f"act kind '{kind}'", "is not defined", "add it to knowledge/ontologies/acts.yaml")
        return self.kinds[kind].type

    def generic(self, plover: str) -> ActType:
        """Give the codes of the kind that stands for a PLOVER type as a whole; KnowledgeError for an unknown type."""
        for kind in self.kinds.values():
            if kind.generic and kind.type.plover == plover:
                return kind.type
        raise KnowledgeError(f"PLOVER type '{plover}'", "is not known", f"use one of: {', '.join(self.types)}")


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Ontology:
    """Read and check the ontology files of a folder; KnowledgeError names the file and the entry that is wrong."""
    types, plover = _plover(folder / "plover.yaml")
    quad = _quad(folder / "quad.yaml", types)
    goldstein = _goldstein(folder / "goldstein.yaml")
    cameo = _cameo(folder / "cameo.yaml", goldstein)
    kinds: dict[str, Kind] = {}
    for entry in _entries(folder / "acts.yaml"):
        name = entry["kind"]
        codes = ActType(name, plover.get(name, ""), cameo.get(name, ""), quad.get(plover.get(name, ""), 0), 0.0)
        require(codes.plover != "", folder / "plover.yaml", name, "has no PLOVER type")
        require(codes.cameo != "", folder / "cameo.yaml", name, "has no CAMEO code")
        require(name not in kinds, folder / "acts.yaml", name, "stands there twice")
        kinds[name] = _kind(entry, codes, goldstein[codes.cameo])
    _check_whole(folder, types, kinds, plover, cameo)
    return Ontology(types, kinds)


def _kind(entry: dict[str, Any], codes: ActType, goldstein: float) -> Kind:
    complete = ActType(codes.kind, codes.plover, codes.cameo, codes.quad, goldstein)
    flags = (entry.get("generic", False), entry.get("takes", False))
    return Kind(complete, tuple(entry["label"].items()), entry["definition"], *flags)


def _check_whole(
    folder: Path, types: tuple[str, ...], kinds: dict[str, Kind], plover: dict[str, str], cameo: dict[str, str]
) -> None:
    """Check what no single file can promise: no mapping without a kind, and one generic kind for each type."""
    for name in sorted((plover.keys() | cameo.keys()) - kinds.keys()):
        require(False, folder / "acts.yaml", name, "is mapped but not defined")
    for plover_type in types:
        generic = [name for name, kind in kinds.items() if kind.generic and kind.type.plover == plover_type]
        require(len(generic) == 1, folder / "acts.yaml", plover_type, f"needs one generic kind, has {len(generic)}")


def _plover(path: Path) -> tuple[tuple[str, ...], dict[str, str]]:
    data = read(path, "types", "kinds")
    types = tuple(data["types"])
    require(len(set(types)) == _TYPES, path, "types", f"must name {_TYPES} different types")
    for name, value in data["kinds"].items():
        require(value in types, path, name, f"'{value}' is no PLOVER type")
    return types, data["kinds"]


def _quad(path: Path, types: tuple[str, ...]) -> dict[str, int]:
    quads: dict[str, int] = read(path, "types")["types"]
    require(set(quads) == set(types), path, "types", "must be the types of plover.yaml")
    for name, value in quads.items():
        require(value in _QUADS, path, name, "must be 1, 2, 3 or 4")
    return quads


def _goldstein(path: Path) -> dict[str, float]:
    codes = read(path, "codes")["codes"]
    for code, value in codes.items():
        require(_is_code(code), path, str(code), "is no CAMEO code in quotation marks")
        require(isinstance(value, float) and abs(value) <= _STRONGEST, path, code, "must be a number from -10.0 to 10.0")
    return dict(codes)


def _cameo(path: Path, goldstein: dict[str, float]) -> dict[str, str]:
    codes: dict[str, str] = read(path, "kinds")["kinds"]
    for name, code in codes.items():
        require(_is_code(code), path, name, "needs a CAMEO code in quotation marks")
        require(code in goldstein, path, name, f"code {code} has no Goldstein value")
    return codes


def _is_code(code: object) -> bool:
    return isinstance(code, str) and code.isdigit()


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = read(path, "kinds")["kinds"]
    for number, entry in enumerate(entries, start=1):
        name = str(entry.get("kind", f"number {number}"))
        require(set(entry) <= _KIND_KEYS, path, name, f"may only have the keys {', '.join(sorted(_KIND_KEYS))}")
        require({"kind", "label", "definition"} <= set(entry), path, name, "needs kind, label and definition")
        require(set(entry["label"]) >= _LABELS, path, name, "needs a label in en and in ar")
    return entries
