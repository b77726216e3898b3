"""The words that names of bodies are made of, in every language: ``terms.yaml`` as frozen records.

A newspaper spells a personal name by its sound but translates «Foreign Trade Bank». The file says which words of which
language mean the same idea; adding a language or an idea touches no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from wathiq.languages import data

FILE = Path(__file__).parent / "terms.yaml"


@dataclass(frozen=True, slots=True)
class Terms:
    """``exact`` and ``begins`` give the ideas of a folded word, or of the letters it begins with. ``places`` has, for each
    list, the phrases (tuples of folded words, ``*`` after an open ending) for the countries its bodies stand in."""

    exact: dict[str, frozenset[str]]
    begins: dict[str, frozenset[str]]
    forms: frozenset[str]
    optional: frozenset[str]
    naming: frozenset[str]
    small: frozenset[str]
    places: dict[str, tuple[tuple[str, ...], ...]]

    def ideas(self, word: str) -> frozenset[str]:
        """What a folded word can mean in the name of a body."""
        found = set(self.exact.get(word, ()))
        for length in range(2, len(word) + 1):
            found |= self.begins.get(word[:length], frozenset())
        return frozenset(found)


@lru_cache(maxsize=4)
def load(path: Path = FILE) -> Terms:
    """The file as records; KnowledgeError names the entry that is wrong."""
    content = data.read(path, "forms", "small", "places", "terms")
    exact: dict[str, set[str]] = {}
    begins: dict[str, set[str]] = {}
    for idea, by_language in content["terms"].items():
        for word in _words(by_language, path, idea):
            table = begins if word.endswith("*") else exact
            table.setdefault(plain(word.rstrip("*")), set()).add(idea)
    forms = frozenset(content["forms"])
    data.Problem(path, "forms").unless(forms <= set(content["terms"]), "names an idea that is not under terms")
    optional, naming = (frozenset(content.get(key) or ()) for key in ("optional", "naming"))
    small = frozenset(plain(word) for word in _words(content["small"], path, "small"))
    places = {
        regime: tuple(tuple(map(_open_ended, phrase.split())) for phrase in _words(by_language, path, regime))
        for regime, by_language in content["places"].items()
    }
    return Terms(
        {word: frozenset(ideas) for word, ideas in exact.items()},
        {word: frozenset(ideas) for word, ideas in begins.items()},
        forms, optional, naming, small, places,
    )  # fmt: skip


_ALIKE = str.maketrans("أإآٱىةё’`ʼ", "اااايهе'''")


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """A word's form for matching: lower case, one alef, no Arabic diacritics, one apostrophe.

    >>> plain("إدارة"), plain("People’s")
    ('اداره', "people's")
    """
    return re.sub("[\u0640\u064b-\u0652]", "", word.casefold().translate(_ALIKE))


def _open_ended(word: str) -> str:
    return plain(word.rstrip("*")) + ("*" if word.endswith("*") else "")


def _words(by_language: Any, path: Path, entry: str) -> list[str]:
    problem = data.Problem(path, entry)
    problem.unless(isinstance(by_language, dict), "has no words by language")
    found = [str(word) for words in by_language.values() for word in words]
    problem.unless(bool(found) and all(word.strip("* ") for word in found), "has an empty word")
    return found
