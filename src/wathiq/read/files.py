"""Which files are meant: paths as they are, folders walked in sorted order, ``-`` for standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Literal

from wathiq.errors import InputError

Kind = Literal["text", "page", "json", "lines"]
STDIN = "-"
KINDS: Mapping[str, Kind] = MappingProxyType(
    {".txt": "text", ".html": "page", ".htm": "page", ".json": "json", ".jsonl": "lines", ".ndjson": "lines"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input when ``path`` is None. ``kind`` follows its ending; None must be found out."""

    name: str  # for messages
    path: Path | None
    kind: Kind | None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes; InputError when it cannot be opened."""
        if self.path is None:
            yield sys.stdin.buffer
            return
        try:
            stream = self.path.open("rb")
        except (OSError, ValueError) as error:
            raise unreadable(self.name, error) from error
        with stream:
            yield stream


def sources(path: str) -> Iterator[Source | InputError]:
    """The files that a path means; for a folder those with a known ending, hidden ones left out."""
    if path == STDIN:
        yield Source("standard input", None, None)
    elif os.path.isdir(path):  # noqa: PTH112 - never raises, whatever the characters of the path
        yield from _in_folder(Path(path))
    else:
        yield Source(shown(path), Path(path), _kind(Path(path)))


def shown(path: str | Path) -> str:
    """A path as text that can always be printed."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def unreadable(name: str, error: Exception) -> InputError:
    """What to say when the system refuses a file or folder."""
    if isinstance(error, FileNotFoundError):
        return InputError(name, "does not exist", "check how its name is spelt")
    if isinstance(error, PermissionError):
        return InputError(name, "may not be read", "ask for the right to read it, or copy it")
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(name, f"cannot be read ({reason})", "check the file and the disk it is on")


def _kind(path: Path) -> Kind | None:
    return KINDS.get(path.suffix.lower())


def _in_folder(folder: Path) -> Iterator[Source | InputError]:
    """Everything below a folder; each folder once, so that links that lead back up end."""
    found = False
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        entry = _look(path, seen)
        if isinstance(entry, list):
            waiting.extend(reversed(entry))
        elif entry is not None:
            found = True
            yield entry
    if not found:
        yield InputError(shown(folder), "holds no reports", f"put files in it that end in {', '.join(KINDS)}")


def _look(path: Path, seen: set[tuple[int, int]]) -> list[Path] | Source | InputError | None:
    """What a path in a folder is: the entries of a further folder, a file to read, an error, or nothing for us."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            return _entries(path, about, seen)
    except OSError as error:
        return unreadable(shown(path), error) if _kind(path) or isinstance(error, PermissionError) else None
    kind = _kind(path)
    return Source(shown(path), path, kind) if kind and stat.S_ISREG(about.st_mode) else None


def _entries(folder: Path, about: os.stat_result, seen: set[tuple[int, int]]) -> list[Path]:
    key = (about.st_dev, about.st_ino)
    if key in seen:
        return []
    seen.add(key)
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
