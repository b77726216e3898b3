"""Work on text that keeps offsets true: folding of single words, digits, scripts, trimming of spans.

Whatever is folded here is a copy for matching; a report's text itself is never altered.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from wathiq.model import Words

_DIGITS = {base + value: str(value) for base in (0x0660, 0x06F0) for value in range(10)}
_SCRIPTS = (("ARABIC", "ar"), ("CYRILLIC", "ru"), ("LATIN", "en"))
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
    counts: Counter[str] = Counter()
    for letter in text[:20_000]:
        if letter.isalpha():
            name = unicodedata.name(letter, "")
            counts.update(code for script, code in _SCRIPTS if name.startswith(script))
    return counts.most_common(1)[0][0] if counts else "ar"


def without_invisible(text: str) -> str:
    """A copy without zero-width and direction marks; for matching and for terminals, never for storage."""
    return _INVISIBLE.sub("", text)
