"""A report's words as screening compares them: where each stands, and its readings without what is written on to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from wathiq.model import Report
from wathiq.screening.terms import plain

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ][^\W_]+)*")
_BREAK = re.compile(r"[.!?؟\n]|[؛;:]\s")

Stems = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class TextWord:
    """One word of the text, ``start`` to ``end`` (code points). ``readings`` are the word and what is left of it without
    clitics, as written; ``passage`` numbers the stretch between full stops that it stands in."""

    start: int
    end: int
    text: str
    readings: tuple[str, ...]
    passage: int

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The readings folded for comparison of letters."""
        return tuple(plain(reading) for reading in self.readings)


def words(report: Report, stems: Stems) -> tuple[TextWord, ...]:
    """The words of a report. ``stems`` gives the readings of a folded word without its clitics, as its language has them."""
    breaks = [match.start() for match in _BREAK.finditer(report.text)]
    found, passage = [], 0
    for match in _WORD.finditer(report.text):
        while passage < len(breaks) and breaks[passage] < match.start():
            passage += 1
        found.append(TextWord(match.start(), match.end(), match[0], readings(match[0], stems), passage))
    return tuple(found)


def readings(word: str, stems: Stems) -> tuple[str, ...]:
    """The word, and its endings that are stems of its folded form: letters keep the shape in which they are written.

    >>> readings("وإيران", lambda folded: (folded, folded[1:]))
    ('وإيران', 'إيران')
    """
    folded = plain(word)
    if len(folded) != len(word):
        return tuple(dict.fromkeys((word, *stems(folded))))
    ends = (word[-len(stem) :] if folded.endswith(stem) else stem for stem in stems(folded) if stem)
    return tuple(dict.fromkeys((word, *ends)))
