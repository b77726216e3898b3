"""Goods, units and currencies of a language: the schema of ``<language>/goods.yaml`` and its loader.

The file names what passes between parties by kind of exchange, with the words for it, and the words around numbers.
The loader folds the words, adds possessive endings, and keys the phrases by their first word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from wathiq.errors import KnowledgeError
from wathiq.languages import numbers
from wathiq.languages.calendar import Phrase
from wathiq.languages.forms import forms_of, read_yaml, require_keys
from wathiq.languages.numbers import Numbers
from wathiq.model import Good

MODIFIERS = ("about", "at least", "at most", "less than")
LINKS = ("from", "to", "and", "of")
_SECTIONS = MappingProxyType(
    {  # section: kind of its phrases; the keys of the section are their values
        "currencies": "currency",
        "units": "unit",
        "duals": "dual",
        "rates": "rate",
        "modifiers": "modifier",
        "modifiers_after": "modifier-after",
    }
)
_OTHERS = (
    "goods",
    "links",
    "article",
    "possessives",
    "before_possessive",
    "possessive_after_t",
    "dual_endings",
    "accusative",
    "accusative_letters",
    "no_accusative_after",
    "people_endings",
    "people_ending_letters",
    "not_amount_after",
    "only_about_after",
    "joiners",
)
_HS_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that can pass between parties: its kind of exchange, its English name, its HS chapters (two digits).

    One that ``carries`` is what other goods travel in: a ship, a train."""

    good: Good
    name: str
    hs: tuple[str, ...] = ()
    carries: bool = False


@dataclass(frozen=True, slots=True)
class GoodsData:
    """The words of one language for goods and amounts. ``phrases`` are keyed by their first word, the longest first; a
    phrase of kind ``item`` has an index into ``items`` as its value."""

    numbers: Numbers
    items: tuple[Item, ...]
    phrases: Mapping[str, tuple[Phrase, ...]]
    article: str
    people_endings: tuple[str, ...]
    people_ending_letters: int
    not_amount_after: frozenset[str]
    only_about_after: frozenset[str]
    joiners: frozenset[str]


def load(folder: Path, fold: Callable[[str], str]) -> GoodsData:
    """The goods of the language whose data are in ``folder``; KnowledgeError when its file breaks the schema."""
    path = folder / "goods.yaml"
    data = read_yaml(path)
    require_keys(data, path, (*_SECTIONS, *_OTHERS))
    _require_values(data, path)
    entries = [(good, entry) for good, group in data["goods"].items() for entry in group]
    phrases = (*_word_phrases(data, path, fold), *_item_phrases(entries, data, path, fold))
    return GoodsData(
        numbers=numbers.load(folder / "numbers.yaml", fold),
        items=tuple(_item(good, entry, path) for good, entry in entries),
        phrases=_by_first_word(phrases),
        article=data["article"],
        people_endings=tuple(fold(ending) for ending in forms_of(data["people_endings"], path.name)),
        people_ending_letters=int(data["people_ending_letters"]),
        not_amount_after=frozenset(fold(word) for word in forms_of(data["not_amount_after"], path.name)),
        only_about_after=frozenset(fold(word) for word in forms_of(data["only_about_after"], path.name)),
        joiners=frozenset(fold(word) for word in forms_of(data["joiners"], path.name)),
    )


def _require_values(data: dict[Any, Any], path: Path) -> None:
    """Check the names that stand as keys."""
    allowed: dict[str, tuple[str, ...]] = {
        "goods": get_args(Good),
        "modifiers": MODIFIERS,
        "modifiers_after": MODIFIERS,
        "links": LINKS,
    }
    for section, names in allowed.items():
        unknown = set(data[section]) - set(names)
        if unknown:
            raise KnowledgeError(path.name, f"'{section}' has no '{unknown.pop()}'", f"choose among: {', '.join(names)}")


def _item(good: Good, entry: dict[str, Any], path: Path) -> Item:
    chapters = tuple(entry.get("hs", ()))
    if not all(isinstance(chapter, str) and len(chapter) == _HS_LETTERS for chapter in chapters):
        raise KnowledgeError(path.name, f"'{entry.get('item')}' has chapters {chapters!r}", 'write two digits: ["09"]')
    return Item(good, str(entry["item"]), chapters, bool(entry.get("carries")))


def _word_phrases(data: dict[Any, Any], path: Path, fold: Callable[[str], str]) -> Iterator[Phrase]:
    for section, kind in _SECTIONS.items():
        for value, forms in data[section].items():
            where = f"{path.name}: {section}"
            yield from (Phrase(_fold_words(form, fold), kind, value) for form in forms_of(forms, where))
    for kind, forms in data["links"].items():
        yield from (Phrase(_fold_words(form, fold), kind) for form in forms_of(forms, f"{path.name}: links"))


def _item_phrases(
    entries: list[tuple[Good, dict[str, Any]]], data: dict[Any, Any], path: Path, fold: Callable[[str], str]
) -> Iterator[Phrase]:
    """The forms of all items, then those with an ending on the first word: of two that read alike the plain comes first."""
    endings = [fold(ending) for ending in (*data["possessives"], *data["dual_endings"])]
    joints = dict(data["before_possessive"])
    forms = [
        (index, form)
        for index, (_, entry) in enumerate(entries)
        for form in forms_of(entry["forms"], f"{path.name}: {entry.get('item')}")
    ]
    yield from (Phrase(_fold_words(form, fold), "item", index) for index, form in forms)
    yield from (Phrase(_fold_words(_accusative(form, data), fold), "item", index) for index, form in forms)
    for index, form in forms:
        first, *rest = form.split()
        base = fold(first[:-1] + joints.get(first[-1], first[-1]))
        after_t = (data["possessive_after_t"],) if base.endswith(tuple(joints.values())) else ()
        yield from (Phrase((base + ending, *map(fold, rest)), "item", index) for ending in (*endings, *after_t))


def _accusative(form: str, data: dict[Any, Any]) -> str:
    """A form with the accusative ending on every word that takes one; in a phrase a shorter word may take it too."""
    without = tuple(data["no_accusative_after"])
    words = form.split()
    least = int(data["accusative_letters"]) - (len(words) > 1)
    return " ".join(word if word.endswith(without) or len(word) < least else word + data["accusative"] for word in words)


def _fold_words(form: str, fold: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in form.split())


def _by_first_word(phrases: tuple[Phrase, ...]) -> Mapping[str, tuple[Phrase, ...]]:
    grouped: dict[str, list[Phrase]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=lambda phrase: -len(phrase.words)):
        grouped.setdefault(phrase.words[0], []).append(phrase)
    return MappingProxyType({first: tuple(group) for first, group in grouped.items()})


@lru_cache(maxsize=8)
def labels(folder: Path) -> Mapping[str, str]:
    """What items and units are called in the language of ``folder``: the first form of each."""
    data = read_yaml(folder / "goods.yaml")
    items = {entry["item"]: forms_of(entry["forms"], "goods.yaml") for good in data["goods"].values() for entry in good}
    units = {unit: forms_of(forms, "goods.yaml") for unit, forms in data["units"].items()}
    return MappingProxyType({name: forms[0] for name, forms in (units | items).items() if forms})


@lru_cache(maxsize=8)
def chapters(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The chapters of the Harmonized System (two digits) of each item that has any, by its English name."""
    path = folder / "goods.yaml"
    items = (_item(good, entry, path) for good, group in read_yaml(path)["goods"].items() for entry in group)
    return MappingProxyType({item.name: item.hs for item in items if item.hs})
