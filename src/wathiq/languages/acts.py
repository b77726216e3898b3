"""The act lexicon of a language: which words may say which act, and where its parties stand.

``acts.yaml`` of a language lists families of words (verbs, verbal nouns, participles) by kind of act; ``inflect.py`` of the
same language spells out their forms. :func:`load` joins them into an :class:`ActLexicon`, which looks words up; it decides
nothing.
The kinds are those of ``knowledge/ontologies/acts.yaml``; their codes are added later, by the stage that codes acts.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from wathiq.languages.base import Language
from wathiq.languages.data import Problem, read, words
from wathiq.languages.lookup import Hit, Lookup, build, follows
from wathiq.languages.shape import Form, Shape
from wathiq.model import Token

WordForm = Literal["verb", "noun", "participle", "phrase"]

WINDOW = 6  # tokens after the trigger within which a word of ``with`` must stand
_STOPS = frozenset({".", "؟", "?", "!", "؛", ";"})  # no companion is sought beyond these
_WORD_KEYS = ("verbs", "nouns", "participles", "passive_participles", "phrases")
_KEYS = frozenset({*_WORD_KEYS, "with", "source", "target", "noun_target", "reciprocal"})
_PLACES = frozenset({"subject", "object", "genitive"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the sides of an act stand: ``subject``, ``object``, ``genitive`` or a preposition, likeliest place first.

    ``reciprocal`` says that those on either side both act (met, agreed, clashed).
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class ActReading:
    """One reading of the words from token ``first`` up to ``last``: they may say an act of ``kind``.

    ``passive`` is "maybe" where the spelling serves both voices; the frame is that of the active. ``attached`` is the pronoun
    that ends the word (ها in زيارتها). ``with_found`` is False if the family needs a companion word that does not follow;
    ``with_at`` is the token of that companion.
    """

    kind: str
    form: WordForm
    first: int
    last: int
    frame: Frame
    tense: str | None = None
    person: int | None = None
    gender: str | None = None
    number: str | None = None
    passive: str = "no"
    attached: str | None = None
    with_found: bool = True
    with_at: int | None = None


@dataclass(frozen=True, slots=True)
class _Family:
    """The words of one entry as far as finding them needs it: kind, form, frame, companions, further words of an idiom."""

    kind: str
    form: WordForm
    frame: Frame
    companions: frozenset[str]
    further: tuple[str, ...]
    passive: bool | None  # None: as the spelling says


@dataclass(frozen=True, slots=True, eq=False)
class ActLexicon:
    """The words of a language that may say an act. ``kinds`` are those it has words for; ``size`` counts its words."""

    kinds: frozenset[str]
    size: int
    lookup: Lookup[tuple[_Family, ...]] = field(repr=False)
    companions: Lookup[str] = field(repr=False)
    passives_point_back: bool = False  # what a passive is about stands before it, its companion word too

    def at(self, tokens: Sequence[Token], i: int) -> tuple[ActReading, ...]:
        """All readings of the word or idiom that starts at token ``i``, the best founded first.

        Best founded means: its companion follows, then the longer idiom, then any word that needs no companion.
        """
        hits = self.lookup.of(tokens[i])
        if not hits:
            return ()
        after = _named_in(self.companions, tokens, range(i + 1, min(i + 1 + WINDOW, len(tokens))))
        back = range(i - 1, max(i - WINDOW, 0) - 1, -1) if _points_back(hits, self.passives_point_back) else range(0)
        before = _named_in(self.companions, tokens, back)
        here = _Here(tokens, i, after, before, self.passives_point_back)
        found = [
            reading
            for hit in hits
            for family in hit.entry
            if hit.finite or family.form != "verb"
            for reading in _reading(here, family, hit)
        ]
        return tuple(sorted(found, key=_rank))


def _rank(reading: ActReading) -> tuple[bool, int, bool]:
    return (not reading.with_found, reading.first - reading.last, reading.with_at is None)


@dataclass(frozen=True, slots=True)
class _Here:
    """The trigger's place, and (token number, companion words it may be) of the words after it and before it, nearest first."""

    tokens: Sequence[Token]
    i: int
    ahead: tuple[tuple[int, frozenset[str]], ...]
    behind: tuple[tuple[int, frozenset[str]], ...]
    passives: bool


def _reading(here: _Here, family: _Family, hit: Hit[tuple[_Family, ...]]) -> Iterator[ActReading]:
    last = follows(here.tokens, here.i + 1, family.further)
    if last is None:
        return
    shape = hit.shape
    back = hit.attached is not None or (here.passives and shape.passive == "maybe")
    at = _companion(here, last, back, family.companions)
    if family.form == "phrase" and family.companions and at is None:
        return  # a bare particle says nothing
    yield ActReading(
        family.kind,
        family.form,
        here.i,
        last,
        family.frame,
        tense=shape.tense,
        person=shape.person,
        gender=shape.gender,
        number=shape.number,
        passive=_passive(family, shape.passive),
        attached=hit.attached,
        with_found=at is not None or not family.companions,
        with_at=at,
    )


def _passive(family: _Family, spelt: str) -> str:
    """Whether the reading is passive; a verb without an object (the target stands elsewhere) is not taken for one."""
    if family.passive is not None:
        return "yes" if family.passive else "no"
    return "no" if spelt == "maybe" and "object" not in family.frame.target else spelt


def _points_back(hits: tuple[Hit[tuple[_Family, ...]], ...], passives: bool) -> bool:
    """Whether the word may be a verb with a pronoun, as in "the sanctions that they imposed (them)", or a passive."""
    return any(hit.finite and (hit.attached is not None or (passives and hit.shape.passive == "maybe")) for hit in hits)


def _named_in(companions: Lookup[str], tokens: Sequence[Token], numbers: range) -> tuple[tuple[int, frozenset[str]], ...]:
    """The possible companions at these tokens, in their order, as far as the sentence goes on."""
    found = []
    for number in numbers:
        if tokens[number].text in _STOPS:
            break
        named = _named(companions, tokens[number])
        if named:
            found.append((number, named))
    return tuple(found)


@lru_cache(maxsize=50_000)
def _named_by(companions: Lookup[str], norm: str, stems: tuple[str, ...]) -> frozenset[str]:
    return frozenset(hit.entry for hit in companions.find(norm, stems))


def _named(companions: Lookup[str], token: Token) -> frozenset[str]:
    """The companion words that a token may be, with or without article, preposition and pronoun."""
    return _named_by(companions, token.norm, token.stems)


def _companion(here: _Here, start: int, points_back: bool, companions: frozenset[str]) -> int | None:
    """The first word from token ``start`` that is a companion; before the trigger only if a pronoun points back to it."""
    if not companions:
        return None
    for number, named in here.ahead:
        if number >= start and not companions.isdisjoint(named):
            return number
    back = here.behind if points_back else ()
    return next((number for number, named in back if not companions.isdisjoint(named)), None)


@lru_cache(maxsize=8)
def load(language: Language) -> ActLexicon:
    """The act lexicon of a language; KnowledgeError names the file, the kind and the word that breaks the form."""
    path = language.folder / "acts.yaml"
    inflect = importlib.import_module(f"wathiq.languages.{language.code}.inflect")
    data = read(path, "acts")
    acts: dict[str, list[dict[str, Any]]] = data["acts"]
    groups: dict[str, list[str]] = data.get("groups", {})
    families: dict[tuple[str, str], list[_Family]] = defaultdict(list)
    for kind, entries in acts.items():
        for entry in entries:
            full = entry | {"with": listed(path, kind, entry, groups)}
            for key, family in _families(path, kind, full, language, tuple(words(data, "after_noun"))):
                families[key].append(family)
    named = {word for sharing in families.values() for family in sharing for word in family.companions}
    companions = build(((form, word, shape) for word in sorted(named) for form, shape in inflect.noun(word)), inflect)
    lookup = build(_spell(path, families, inflect), inflect)
    return ActLexicon(frozenset(acts), len(families), lookup, companions, getattr(inflect, "PASSIVES_POINT_BACK", False))


def _families(
    path: Path, kind: str, entry: dict[str, Any], language: Language, after_noun: tuple[str, ...]
) -> Iterator[tuple[tuple[str, str], _Family]]:
    """Each word of an entry as ((key, inflected word), family)."""
    problem = Problem(path, kind)
    problem.unless(set(entry) <= _KEYS, f"may only have the keys {', '.join(sorted(_KEYS))}")
    problem.unless(any(key in entry for key in _WORD_KEYS), "has no words")
    companions = frozenset(words(entry, "with"))
    problem.unless(not any(" " in word for word in companions), "companions are single words")
    for key in _WORD_KEYS:
        frame = _frame(problem, entry, after_noun if key == "nouns" else None)
        for word in words(entry, key):
            head, *further = word.split()
            rest = tuple(language.fold(part) for part in further)
            yield (key, head), _Family(kind, _form(key), frame, companions, rest, _fixed_voice(key))


def listed(path: Path, kind: str, entry: dict[str, Any], groups: dict[str, list[str]]) -> list[str]:
    """The companion words of an entry, with each =name replaced by the words of that group."""
    listed: list[str] = []
    for word in words(entry, "with"):
        Problem(path, kind).unless(word[:1] != "=" or word[1:] in groups, f"no group is named '{word[1:]}'")
        listed += groups[word[1:]] if word[:1] == "=" else [word]
    return listed


def _form(key: str) -> WordForm:
    forms: dict[str, WordForm] = {"verbs": "verb", "nouns": "noun", "phrases": "phrase"}
    return forms.get(key, "participle")


def _fixed_voice(key: str) -> bool | None:
    return None if key in ("verbs", "phrases") else key == "passive_participles"


def _frame(problem: Problem, entry: dict[str, Any], after_noun: tuple[str, ...] | None) -> Frame:
    """The frame of an entry; after a noun the doer stands in the genitive, the other side after one of ``after_noun`` or in the
    genitive."""
    source = tuple(words(entry, "source")) if "source" in entry else ("subject",)
    target = tuple(words(entry, "target")) if "target" in entry else ("object",)
    reciprocal = entry.get("reciprocal", False)
    problem.unless(isinstance(reciprocal, bool), "reciprocal must be true or false")
    if after_noun is not None:
        source = tuple("genitive" if place == "subject" else place for place in source)
        target = tuple(words(entry, "noun_target")) or _after_noun(target, after_noun)
    for place in (*source, *target):
        problem.unless(place in _PLACES or place.isalpha(), f"'{place}' is no place for a party")
    return Frame(source, target, reciprocal)


def _after_noun(target: tuple[str, ...], after_noun: tuple[str, ...]) -> tuple[str, ...]:
    prepositions = tuple(place for place in target if place not in _PLACES)
    return (*prepositions, *after_noun, "genitive") if "object" in target else target


def _spell(
    path: Path, families: Mapping[tuple[str, str], list[_Family]], inflect: ModuleType
) -> Iterator[tuple[str, tuple[_Family, ...], Shape]]:
    """Every spelling of every word, with the families that share it."""
    for (key, word), sharing in families.items():
        entry = tuple(dict.fromkeys(sharing))
        if key == "verbs":
            yield from _spell_verb(path, word, entry, inflect)
            continue
        form: Callable[[str], tuple[Form, ...]] = getattr(inflect, _INFLECTION[key])
        yield from ((spelt, entry, shape) for spelt, shape in form(word))


_INFLECTION = {"nouns": "noun", "participles": "participle", "passive_participles": "participle", "phrases": "particle"}


def _spell_verb(
    path: Path, word: str, sharing: tuple[_Family, ...], inflect: ModuleType
) -> Iterator[tuple[str, tuple[_Family, ...], Shape]]:
    past, _, present = word.partition("/")
    Problem(path, word).unless(bool(present) or not inflect.needs_present(past), "needs its present: past/present")
    yield from ((spelt, sharing, shape) for spelt, shape in inflect.verb(past, present or None))
    as_participle = tuple(replace(family, form="participle", passive=False) for family in sharing)
    yield from ((spelt, as_participle, shape) for spelt, shape in inflect.circumstantial(past, present or None))
