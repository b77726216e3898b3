"""Number words of a language: the schema of ``<language>/numbers.yaml`` and its loader.

The tables map folded words to what they are worth; how words are put together is the engine's business
(``wathiq.coding.numbers``), which knows no word of any language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wathiq.languages.forms import forms_of, read_yaml, require_keys

CLASSES = ("units", "tens", "hundreds", "scales", "duals", "fractions")


@dataclass(frozen=True, slots=True)
class Vague:
    """An open number such as "tens of thousands": its folded words and the bounds that they leave, both inclusive."""

    words: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words of one language. ``words`` maps a folded word to its class (one of ``CLASSES``) and value;
    ``ordinals`` to its rank; ``vague`` has the longest phrases first. ``conjunction`` is the prefix that joins parts;
    ``decimal_letters`` stand for a decimal point in some papers (6ر6)."""

    conjunction: str
    decimal_letters: tuple[str, ...]
    words: Mapping[str, tuple[str, float]]
    ordinals: Mapping[str, int]
    vague: tuple[Vague, ...]
    openers: frozenset[str]  # every word that a number in words can begin with


def load(path: Path, fold: Callable[[str], str]) -> Numbers:
    """Read and check ``numbers.yaml``; KnowledgeError when a table is missing or an entry is not a list of words."""
    data = read_yaml(path)
    require_keys(data, path, ("conjunction", "decimal_letters", "ordinals", "vague", *CLASSES))
    words = {
        fold(form): (name, float(value))
        for name in CLASSES
        for value, forms in data[name].items()
        for form in forms_of(forms, f"{path.name}: {name}")
    }
    ordinals = {fold(form): int(rank) for rank, forms in data["ordinals"].items() for form in forms_of(forms, path.name)}
    vague = tuple(entry for item in data["vague"] for entry in _vague(item, f"{path.name}: vague", fold))
    longest_first = tuple(sorted(vague, key=lambda entry: -len(entry.words)))
    letters = tuple(fold(letter) for letter in forms_of(data["decimal_letters"], path.name))
    openers = frozenset(words) | {entry.words[0] for entry in vague}
    return Numbers(data["conjunction"], letters, MappingProxyType(words), MappingProxyType(ordinals), longest_first, openers)


def _vague(item: Any, where: str, fold: Callable[[str], str]) -> list[Vague]:
    forms = forms_of(item["forms"], where)
    return [Vague(tuple(fold(word) for word in form.split()), float(item["low"]), float(item["high"])) for form in forms]
