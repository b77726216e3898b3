"""Looking words up by their spelling: which entries of a lexicon a token may be, however it is inflected and joined.

One table serves all lexicons of a language. Proclitics are already off the token's ``stems``; a pronoun at the end is taken off
here. A look-up is a handful of hash accesses, and remembered, since news repeats its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Generic, TypeVar

from wathiq.languages.shape import Shape
from wathiq.model import Token

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Hit(Generic[E]):
    """One entry that a word may be, what the spelling tells of the form, and the pronoun that ends it.

    ``finite`` is False where what stands before the word (an article, a preposition) excludes a verb.
    """

    entry: E
    shape: Shape
    attached: str | None
    finite: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lookup(Generic[E]):
    """Entries by folded spelling. ``suffixes`` are the pronouns of the language, ``hosts`` what may precede a finite verb."""

    spellings: Mapping[str, tuple[tuple[E, Shape], ...]]
    suffixes: tuple[str, ...]
    hosts: frozenset[str]

    def of(self, token: Token) -> tuple[Hit[E], ...]:
        """All entries that ``token`` may be; empty for most words."""
        return self.find(token.norm, token.stems)

    def find(self, norm: str, stems: tuple[str, ...]) -> tuple[Hit[E], ...]:
        """All entries for a folded word and its readings without proclitics."""
        return _hits(self, norm, stems)


@lru_cache(maxsize=100_000)
def _hits(lookup: Lookup[E], norm: str, stems: tuple[str, ...]) -> tuple[Hit[E], ...]:
    found: list[Hit[E]] = []
    for stem in stems:
        finite = norm[: len(norm) - len(stem)] in lookup.hosts
        whole = lookup.spellings.get(stem, ())
        found += [Hit(entry, shape, None, finite) for entry, shape in whole if not shape.bound]
        for suffix in lookup.suffixes:
            host = lookup.spellings.get(stem[: -len(suffix)], ()) if stem.endswith(suffix) else ()
            found += [Hit(entry, shape, suffix, finite) for entry, shape in host]
    return tuple(dict.fromkeys(found))


def build(spelt: Iterable[tuple[str, E, Shape]], inflect: ModuleType) -> Lookup[E]:
    """Join (spelling, entry, shape) triples into a table for the language that ``inflect`` belongs to."""
    table: dict[str, list[tuple[E, Shape]]] = defaultdict(list)
    for spelling, entry, shape in spelt:
        table[spelling].append((entry, shape))
    frozen = {spelling: tuple(readings) for spelling, readings in table.items()}
    return Lookup(frozen, inflect.SUFFIXES, frozenset(inflect.VERB_HOSTS))


def follows(tokens: Sequence[Token], at: int, words: Sequence[str]) -> int | None:
    """The end of the folded ``words`` that stand in a row from token ``at``, or None if they do not.

    Each may have clitics before it. A word of one letter may itself be joined to the next word, which is then left out.
    """
    for word in words:
        if at >= len(tokens):
            return None
        token = tokens[at]
        if word == token.norm or word in token.stems:
            at += 1
        elif not (len(word) == 1 and token.norm.startswith(word) and len(token.stems) > 1):
            return None
    return at
