"""What the words of a text can mean in a time expression: the lexical level of the interval grammar."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.languages.calendar import Calendar, Phrase
from wathiq.model import Token


@dataclass(frozen=True, slots=True)
class Atom:
    """A phrase of the calendar found in a text: tokens up to but not including ``last``. ``definite`` tells that its
    first word has the article, ``sure`` that the word means nothing else."""

    kind: str
    value: int | str
    count: int
    last: int
    definite: bool
    sure: bool = True

    @property
    def number(self) -> int:
        """The value as a number, for kinds whose values are numbers."""
        return int(self.value)


def atoms(tokens: tuple[Token, ...], calendar: Calendar) -> tuple[tuple[Atom, ...], ...]:
    """For every token the atoms that begin there, the longest first."""
    return tuple(_at(tokens, number, calendar) for number in range(len(tokens)))


def _at(tokens: tuple[Token, ...], number: int, calendar: Calendar) -> tuple[Atom, ...]:
    token = tokens[number]
    found = [
        _atom(tokens, number, phrase, stem, calendar)
        for stem in token.stems or (token.norm,)
        if stem in calendar.phrases
        for phrase in calendar.phrases[stem]
        if fits(tokens, number, phrase)
    ]
    return tuple(sorted(found, key=lambda atom: -atom.last)) if len(found) > 1 else tuple(found)


def fits(tokens: tuple[Token, ...], number: int, phrase: Phrase) -> bool:
    """Whether the words of a phrase after its first follow token ``number``, each in any of its readings."""
    if len(phrase.words) == 1:
        return True
    following = tokens[number + 1 : number + len(phrase.words)]
    return len(following) == len(phrase.words) - 1 and all(
        word == token.norm or word in token.stems for word, token in zip(phrase.words[1:], following, strict=True)
    )


def _atom(tokens: tuple[Token, ...], number: int, phrase: Phrase, stem: str, calendar: Calendar) -> Atom:
    token = tokens[number]
    definite = stem.startswith(calendar.article) or calendar.article + stem in token.stems
    sure = phrase.kind != "hijri" and (
        phrase.kind != "month" or stem not in calendar.doubtful_months or any(s in token.text for s in calendar.sure_spellings)
    )
    return Atom(phrase.kind, phrase.value, phrase.count, number + len(phrase.words), definite, sure)
