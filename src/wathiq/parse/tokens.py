"""Tokens with exact offsets: words (clitics stay on their host), numbers and marks."""

from __future__ import annotations

import re

from wathiq.languages.base import Language
from wathiq.model import Token, TokenKind

# A number keeps its separators (1,200.5 · ٣٫٥); a word keeps its diacritics, tatweel, inner hyphens and apostrophes.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,٫٬]\d+)*)"
    r"|(?P<word>[^\W\d_][\w\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]*"
    r"(?:[-’'][^\W\d_][\w\u0640\u064b-\u065f\u0670]*)*)"
    r"|(?P<punctuation>\.{2,}|[^\w\s]|_)"
)
_KINDS: tuple[TokenKind, ...] = ("number", "word", "punctuation")


def tokens(text: str, language: Language) -> tuple[Token, ...]:
    """Every token of ``text`` in order; white space (no-break spaces too) only separates."""
    return tuple(_token(match, language) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str], language: Language) -> Token:
    kind: TokenKind = next(kind for kind in _KINDS if match.group(kind) is not None)
    text = match.group()
    norm = language.fold(text)
    return Token(match.start(), match.end(), text, norm, kind, language.stems(norm) if kind == "word" else ())
