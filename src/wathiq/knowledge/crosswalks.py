"""How other data sets write what we know: their codes, their names of modes, and their names of actors, and back.

The files are in ``crosswalks/``: ``cameo.yaml`` names CAMEO codes and says which kind of ours each is read as, ``plover.yaml``
does so for the modes of PLOVER types, ``actors.yaml`` knows how ICEWS, POLECAT and GDELT write actors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wathiq.knowledge import ontology
from wathiq.knowledge.data import read, require

FOLDER = Path(__file__).parent / "crosswalks"


@dataclass(frozen=True, slots=True)
class Cameo:
    """Names of CAMEO codes, and the kinds that they are read as."""

    titles: Mapping[str, str]
    kinds: Mapping[str, str]

    def title(self, code: str) -> str:
        """What a code is called; the code itself where it has no name."""
        return self.titles.get(code, code)

    def kind(self, code: str) -> str | None:
        """The kind that a code is read as: its own, else that of its longest listed beginning; None when there is none."""
        beginnings = (code[:length] for length in range(len(code), 1, -1))
        return next((self.kinds[beginning] for beginning in beginnings if beginning in self.kinds), None)


@dataclass(frozen=True, slots=True)
class Modes:
    """Modes of PLOVER types: by kind, and the kind that a type and mode are read as."""

    by_kind: Mapping[str, str]
    kinds: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Actors:
    """How others write actors. Sectors in ``official`` ones act for their state; ``nobody`` are names of no named actor."""

    icews_countries: Mapping[str, tuple[str, ...]]
    icews_official: frozenset[str]
    polecat_official: frozenset[str]
    nobody: frozenset[str]
    gdelt_groups: Mapping[str, str]


@lru_cache(maxsize=2)
def cameo(folder: Path = FOLDER) -> Cameo:
    """The CAMEO codes; KnowledgeError when a code is no text of digits or its kind is not defined."""
    path = folder / "cameo.yaml"
    data = read(path, "titles", "kinds")
    for code in (*data["titles"], *data["kinds"]):
        require(isinstance(code, str) and code.isdigit(), path, str(code), "is no CAMEO code in quotation marks")
    for code, kind in data["kinds"].items():
        _require_kind(path, code, kind)
    return Cameo(data["titles"], data["kinds"])


@lru_cache(maxsize=2)
def modes(folder: Path = FOLDER) -> Modes:
    """The modes of PLOVER types; KnowledgeError when a kind is not defined, is of another type, or stands there twice."""
    path = folder / "plover.yaml"
    by_kind: dict[str, str] = {}
    kinds: dict[tuple[str, str], str] = {}
    for plover, mode, names in _modes(read(path, "modes")["modes"]):
        kinds[plover, mode] = names[0]
        for name in names:
            _require_kind(path, mode, name)
            require(ontology.load().act_type(name).plover == plover, path, mode, f"'{name}' is not of the type {plover}")
            require(name not in by_kind, path, mode, f"'{name}' has a mode already")
            by_kind[name] = mode
    return Modes(by_kind, kinds)


def _modes(types: Mapping[str, Mapping[str, list[str]]]) -> list[tuple[str, str, list[str]]]:
    return [(plover, mode, names) for plover, listed in types.items() for mode, names in listed.items()]


@lru_cache(maxsize=2)
def actors(folder: Path = FOLDER) -> Actors:
    """How other data sets write actors."""
    data = read(folder / "actors.yaml", "icews", "polecat", "gdelt")
    icews = data["icews"]
    return Actors(
        icews_countries={code: tuple(names) for code, names in icews["countries"].items()},
        icews_official=frozenset(icews["official"]),
        polecat_official=frozenset(data["polecat"]["official"]),
        nobody=frozenset(icews["nobody"]),
        gdelt_groups=dict(data["gdelt"]["groups"]),
    )


def _require_kind(path: Path, entry: str, kind: str) -> None:
    require(kind in ontology.load().kinds, path, entry, f"'{kind}' is no kind of acts.yaml")
