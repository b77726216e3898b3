"""What a language must say: how its words are folded and split, and where its data files are.

A language is a folder: ``names.yaml``, ``acts.yaml``, ``status.yaml``, ``speech.yaml``, ``calendar.yaml``, ``goods.yaml``, and
an ``__init__.py`` that builds one :class:`Language`. The stages ask the language; they never name one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Language:
    """One language. ``fold`` gives a word's form for matching; ``stems`` the readings of a folded word without its
    proclitics, the whole word first, at most five; ``script`` is the Unicode script name in lower case."""

    code: str  # ISO 639-1
    version: str  # of its data, such as "ar-1": written into every claim
    script: str
    folder: Path
    fold: Callable[[str], str]
    stems: Callable[[str], tuple[str, ...]]
    right_to_left: bool = False
    words: str | None = None  # the regular expression of its words, where the common one does not serve
    shortened: frozenset[str] = frozenset()  # folded words whose full stop ends no sentence
    capitals: bool = False  # names begin with a capital letter
    starts: tuple[str, ...] = ()  # first and last letters of words that tell their form (clitics, tense, number):
    ends: tuple[str, ...] = ()  # one flag each for the reading net
    accept: float = 0.1  # likelihood from which an act of its nets is kept; chosen on held-out texts
    handed: float = 0.0  # how often a verb of giving whose good follows says an act; counted in training texts
    knots: tuple[tuple[float, float], ...] = ()  # how often claims of a likelihood are right (wathiq.coding.confidence)
    marks: tuple[str, ...] = (".", "،", ":", "(", ")", "-", "؛", "/")  # the same for marks; those of one string are alike
