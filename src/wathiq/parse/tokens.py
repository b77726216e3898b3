"""Tokens with exact offsets: words (clitics stay on their host), numbers and marks."""

from __future__ import annotations

import re
from functools import lru_cache

from wathiq.languages.base import Language
from wathiq.model import Token, TokenKind

# A number keeps its separators (1,200.5 · ٣٫٥); a word keeps its diacritics, tatweel, inner hyphens and apostrophes.
_NUMBER = r"\d+(?:[.,٫٬]\d+)*"
_WORD = (
    r"[^\W\d_][\w\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]*"
    r"(?:[-’'][^\W\d_][\w\u0640\u064b-\u065f\u0670]*)*"
)
_PUNCTUATION = r"\.{2,}|[^\w\s]|_"
_KINDS: tuple[TokenKind, ...] = ("number", "word", "punctuation")


@lru_cache(maxsize=8)
def _pattern(words: str | None) -> re.Pattern[str]:
    """The pattern of all tokens, with a language's own idea of a word if it has one."""
    return re.compile(f"(?P<number>{_NUMBER})|(?P<word>{words or _WORD})|(?P<punctuation>{_PUNCTUATION})")


def tokens(text: str, language: Language) -> tuple[Token, ...]:
    """Every token of ``text`` in order; white space (no-break spaces too) only separates."""
    return tuple(_token(match, language) for match in _pattern(language.words).finditer(text))


def _token(match: re.Match[str], language: Language) -> Token:
    kind: TokenKind = next(kind for kind in _KINDS if match.group(kind) is not None)
    text = match.group()
    norm = language.fold(text)
    return Token(match.start(), match.end(), text, norm, kind, language.stems(norm) if kind == "word" else ())
