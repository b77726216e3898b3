"""Word vectors: a table for the words that the corpus knows, and letter groups (3 to 5 letters) for all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wathiq.model import Token

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """int8 tables with one scale a row. ``words`` and ``groups`` give the row of a folded word or letter group."""

    words: dict[str, int]
    table: NDArray[np.int8]
    scale: Floats
    groups: dict[str, int]
    group_table: NDArray[np.int8]
    group_scale: Floats

    def of(self, tokens: tuple[Token, ...]) -> Floats:
        """(T, size) vectors of the tokens."""
        out = np.zeros((len(tokens), self.table.shape[1]), np.float32)
        rows = [self.words.get(form(token), -1) for token in tokens]
        known = np.array([row >= 0 for row in rows], bool)
        picked = np.array([row for row in rows if row >= 0], np.int64)
        out[known] = self.table[picked] * self.scale[picked, None]
        for n in np.flatnonzero(~known):
            out[n] = self.composed(form(tokens[n]))
        return out

    def composed(self, word: str) -> Floats:
        """The vector of a word that the table does not know, from its letter groups; zeros where none is known."""
        rows = [self.groups[group] for group in letter_groups(word) if group in self.groups]
        if not rows:
            return np.zeros(self.table.shape[1], np.float32)
        picked = self.group_table[rows] * self.group_scale[rows, None]
        return np.asarray(picked.mean(0), np.float32)


def form(token: Token) -> str:
    """The vocabulary entry of a token: its folded form; a number becomes its pattern (2015 → 0000)."""
    return "".join("0" if c.isdigit() else c for c in token.norm) if token.kind == "number" else token.norm


@lru_cache(maxsize=50_000)
def letter_groups(word: str, shortest: int = 3, longest: int = 5) -> tuple[str, ...]:
    """The letter groups of a word with its edges marked, as fastText cuts them.

    >>> letter_groups("قال", 4, 5)
    ('<قال', 'قال>', '<قال>')
    """
    marked = f"<{word}>"
    return tuple(marked[i : i + size] for size in range(shortest, longest + 1) for i in range(len(marked) - size + 1))


def load(path: Path) -> Vectors:
    """Read the tables that ``training.vectors`` wrote."""
    with np.load(path) as saved:
        words, groups = str(saved["words"]).split("\n"), str(saved["groups"]).split("\n")
        return Vectors(
            {word: row for row, word in enumerate(words)}, saved["table"], saved["scale"],
            {group: row for row, group in enumerate(groups)}, saved["group_table"], saved["group_scale"],
        )  # fmt: skip
