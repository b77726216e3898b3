"""Reads roll calls from CSV, plain or compressed, in the two layouts that are in use.

- *plain*: ``resolution, iso3, vote`` with Y, N, A;
- *unvotes*: the layout of Voeten's data as the R package unvotes writes it: ``rcid, session, date, unres, country_code, vote``
  with two-letter country codes and yes, no, abstain.

Absent members have no row, or another word as their vote; both are left out.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wathiq.errors import InputError

YES, ABSTAIN, NO = 1, 2, 3

_CHOICES = {"y": YES, "yes": YES, "a": ABSTAIN, "abstain": ABSTAIN, "n": NO, "no": NO}
_PLAIN = ("resolution", "iso3", "vote")
_UNVOTES = ("rcid", "session", "date", "unres", "country_code", "vote")
_LARGEST = 512 * 1024 * 1024  # bytes after decompression: all sessions since 1946 are a tenth of it

Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class RollCallVote:
    """How one state (ISO 3166-1 alpha-3) voted on one roll call; ``session`` and ``date`` (YYYY-MM-DD) where they are told."""

    roll_call: str
    resolution: str
    state: str
    choice: int
    session: int | None = None
    date: str | None = None


def roll_calls(path: Path, alpha3: Mapping[str, str]) -> Iterator[RollCallVote]:
    """The votes of a file; ``alpha3`` gives the three-letter code for a two-letter one. InputError when it is no such file."""
    rows = csv.DictReader(io.StringIO(_text(path)))
    heads = set(rows.fieldnames or ())
    if set(_UNVOTES) <= heads:
        yield from _votes(path, rows, lambda row: _unvotes(row, alpha3))
    elif set(_PLAIN) <= heads:
        yield from _votes(path, rows, _plain)
    else:
        raise InputError(
            str(path), "has no columns of roll calls", f"name a CSV with {', '.join(_PLAIN)} or {', '.join(_UNVOTES)}"
        )


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise InputError(str(path), "is too large for a file of roll calls", "name one of at most 512 MB")
        return content.decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read as CSV ({error})", "name a CSV file in UTF-8, plain or .gz") from error


def _votes(path: Path, rows: csv.DictReader[str], read: Callable[[Row], RollCallVote | None]) -> Iterator[RollCallVote]:
    try:
        for row in rows:
            vote = read(row)
            if vote is not None:
                yield vote
    except (ValueError, TypeError, AttributeError, csv.Error) as error:
        raise InputError(f"{path}, line {rows.line_num}", f"is no vote ({error})", "mend the line or leave it out") from error


def _choice(row: Row) -> int | None:
    return _CHOICES.get((row["vote"] or "").strip().lower())


def _plain(row: Row) -> RollCallVote | None:
    choice, resolution = _choice(row), row["resolution"] or ""
    return RollCallVote(resolution, resolution, (row["iso3"] or "").strip().upper(), choice) if choice else None


def _unvotes(row: Row, alpha3: Mapping[str, str]) -> RollCallVote | None:
    choice, state = _choice(row), alpha3.get((row["country_code"] or "").strip().upper())
    if choice is None or state is None:
        return None
    return RollCallVote(
        row["rcid"] or "", row["unres"] or "", state, choice, int(float(row["session"] or "")), row["date"] or None
    )
