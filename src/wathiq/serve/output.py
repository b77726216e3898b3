"""Where the answers of the commands go: standard output, in UTF-8, and a console whose width suits a terminal or a file."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_FILE_WIDTH = 140  # columns of a table that is written into a file or a pipe


def console(stderr: bool = False) -> Console:
    """A console on standard output or standard error, as wide as the terminal or as COLUMNS says."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _FILE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what cannot be written is shown as an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def one_line(text: str) -> None:
    """Print one line to standard error."""
    print(text, file=sys.stderr)
