"""Lays out the names of one language for look-up: every spelling, inflected and folded, with what it can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from wathiq.knowledge.parties import Forms, PartyEntry, PersonEntry
from wathiq.languages.base import Language
from wathiq.languages.names import AS_WRITTEN, INFLECTIONS, Anaphor, GroupWord, Inflection, NameWords, OfficeWord
from wathiq.languages.names import load as load_words
from wathiq.model import Party
from wathiq.resolve.names import Key, Names, Reading, Sense
from wathiq.resolve.typos import Typos

# Splits a name of the data files as parse splits a text: numbers, words with inner hyphens and apostrophes, single marks.
_WORD = r"[^\W\d_]\w*(?:[-’'][^\W\d_]\w*)*"
_MARKS = (
    ("portfolio", ("portfolios",)),
    ("qualifier", ("former", "acting")),
    ("link", ("office_links",)),
    ("host", ("host_words",)),
    ("title", ("person_titles",)),
    ("citizen", ("citizens",)),
    ("outlet", ("outlet_words",)),
    ("institute", ("institute_words",)),
    ("particle", ("name_particles",)),
    ("not_name", ("not_names",)),
    ("not_state", ("not_for_the_state",)),
    ("sure_outlet", ("sure_outlet_words",)),
    ("person_anaphor", ("person_anaphors",)),
    ("body_anaphor", ("body_anaphors",)),
    ("adjectival", ("adjectival_anaphors",)),
    ("place", ("place_prepositions",)),
    ("lookalike", ("article_lookalikes", "verb_lookalikes")),
    ("holder", ("name_titles",)),
    ("weak", ("weak_titles",)),
    ("preposition", ("prepositions",)),
)


T = TypeVar("T")


@lru_cache(maxsize=8)
def _split(words: str | None) -> re.Pattern[str]:
    return re.compile(rf"\d+(?:[.,٫٬]\d+)*|{words or _WORD}|[^\w\s]")


def names(language: Language, entries: Iterable[PartyEntry]) -> Names:
    """Lay out the names of ``entries`` and the language's own words (names.yaml, phrases.yaml) for look-up."""
    entries = tuple(entries)
    words = load_words(language)
    readings = _readings(language, entries, words)
    certain = [key for key, reading in readings.items() if any(_can_be_misspelt(s, len(key) > 1) for s in reading.senses)]
    return Names(
        language=language.code,
        readings=readings,
        beginnings=frozenset(key[:size] for key in readings if len(key) > 1 for size in range(1, len(key))),
        parties={entry.code: _party(entry) for entry in entries if entry.code},
        typos=Typos.of(certain, language),
        articles=words.words("articles"),
        no_name_beginnings=words.words("no_name_beginnings") + words.words("verb_beginnings"),
        no_name_endings=words.words("no_name_endings"),
        governing_prefixes=words.words("governing_prefixes"),
        genitive_prefixes=words.words("genitive_prefixes"),
        titles={entry.code: _title(entry, language) for entry in entries if entry.code and entry.kind != "state"},
        article_words=_folded(words, "article_words", language),
        possessives=_folded(words, "possessives", language),
        owner_gap=_folded(words, "owner_gap", language),
        capitals=language.capitals,
    )


def _folded(words: NameWords, key: str, language: Language) -> frozenset[str]:
    return frozenset(language.fold(word) for word in words.words(key))


def _can_be_misspelt(sense: Sense, long: bool) -> bool:
    """Whether a misspelling is worth looking for: in long names, and among names of one word in those of states alone."""
    alone = sense.how in ("name", "capital") and sense.party.kind == "state"
    return sense.full and not sense.shy and (alone or (long and sense.how != "leader"))


def _title(entry: PartyEntry, language: Language) -> frozenset[str]:
    """All words of a body's names, with and without proclitics: by them it can be pointed back to (the movement)."""
    forms = (*entry.names.get(language.code, ()), *entry.short_names.get(language.code, ()))
    return frozenset(stem for form in forms for word in _key(form, language) for stem in language.stems(word))


def _key(form: str, language: Language) -> Key:
    words = form.split()
    simple = all(map(str.isalpha, words))  # nearly all forms; the pattern takes thrice as long
    return tuple(map(language.fold, words if simple else _split(language.words).findall(form)))


def _party(entry: PartyEntry, name: str | None = None) -> Party:
    return Party(entry.code, name or entry.name, entry.kind)


def _readings(language: Language, entries: tuple[PartyEntry, ...], words: NameWords) -> dict[Key, Reading]:
    """Every form with all that it can be. Forms of parties are many and mostly mean one thing; other words are few."""
    senses = _collected(language, (pair for entry in entries for pair in _senses(entry, language)))
    others = _collected(language, (*_word_contributions(words), *_regions(entries, language)))
    shy = frozenset(_key(form, language) for form in words.words("homographs"))
    plain = {key: _reading(others[key]) for key in others}
    articles = _folded(words, "article_words", language)
    lone = {value[0]: Reading((value[0],)) for value in senses.values() if len(value) == 1}
    readings = {
        key: lone[value[0]] if len(value) == 1 else Reading(tuple(dict.fromkeys(value))) for key, value in senses.items()
    }
    for key, reading in plain.items():
        readings[key] = replace(
            _with_stem(key, reading, plain, language, articles), senses=readings[key].senses if key in readings else ()
        )
    for key in shy & readings.keys():
        readings[key] = replace(readings[key], senses=tuple(replace(sense, shy=True) for sense in readings[key].senses))
    return readings


def _collected(language: Language, pairs: Iterable[tuple[str, T]]) -> dict[Key, list[T]]:
    collected: dict[Key, list[T]] = {}
    for form, value in pairs:
        key = _key(form, language)
        if key:
            collected.setdefault(key, []).append(value)
    return collected


def _reading(values: list[object]) -> Reading:
    office = next((value for value in values if isinstance(value, OfficeWord)), None)
    group = next((value for value in values if isinstance(value, GroupWord)), None)
    anaphor = next((value for value in values if isinstance(value, Anaphor)), None)
    marks = frozenset(value for value in values if isinstance(value, str))
    return Reading((), office, group, anaphor, "region" in marks, marks - {"region"})


def _with_stem(key: Key, reading: Reading, plain: dict[Key, Reading], language: Language, articles: frozenset[str]) -> Reading:
    """A form listed with its article (الرئيس, the president) is also all that the same form without it is, parties excepted."""
    without = [plain.get((stem, *key[1:])) for stem in language.stems(key[0])[1:]]
    for shorter in (*without, plain.get(key[1:]) if key[0] in articles else None):
        if shorter:
            office, group = reading.office or shorter.office, reading.group or shorter.group
            anaphor, marks = reading.anaphor or shorter.anaphor, reading.marks | shorter.marks
            reading = Reading(reading.senses, office, group, anaphor, reading.region, marks)
    return reading


def _regions(entries: Iterable[PartyEntry], language: Language) -> Iterator[tuple[str, object]]:
    return ((form, "region") for entry in entries for form in entry.regions.get(language.code, ()))


def _word_contributions(words: NameWords) -> Iterator[tuple[str, object]]:
    silent = frozenset(words.words("silent_anaphors"))
    for office in words.offices:
        yield from ((form, office) for form in office.forms)
    for key in ("aides", "counterparts"):
        office = OfficeWord(words.words(key), key, "person", key)
        yield from ((form, office) for form in office.forms)
    for group in words.groups:
        yield from ((form, group) for form in group.forms if form not in silent)
    for anaphor in words.anaphors:
        yield from ((form, anaphor) for form in anaphor.forms if form not in silent)
    for mark, keys in _MARKS:
        yield from ((form, mark) for key in keys for form in words.words(key))


def _senses(entry: PartyEntry, language: Language) -> Iterator[tuple[str, Sense]]:
    code, party = language.code, _party(entry)
    inflection = INFLECTIONS.get(code, AS_WRITTEN)
    yield from _plain(entry.names, code, Sense(party, "name"))
    yield from _plain(entry.short_names, code, Sense(party, "name", shy=True, full=False))
    yield from _plain(entry.capital, code, Sense(party, "capital"))
    yield from _plain(entry.seats, code, Sense(party, "capital"))
    yield from _plain(entry.bodies, code, Sense(party, "office"))
    yield from _origins(entry.demonyms, entry.demonym_plurals, code, inflection, party)
    for former in entry.former:
        predecessor = _party(entry, former.name)
        yield from _plain(former.names, code, Sense(predecessor, "name"))
        yield from _origins(former.demonyms, former.demonym_plurals, code, inflection, predecessor)
    for person in (*entry.leaders, *entry.officials):
        yield from _person(person, entry, code)


def _plain(forms: Forms, code: str, sense: Sense) -> Iterator[tuple[str, Sense]]:
    return ((form, sense) for form in forms.get(code, ()))


def _origins(demonyms: Forms, plurals: Forms, code: str, inflection: Inflection, party: Party) -> Iterator[tuple[str, Sense]]:
    sense = Sense(party, "nisba")
    for demonym in demonyms.get(code, ()):
        yield from ((form, sense) for form in inflection.singular(demonym))
    for plural in plurals.get(code, ()):
        yield from ((form, sense) for form in inflection.plural(plural))


def _person(person: PersonEntry, entry: PartyEntry, code: str) -> Iterator[tuple[str, Sense]]:
    party = Party(entry.code, person.name, "person")
    yield from _plain(person.names, code, Sense(party, "leader", since=person.since, until=person.until))
    yield from _plain(person.short, code, Sense(party, "leader", full=False, since=person.since, until=person.until))
