"""How names are compared in the ledger: without case, accents, diacritics or spelling variants, in every language."""

from __future__ import annotations

import unicodedata

from wathiq.languages import INSTALLED


def fold(text: str) -> str:
    """A name's form for matching, whatever its language; for look-ups only, never shown.

    >>> fold("  José  de la Cruz ")
    'jose de la cruz'
    """
    for language in INSTALLED:
        text = language.fold(text)
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join("".join(letters).casefold().split())
