"""The words of a text for looking things up: folded, and in their shortest reading, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wathiq import languages

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Found:
    """A word with its place (code points), as its language folds it, and without what is joined to its beginning."""

    start: int
    end: int
    folded: str
    stem: str


def found(language: str, text: str) -> Iterator[Found]:
    """The words of a text; in a language that is not installed only their case is folded."""
    for match in _WORD.finditer(text):
        yield Found(match.start(), match.end(), *forms(language, match.group()))


@lru_cache(maxsize=100_000)
def forms(language: str, word: str) -> tuple[str, str]:
    """A word folded, and its shortest reading."""
    known = next((each for each in languages.INSTALLED if each.code == language), None)
    if known is None:
        return word.casefold(), word.casefold()
    folded = known.fold(word)
    return folded, min(known.stems(folded), key=len)
