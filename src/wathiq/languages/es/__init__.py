"""Spanish, a beginning: folding, months, states and ten acts. It is not installed until it can read a report (docs/how-to)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from wathiq.languages.base import Language


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word's form for matching: lower case, no accents; ñ stays a letter of its own.

    >>> fold("Irán"), fold("Año")
    ('iran', 'año')
    """
    apart = unicodedata.normalize("NFD", word.lower())
    bare = "".join(c for n, c in enumerate(apart) if not unicodedata.combining(c) or (c == "\u0303" and apart[n - 1] == "n"))
    return unicodedata.normalize("NFC", bare)


def stems(folded: str) -> tuple[str, ...]:
    """The word itself: Spanish joins nothing to the front of a word."""
    return (folded,)


LANGUAGE = Language("es", "es-0", "latin", Path(__file__).parent, fold, stems, capitals=True)
