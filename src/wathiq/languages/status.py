"""The words of a language that say how real an act is: negation, plans, possibility, conditions, forecasts, signs of the done.

``status.yaml`` of a language lists them; :func:`load` joins them into :class:`StatusCues`, which finds them in a row of tokens.
What a cue does to a certain act is decided by the stage that codes acts, which knows the clause.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args

from wathiq.languages.base import Language
from wathiq.languages.data import Problem, read, words
from wathiq.languages.lookup import Hit, Lookup, build, follows
from wathiq.languages.shape import Shape
from wathiq.model import StatusValue, Token

Scope = Literal["next-verb", "clause-after", "complement", "whole-clause"]
CueKind = Literal["particle", "verb", "noun", "participle", "prefix"]

GAP = "…"  # in the data: up to three words may stand here
_LONGEST_GAP = 3
_SHORTEST_PREFIXED = 4  # letters; shorter words are not a future prefix and a verb
_KEYS = frozenset({"value", "kind", "scope", "words", "tense", "before", "unless"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``first`` up to ``last`` speak for ``value`` within ``scope``; a prefix cue is the verb that carries it."""

    first: int
    last: int
    value: StatusValue
    scope: Scope
    kind: CueKind


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cue as far as finding it needs: what it says, and what must, or must not, follow."""

    value: StatusValue
    kind: CueKind
    scope: Scope
    further: tuple[tuple[str, ...], ...]  # runs of words with a gap between the runs
    tense: str | None
    before: str | None
    unless: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class StatusCues:
    """The status cues of a language. ``size`` counts them; ``prefixes`` are letters joined to a verb."""

    size: int
    lookup: Lookup[tuple[_Entry, ...]] = field(repr=False)
    prefixes: tuple[tuple[str, _Entry], ...] = field(repr=False)
    starts: tuple[str, ...] = field(repr=False)  # first letters of the prefixes, folded: most words are out at once
    tense: Callable[[str], str | None] = field(repr=False)  # the likely tense of a folded word

    def find(self, tokens: Sequence[Token]) -> tuple[Cue, ...]:
        """All cues in a row of tokens (a sentence or a text), in order; of two with one value the longer."""
        best: dict[tuple[int, str], Cue] = {}
        for i, token in enumerate(tokens):
            for cue in self._at(tokens, i, token) if token.kind == "word" else ():
                key = (cue.first, cue.value)
                if key not in best or cue.last > best[key].last:
                    best[key] = cue
        whole = [cue for cue in best.values() if not any(_covers(other, cue) for other in best.values())]
        return tuple(sorted(whole, key=lambda cue: (cue.first, -cue.last)))

    def _at(self, tokens: Sequence[Token], i: int, token: Token) -> Iterator[Cue]:
        for hit in self.lookup.of(token):
            for entry in hit.entry:
                yield from self._cue(tokens, i, entry, hit)
        for stem in token.stems[:2]:
            if stem.startswith(self.starts):
                yield from self._prefixed(i, token.text[-len(stem) :], stem)

    def _prefixed(self, i: int, written: str, stem: str) -> Iterator[Cue]:
        for prefix, entry in self.prefixes:
            if _carries(written, stem, prefix, entry):
                yield Cue(i, i + 1, entry.value, entry.scope, entry.kind)

    def _cue(self, tokens: Sequence[Token], i: int, entry: _Entry, hit: Hit[tuple[_Entry, ...]]) -> Iterator[Cue]:
        if entry.kind == "verb" and not hit.finite:
            return
        if entry.tense not in (None, hit.shape.tense):
            return
        last = _runs(tokens, i + 1, entry.further)
        if last is not None and self._holds(tokens, last, entry):
            yield Cue(i, last, entry.value, entry.scope, entry.kind)

    def _holds(self, tokens: Sequence[Token], last: int, entry: _Entry) -> bool:
        """Whether what follows is the tense that the cue asks for, and no word that takes the cue's force."""
        if last < len(tokens) and tokens[last].norm in entry.unless:
            return False
        if entry.before is None:
            return True
        return last < len(tokens) and self.tense(tokens[last].norm) == entry.before


def _covers(longer: Cue, cue: Cue) -> bool:
    """Whether a longer cue of the same value holds all words of a shorter one."""
    inside = longer.first <= cue.first and cue.last <= longer.last
    return inside and longer.value == cue.value and longer.last - longer.first > cue.last - cue.first


def _carries(written: str, stem: str, prefix: str, entry: _Entry) -> bool:
    """Whether a word, without what is joined before it, is a verb that begins with a prefix; written as in the text.

    The written form tells سأذهب (I shall go) from سابق (former), which fold alike.
    """
    return len(stem) >= _SHORTEST_PREFIXED and written.startswith(prefix) and not stem.startswith(tuple(entry.unless))


def _runs(tokens: Sequence[Token], at: int, runs: tuple[tuple[str, ...], ...]) -> int | None:
    """The end of runs of words that follow each other with small gaps; the first run follows at once."""
    for number, run in enumerate(runs):
        starts = range(at, at + (_LONGEST_GAP if number else 0) + 1)
        ends = (follows(tokens, start, run) for start in starts)
        found = next((end for end in ends if end is not None), None)
        if found is None:
            return None
        at = found
    return at


@lru_cache(maxsize=8)
def load(language: Language) -> StatusCues:
    """The status cues of a language; KnowledgeError names the file and the entry that breaks the form."""
    path = language.folder / "status.yaml"
    inflect = importlib.import_module(f"wathiq.languages.{language.code}.inflect")
    families: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    for group in read(path, "cues")["cues"]:
        for word in words(group, "words"):
            head, entry = _entry(path, group, word, language)
            families[entry.kind, head].append(entry)
    prefixes = tuple((head, sharing[0]) for (kind, head), sharing in families.items() if kind == "prefix")
    starts = tuple(language.fold(head) for head, _ in prefixes)
    size = sum(len(sharing) for sharing in families.values())
    return StatusCues(size, build(_spell(path, families, inflect), inflect), prefixes, starts, inflect.likely_tense)


def _entry(path: Path, group: dict[str, Any], word: str, language: Language) -> tuple[str, _Entry]:
    """One cue as (the word that inflects, the entry)."""
    problem = Problem(path, word)
    problem.unless(set(group) <= _KEYS, f"may only have the keys {', '.join(sorted(_KEYS))}")
    for key, allowed in (("value", get_args(StatusValue)), ("scope", get_args(Scope)), ("kind", get_args(CueKind))):
        problem.unless(group.get(key) in allowed, f"{key} must be one of {', '.join(allowed)}")
    for key in ("before", "tense"):
        problem.unless(group.get(key, "past") in ("past", "present"), f"{key} must be past or present")
    text, _, present = word.partition("/")
    head, _, rest = text.partition(" ")
    runs = tuple(tuple(language.fold(part) for part in run.split()) for run in rest.split(GAP))
    unless = frozenset(language.fold(other) for other in words(group, "unless"))
    inflected = f"{head}/{present}" if present else head
    tense, before = group.get("tense"), group.get("before")
    return inflected, _Entry(group["value"], group["kind"], group["scope"], runs, tense, before, unless)


def _spell(
    path: Path, families: Mapping[tuple[str, str], list[_Entry]], inflect: ModuleType
) -> Iterator[tuple[str, tuple[_Entry, ...], Shape]]:
    """Every spelling of every cue word, with the entries that share it."""
    for (kind, word), sharing in families.items():
        entry = tuple(sharing)
        if kind == "verb":
            past, _, present = word.partition("/")
            Problem(path, word).unless(bool(present) or not inflect.needs_present(past), "needs its present: past/present")
            yield from ((spelt, entry, shape) for spelt, shape in inflect.verb(past, present or None))
        elif kind != "prefix":
            yield from ((spelt, entry, shape) for spelt, shape in getattr(inflect, kind)(word))
