"""Work on text that keeps offsets true: folding of single words, digits, scripts, trimming of spans.

Whatever is folded here is a copy for matching; a report's text itself is never altered.
"""

from __future__ import annotations

import re

from wathiq.model import Words

_DIGITS = {base + value: str(value) for base in (0x0660, 0x06F0) for value in range(10)}
_SAMPLE = 20_000  # characters that decide the script
_SCRIPTS = (
    ("ar", re.compile("[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")),
    ("ru", re.compile("[\u0400-\u052f]")),
    ("en", re.compile("[A-Za-z\u00c0-\u024f]")),
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def western_digits(text: str) -> str:
    """Arabic (٠-٩) and Persian (۰-۹) digits as 0-9, one for one, so that offsets stay true."""
    return text.translate(_DIGITS)


def words_at(text: str, start: int, end: int) -> Words:
    """The exact words between two code-point offsets, outer white space left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Words(start, end, text[start:end])


def script_language(text: str) -> str:
    """The language whose script most letters of ``text`` are written in (ar, ru, en); 'ar' when there are no letters.

    Languages that share a script are told apart elsewhere; the script alone decides safely even on very short texts.
    """
    counts = {code: len(letters.findall(text, 0, _SAMPLE)) for code, letters in _SCRIPTS}
    return max(counts, key=counts.__getitem__)


def without_invisible(text: str) -> str:
    """A copy without zero-width and direction marks; for matching and for terminals, never for storage."""
    return _INVISIBLE.sub("", text)
