"""Words of which one takes back what the other says (rose, fell): ``<language>/opposites.yaml`` and its loader."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from wathiq.languages.base import Language
from wathiq.languages.data import Problem, read, words
from wathiq.languages.lookup import Lookup, build
from wathiq.languages.shape import Shape
from wathiq.model import Token

Side = tuple[int, int]  # number of the opposition, 0 or 1

_KEYS = frozenset("vna")
_SIDES = 2


@dataclass(frozen=True, slots=True, eq=False)
class Opposites:
    """The oppositions of a language. ``size`` counts their words."""

    size: int
    lookup: Lookup[Side] = field(repr=False)

    def sides(self, token: Token) -> frozenset[Side]:
        """The sides of all oppositions that a word stands on, however it is inflected."""
        return frozenset(hit.entry for hit in self.lookup.of(token))


def opposed(first: frozenset[Side], second: frozenset[Side]) -> bool:
    """Whether two words stand on different sides of one opposition, and never on the same side of any.

    >>> opposed(frozenset({(0, 0)}), frozenset({(0, 1)}))
    True
    """
    return not first & second and any((number, 1 - side) in second for number, side in first)


@lru_cache(maxsize=8)
def load(language: Language) -> Opposites:
    """The oppositions of a language, none where it has no such file; KnowledgeError names the entry that breaks the form."""
    path = language.folder / "opposites.yaml"
    inflect = importlib.import_module(f"wathiq.languages.{language.code}.inflect")
    families: defaultdict[tuple[str, str], set[Side]] = defaultdict(set)
    for number, pair in enumerate(read(path, "opposites")["opposites"] if path.exists() else ()):
        for form, word, side in _words(path, number, pair):
            families[form, word].add((number, side))
    size = sum(len(sides) for sides in families.values())
    return Opposites(size, build(_spelt(path, families, inflect), inflect))


def _words(path: Path, number: int, pair: Any) -> Iterator[tuple[str, str, int]]:
    problem = Problem(path, str(number + 1))
    problem.unless(isinstance(pair, list) and len(pair) == _SIDES, "must have two sides")
    for side, listed in enumerate(pair):
        problem.unless(set(listed) <= _KEYS, "may only have the keys v, n, a")
        yield from ((form, word, side) for form in sorted(_KEYS) for word in words(listed, form))


def _spelt(path: Path, families: dict[tuple[str, str], set[Side]], inflect: ModuleType) -> Iterator[tuple[str, Side, Shape]]:
    for (form, word), sides in families.items():
        for spelling, shape in _forms(path, form, word, inflect):
            yield from ((spelling, side, shape) for side in sorted(sides))


def _forms(path: Path, form: str, word: str, inflect: ModuleType) -> Iterator[tuple[str, Shape]]:
    if form == "v":
        past, _, present = word.partition("/")
        Problem(path, word).unless(bool(present) or not inflect.needs_present(past), "needs its present: past/present")
        yield from inflect.verb(past, present or None)
    else:
        yield from (inflect.noun if form == "n" else inflect.participle)(word)
