"""Text for a terminal: hostile characters out, Arabic the right way round, long sentences cut between words.

What is stored is never changed; these are copies for the eye.
"""

from __future__ import annotations

import re
import unicodedata

from wathiq.model import StatusValue

RIGHT_TO_LEFT_ISOLATE, POP_ISOLATE = "\u2067", "\u2069"  # Unicode Standard Annex 9

_ARROW = re.compile("( ?[←→↔] )")

STATUS_COLOURS: dict[StatusValue, str] = {
    "happened": "green",
    "ongoing": "green",
    "planned": "cyan",
    "possible": "yellow",
    "conditional": "magenta",
    "predicted": "blue",
    "not_happened": "dim",
    "denied": "red",
}


def clean(text: str) -> str:
    r"""One line without control characters, escape sequences, direction overrides or other invisible characters.

    >>> clean("a\x1b[31m\u202eb\n c")
    'a[31mb c'
    """
    seen = text if text.isprintable() else "".join(map(_visible, text))  # most texts are: nothing to look for
    return " ".join(seen.split())


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zl", "Zp"):
        return " "
    return "" if category in ("Cc", "Cf", "Cs", "Cn", "Co") else character


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left, as in Arabic."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction in ("R", "AL") for direction in directions if direction in ("L", "R", "AL")), False)


def isolate(text: str, like: str | None = None) -> str:
    """``text`` in isolates when it, or the text ``like`` that it is a line of, is Arabic: its neighbours keep their order."""
    return f"{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}" if right_to_left(like or text) else text


def isolate_names(text: str) -> str:
    """Names between arrows, each in isolates of its own, so that ``a ← b`` reads the same way in every script."""
    return "".join(part if _ARROW.fullmatch(part) else isolate(part) for part in _ARROW.split(text))


def columns(text: str) -> int:
    """Columns that a text takes: diacritics take none, East Asian letters two."""
    return sum(_width(character) for character in text)


def wrap(text: str, width: int, lines: int) -> tuple[str, ...]:
    """At most ``lines`` lines of at most ``width`` columns, broken between words; "…" ends what was cut."""
    done: list[str] = []
    words = [piece for word in text.split() for piece in _pieces(word, width)]
    while words and len(done) < lines:
        taken = _fitting(words, width)
        done.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        done[-1] = _ellipsis(done[-1], width)
    return tuple(done)


def shorten(text: str, width: int) -> str:
    """One line of at most ``width`` columns, cut between words."""
    return "".join(wrap(text, width, 1))


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that fit: only words wider than a line are cut."""
    return [word[start : start + width] for start in range(0, len(word), width)]


def _fitting(words: list[str], width: int) -> int:
    """How many of the words, at least one, fit into a line."""
    used = columns(words[0])
    for count, word in enumerate(words[1:], start=1):
        used += 1 + columns(word)
        if used > width:
            return count
    return len(words)


def _ellipsis(line: str, width: int) -> str:
    while columns(line) > width - 1 and " " in line:
        line = line.rpartition(" ")[0]
    return line[: max(width - 1, 0)] + "…"


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
