"""Reads the words by which a language names parties: ``names.yaml`` (offices, titles, groups, pronouns) and ``phrases.yaml``
(how a name combines with the words around it) of the language's folder, both checked strictly.

``INFLECTIONS`` says how each language derives the forms of an adjective of origin; a language not in it writes them out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from wathiq.errors import KnowledgeError
from wathiq.languages.ar import nisba
from wathiq.languages.base import Language

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


PointingHow = Literal["name", "antecedent", "pronoun"]


@dataclass(frozen=True, slots=True)
class Inflection:
    """How adjectives of origin inflect: ``singular`` from the dictionary form, ``plural`` from an irregular plural."""

    singular: Callable[[str], tuple[str, ...]]
    plural: Callable[[str], tuple[str, ...]]


def _as_written(form: str) -> tuple[str, ...]:
    return (form,)


AS_WRITTEN = Inflection(_as_written, _as_written)
INFLECTIONS: dict[str, Inflection] = {"ar": Inflection(nisba.inflect, nisba.plural)}


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """An office (minister, spokesman) in its spellings. ``kind`` is person or body; ``level`` where in the state it stands."""

    forms: tuple[str, ...]
    name: str = ""
    kind: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class GroupWord:
    """Words for several parties named before, such as "both countries"; ``number`` of them, None for an open number."""

    forms: tuple[str, ...]
    number: int | None = 2


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that point back (his country, the latter) or always mean the party ``code``; ``fits`` are the codes they can
    mean; ``how`` is name, antecedent or pronoun."""

    forms: tuple[str, ...]
    how: PointingHow
    code: str | None = None
    fits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameWords:
    """Everything that ``names.yaml`` and ``phrases.yaml`` say. ``lists`` are the plain word lists by key."""

    offices: tuple[OfficeWord, ...] = ()
    groups: tuple[GroupWord, ...] = ()
    anaphors: tuple[Anaphor, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def words(self, key: str) -> tuple[str, ...]:
        """The words of one plain list; none when the language does not have it."""
        return dict(self.lists).get(key, ())


# Plain lists: of names.yaml first, then of phrases.yaml, which explains its own.
LISTS = (
    "portfolios",
    "former",
    "acting",
    "aides",
    "person_titles",
    "places_of_office",
    "citizens",
    "group_adjectives",
    "outlet_words",
    "institute_words",
    "office_links",
    "host_words",
    "not_for_the_state",
    "name_particles",
    "not_names",
    "homographs",
    "silent_anaphors",
    "sure_outlet_words",
    "counterparts",
    "person_anaphors",
    "body_anaphors",
    "adjectival_anaphors",
    "place_prepositions",
    "articles",
    "article_lookalikes",
    "no_name_endings",
    "no_name_beginnings",
    "prepositions",
    "governing_prefixes",
    "genitive_prefixes",
    "name_titles",
    "weak_titles",
    "verb_beginnings",
    "verb_lookalikes",
    "article_words",
    "possessives",
    "owner_gap",
    "capital_words",
)
_KNOWN = frozenset((*LISTS, "offices", "group_words", "anaphors", "source", "sources", "checked", "note", "notes"))


def load(language: Language) -> NameWords:
    """The name words of a language; KnowledgeError names the file and the key that is wrong."""
    raw = {**_read(language.folder / "phrases.yaml"), **_read(language.folder / "names.yaml")}
    code, where = language.code, f"languages/{language.code}/names.yaml"
    return NameWords(
        offices=tuple(_office(item, code, where) for item in raw.get("offices") or ()),
        groups=tuple(_group(item, code, where) for item in raw.get("group_words") or ()),
        anaphors=tuple(_anaphor(item, code, where) for item in raw.get("anaphors") or ()),
        lists=tuple((key, _flat(raw.get(key), code, where, key)) for key in LISTS),
    )


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    where = f"{path.parent.name}/{path.name}"
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER) or {}  # noqa: S506 (the C form of SafeLoader)
    except yaml.YAMLError as error:
        raise KnowledgeError(where, f"is not valid YAML ({' '.join(str(error).split())})", "mend the line named") from error
    for key in raw:
        if key not in _KNOWN:
            raise KnowledgeError(where, f"has the unknown key '{key}'", f"use one of: {', '.join(sorted(_KNOWN))}")
    return dict(raw)


def _office(raw: object, code: str, where: str) -> OfficeWord:
    forms, item = _checked(raw, code, where, "offices")
    return OfficeWord(forms, str(item.get("label") or item.get("en") or ""), item.get("kind"), item.get("level"))


def _group(raw: object, code: str, where: str) -> GroupWord:
    forms, item = _checked(raw, code, where, "group_words")
    number = item.get("count", item.get("number", 2))
    return GroupWord(forms, number if isinstance(number, int) else None)


def _anaphor(raw: object, code: str, where: str) -> Anaphor:
    forms, item = _checked(raw, code, where, "anaphors")
    if item.get("how") not in get_args(PointingHow):
        raise KnowledgeError(where, f"anaphor '{forms[0]}' has no known 'how'", "write antecedent, pronoun or name")
    return Anaphor(forms, item["how"], item.get("code"), tuple(item.get("fits") or ()))


def _checked(item: object, code: str, where: str, key: str) -> tuple[tuple[str, ...], dict[str, Any]]:
    forms = _spellings(item, code)
    if not isinstance(item, dict) or not forms:
        raise KnowledgeError(where, f"an entry of '{key}' has no words ({item})", f"write them under '{code}:'")
    return forms, item


def _flat(value: object, code: str, where: str, key: str) -> tuple[str, ...]:
    """The words of a plain list, whose items are words or mappings with words under the language's code."""
    if value is not None and not isinstance(value, list):
        raise KnowledgeError(where, f"key '{key}' is not a list", "write its items as '- …' lines")
    return tuple(form for item in value or () for form in _spellings(item, code))


def _spellings(item: object, code: str) -> tuple[str, ...]:
    found = item.get(code) if isinstance(item, dict) else item
    return tuple(str(form) for form in (found if isinstance(found, list) else [found]) if form is not None)
