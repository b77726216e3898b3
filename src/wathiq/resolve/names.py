"""The names of one language, folded and laid out for fast look-up: built once, never changed.

A name is looked up token by token in a table of folded words. The table is keyed by word and not by letter (as an automaton
over the text would be) because the first word of a name has several readings, with and without its proclitics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wathiq.knowledge.parties import Forms, PartyEntry, PersonEntry
from wathiq.languages.base import Language
from wathiq.languages.names import AS_WRITTEN, INFLECTIONS, Anaphor, GroupWord, Inflection, NameWords, OfficeWord
from wathiq.languages.names import load as load_words
from wathiq.model import How, Party, Token
from wathiq.resolve.typos import Typos

# Splits a name of the data files as parse splits a text: numbers, words with inner hyphens and apostrophes, single marks.
_SPLIT = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]\w*(?:[-’'][^\W\d_]\w*)*|[^\w\s]")
_SHORTEST_STEM = 3  # letters; a shorter rest after a proclitic is more often chance than a name
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
    ("place", ("place_prepositions",)),
    ("lookalike", ("article_lookalikes",)),
    ("preposition", ("prepositions",)),
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sense:
    """One party that a form can mean. A ``shy`` form counts only where a bold form of the same party stands in the report."""

    party: Party
    how: How
    shy: bool = False
    full: bool = True  # False for a person's or body's short name
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one form can be: parties, an office, a pronoun …; ``marks`` are the plain lists it stands in."""

    senses: tuple[Sense, ...] = ()
    office: OfficeWord | None = None
    group: GroupWord | None = None
    anaphor: Anaphor | None = None
    region: bool = False
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in a text up to token ``last``; ``whole`` says that its first token carries no proclitic."""

    last: int
    reading: Reading
    whole: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one language. ``readings`` by folded words; ``beginnings`` are the proper beginnings of longer names;
    ``parties`` are the coded parties by code, for words that mean a code directly; ``articles`` stand at the beginning of
    definite words, ``no_name_beginnings`` and ``no_name_endings`` at those of words that are no personal names,
    ``governing_prefixes`` before a noun that is no subject. ``titles`` are all words of the names of bodies, by code."""

    language: str
    readings: dict[Key, Reading]
    beginnings: frozenset[Key]
    parties: dict[str, Party]
    typos: Typos
    articles: tuple[str, ...] = ()
    no_name_beginnings: tuple[str, ...] = ()
    no_name_endings: tuple[str, ...] = ()
    governing_prefixes: tuple[str, ...] = ()
    titles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def longest(self, tokens: Sequence[Token], at: int, limit: int) -> Match | None:
        """The longest form that begins at token ``at`` and ends by ``limit``; None if there is none.

        The first token is tried in all its readings without proclitics, the whole word first.
        """
        best: Match | None = None
        token = tokens[at]
        for stem in token.stems or (token.norm,):
            if len(stem) < _SHORTEST_STEM and stem != token.norm:
                continue
            found = self._extend((stem,), tokens, at + 1, limit)
            if found and (best is None or found[0] > best.last):
                best = Match(found[0], found[1], stem == token.norm)
        return best

    def _extend(self, key: Key, tokens: Sequence[Token], at: int, limit: int) -> tuple[int, Reading] | None:
        found = (at, self.readings[key]) if key in self.readings else None
        while key in self.beginnings and at < limit:
            key = (*key, tokens[at].norm)
            at += 1
            reading = self.readings.get(key)
            found = (at, reading) if reading else found
        return found


def names(language: Language, entries: Iterable[PartyEntry]) -> Names:
    """Lay out the names of ``entries`` and the language's own words (names.yaml, phrases.yaml) for look-up."""
    entries = tuple(entries)
    words = load_words(language)
    shy = frozenset(_key(form, language) for form in words.words("homographs"))
    collected: dict[Key, dict[str, list[object]]] = {}
    for form, kind, value in _contributions(language, entries, words):
        key = _key(form, language)
        if key:
            collected.setdefault(key, {}).setdefault(kind, []).append(value)
    plain = {key: _reading(fields, key in shy) for key, fields in collected.items()}
    readings = {key: _with_stem(key, reading, plain, language) for key, reading in plain.items()}
    beginnings = frozenset(key[:size] for key in readings for size in range(1, len(key)))
    parties = {entry.code: _party(entry) for entry in entries if entry.code}
    certain = [key for key, reading in readings.items() if any(s.full and s.how != "leader" for s in reading.senses)]
    return Names(
        language=language.code,
        readings=readings,
        beginnings=beginnings,
        parties=parties,
        typos=Typos.of(certain, language),
        articles=words.words("articles"),
        no_name_beginnings=words.words("no_name_beginnings"),
        no_name_endings=words.words("no_name_endings"),
        governing_prefixes=words.words("governing_prefixes"),
        titles={entry.code: _title(entry, language) for entry in entries if entry.code and entry.kind != "state"},
    )


def _title(entry: PartyEntry, language: Language) -> frozenset[str]:
    """All words of a body's names, with and without proclitics: by them it can be pointed back to (the movement)."""
    forms = (*entry.names.get(language.code, ()), *entry.short_names.get(language.code, ()))
    return frozenset(stem for form in forms for word in _key(form, language) for stem in language.stems(word))


def _key(form: str, language: Language) -> Key:
    return tuple(language.fold(word) for word in _SPLIT.findall(form))


def _party(entry: PartyEntry, name: str | None = None) -> Party:
    return Party(entry.code, name or entry.name, entry.kind)


def _reading(fields: dict[str, list[object]], shy: bool) -> Reading:
    senses = tuple(dict.fromkeys(s for s in fields.get("sense", ()) if isinstance(s, Sense)))
    if shy:
        senses = tuple(Sense(s.party, s.how, True, s.full, s.since, s.until) for s in senses)
    office = next((o for o in fields.get("office", ()) if isinstance(o, OfficeWord)), None)
    group = next((g for g in fields.get("group", ()) if isinstance(g, GroupWord)), None)
    anaphor = next((a for a in fields.get("anaphor", ()) if isinstance(a, Anaphor)), None)
    return Reading(senses, office, group, anaphor, "region" in fields, frozenset(map(str, fields.get("mark", ()))))


def _with_stem(key: Key, reading: Reading, plain: dict[Key, Reading], language: Language) -> Reading:
    """A form listed with its article (الرئيس) is also all that the same form without it is (رئيس), parties excepted."""
    for stem in language.stems(key[0])[1:]:
        shorter = plain.get((stem, *key[1:]))
        if shorter:
            office, group = reading.office or shorter.office, reading.group or shorter.group
            anaphor, marks = reading.anaphor or shorter.anaphor, reading.marks | shorter.marks
            reading = Reading(reading.senses, office, group, anaphor, reading.region, marks)
    return reading


def _contributions(language: Language, entries: tuple[PartyEntry, ...], words: NameWords) -> Iterator[tuple[str, str, object]]:
    """Every (form, field of Reading, value) there is."""
    inflection = INFLECTIONS.get(language.code, AS_WRITTEN)
    for entry in entries:
        for form, sense in _senses(entry, language.code, inflection):
            yield form, "sense", sense
        for form in entry.regions.get(language.code, ()):
            yield form, "region", True
    yield from _word_contributions(words)


def _word_contributions(words: NameWords) -> Iterator[tuple[str, str, object]]:
    silent = frozenset(words.words("silent_anaphors"))
    for office in words.offices:
        yield from ((form, "office", office) for form in office.forms)
    for key in ("aides", "counterparts"):
        office = OfficeWord(words.words(key), key, "person", key)
        yield from ((form, "office", office) for form in office.forms)
    for group in words.groups:
        yield from ((form, "group", group) for form in group.forms)
    for anaphor in words.anaphors:
        yield from ((form, "anaphor", anaphor) for form in anaphor.forms if form not in silent)
    for mark, keys in _MARKS:
        yield from ((form, "mark", mark) for key in keys for form in words.words(key))


def _senses(entry: PartyEntry, code: str, inflection: Inflection) -> Iterator[tuple[str, Sense]]:
    party = _party(entry)
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
