"""The names of one language, folded and laid out for fast look-up: built once (by :mod:`wathiq.resolve.layout`), never changed.

A name is looked up token by token in a table of folded words. The table is keyed by word and not by letter (as an automaton
over the text would be) because the first word of a name has several readings, with and without its proclitics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wathiq.languages.names import Anaphor, GroupWord, OfficeWord
from wathiq.model import How, Party, Token
from wathiq.resolve.typos import Typos

_SHORTEST_STEM = 3  # letters; a shorter rest after a proclitic is more often chance than a name
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

    @property
    def is_party_alone(self) -> bool:
        """Whether the form names a party and is no other known word."""
        return bool(self.senses) and not (self.office or self.group or self.anaphor or self.marks)


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
    ``governing_prefixes`` before a noun that is no subject, ``genitive_prefixes`` before the one that owns an office.
    ``titles`` are all words of the names of bodies, by code. Where an owner stands before what it owns (Iran's president),
    ``possessives`` join the two and ``owner_gap`` may stand between; ``article_words`` make the noun after them definite;
    ``capitals`` says that names begin with a capital letter."""

    language: str
    readings: dict[Key, Reading]
    beginnings: frozenset[Key]
    parties: dict[str, Party]
    typos: Typos
    articles: tuple[str, ...] = ()
    no_name_beginnings: tuple[str, ...] = ()
    no_name_endings: tuple[str, ...] = ()
    governing_prefixes: tuple[str, ...] = ()
    genitive_prefixes: tuple[str, ...] = ()
    titles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    article_words: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    owner_gap: frozenset[str] = frozenset()
    capitals: bool = False

    @property
    def owner_first(self) -> bool:
        """Whether what is owned stands after its owner, so that the last word of an office is its head (foreign minister)."""
        return bool(self.possessives)

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
