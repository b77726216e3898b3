"""The language of a text that does not say it: its script decides, and a page's word counts where it agrees with the script."""

from __future__ import annotations

from functools import lru_cache

from wathiq.text import script_language

_LETTERS = 80  # characters, spread over the whole text, that tell its script


def language_of(text: str, said: str | None) -> str:
    """The ISO 639-1 code. ``said`` is what stands around the text: templates often leave ``en`` on a page in another
    language, so it must be a language of the script that the text is written in."""
    by_script = script_language(text[:: 1 + len(text) // _LETTERS])
    return said if said and _script(said) == _script(by_script) else by_script


@lru_cache(maxsize=64)
def _script(language: str) -> str:
    """The script that CLDR expects of a language, such as ``Arab``; empty for a language that CLDR does not know."""
    from babel.core import get_global

    likely: str = get_global("likely_subtags").get(language, "")
    return likely.split("_")[1] if likely.count("_") else ""
