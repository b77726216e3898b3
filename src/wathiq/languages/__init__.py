"""The languages that Wathiq reads. ``INSTALLED`` is a plain list: what is not in it is not there."""

from wathiq.errors import UsageError
from wathiq.languages import ar, en
from wathiq.languages.base import Language

INSTALLED: tuple[Language, ...] = (ar.LANGUAGE, en.LANGUAGE)


def get(code: str) -> Language:
    """The installed language with this ISO 639-1 code; UsageError when there is none."""
    for language in INSTALLED:
        if language.code == code:
            return language
    known = ", ".join(language.code for language in INSTALLED)
    raise UsageError(f"language '{code}'", "is not installed", f"choose one of: {known}")


__all__ = ["INSTALLED", "Language", "get"]
