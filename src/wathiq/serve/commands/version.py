"""`wathiq version`: which Wathiq this is, and what it reads."""

from __future__ import annotations

from wathiq.version import __version__


def version() -> None:
    """Print the versions of program and languages."""
    from wathiq.languages import INSTALLED

    print(f"wathiq {__version__} ({', '.join(language.version for language in INSTALLED)})")
