"""A short text as it is compared with another: its words, what each may say, their vectors, the parties named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from wathiq.languages.opposites import Side, opposed

Floats = NDArray[np.float32]

_LETTERS = 3  # in a group by which spellings are compared
_SPELT_ALIKE = 0.6  # share of letter groups from which two words count as alike
_ONE_SIDE = 0.8  # how alike two words are that stand on one side of an opposition


@dataclass(frozen=True, slots=True)
class Word:
    """One word or number. ``stems`` are its readings without proclitics and what it counts, ``bare`` the shortest reading
    without its ending. ``rarity`` is 0 for the commonest word, 1 for one outside the vocabulary. ``sides`` are those of
    oppositions. ``statuses`` come from status cues, ``types`` (PLOVER) from the acts that it may say; ``tone`` is the
    Goldstein value of the likeliest, 0 for none. ``number`` is what it counts, empty where it counts nothing."""

    stems: frozenset[str]
    bare: str
    number: str
    rarity: float
    sides: frozenset[Side]
    statuses: frozenset[str]
    types: frozenset[str]
    tone: float


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """The words of a text, a row each of ``vectors`` and ``contexts`` (of length 1); ``parties`` are codes or names."""

    words: tuple[Word, ...]
    vectors: Floats
    contexts: Floats
    parties: frozenset[str]
    asks: bool  # it is a question


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Two texts word by word: (A, B) tables. ``same``, ``agreed`` (on one side of an opposition) and ``opposed`` are 0 or 1;
    ``meaning`` and ``context`` are cosines, ``spelling`` is the share of common letter groups."""

    same: Floats
    meaning: Floats
    spelling: Floats
    context: Floats
    agreed: Floats
    opposed: Floats

    @property
    def near(self) -> Floats:
        """How alike two words are, by form, meaning or spelling: 1 for one word in two forms."""
        spelt = np.where(self.spelling > _SPELT_ALIKE, self.spelling, 0)
        found: Floats = np.maximum.reduce([self.same, self.meaning, spelt, self.agreed * _ONE_SIDE])
        return found

    def turned(self) -> Alignment:
        """The same, seen from the other text."""
        return Alignment(*(getattr(self, field.name).T for field in fields(self)))


def align(first: Phrase, second: Phrase) -> Alignment:
    """Compare every word of one text with every word of the other."""
    return Alignment(
        _table(first, second, lambda one, other: bool(one.stems & other.stems) or one.bare == other.bare),
        first.vectors @ second.vectors.T,
        _table(first, second, lambda one, other: dice(one.bare, other.bare)),
        first.contexts @ second.contexts.T,
        _table(first, second, lambda one, other: bool(one.sides & other.sides)),
        _table(first, second, lambda one, other: opposed(one.sides, other.sides)),
    )


def _table(first: Phrase, second: Phrase, compare: Callable[[Word, Word], float]) -> Floats:
    return np.array([[compare(one, other) for other in second.words] for one in first.words], np.float32)


def dice(one: str, other: str) -> float:
    """The share of letter groups that two spellings have in common (Dice 1945).

    >>> dice("كتاب", "كتاب")
    1.0
    """
    a, b = _groups(one), _groups(other)
    return 2 * len(a & b) / (len(a) + len(b))


def _groups(word: str) -> frozenset[str]:
    marked = f"<{word}>"
    return frozenset(marked[i : i + _LETTERS] for i in range(max(1, len(marked) - _LETTERS + 1)))
