"""The data sets whose rows can be read, and how a file of them becomes reports with claims."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from types import MappingProxyType
from typing import TextIO

from wathiq.errors import InputError
from wathiq.model import Claim, Report
from wathiq.serve.imports import icews, polecat
from wathiq.serve.imports.rows import Row, story
from wathiq.serve.imports.values import Unusable


@dataclass(frozen=True, slots=True)
class Source:
    """A data set: which columns a file must have, which story a row is of, and what the row says."""

    provider: str
    needed: tuple[str, ...]
    story_of: Callable[[Mapping[str, str]], str]
    read: Callable[[Mapping[str, str], str], Row]


SOURCES: Mapping[str, Source] = MappingProxyType(
    {
        "icews": Source(icews.PROVIDER, icews.NEEDED, icews.story_of, icews.read),
        "polecat": Source(polecat.PROVIDER, polecat.NEEDED, polecat.story_of, polecat.read),
    }
)


@dataclass(slots=True)
class Imported:
    """How many rows were read, and why others were left out: counted while a file is read."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def imported(stream: TextIO, name: str, source: Source, tally: Imported) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
    """The reports and claims in a file, one story at a time, so that a large file is never in memory.

    Rows of a story that do not stand together become two reports of it. InputError when the file is not of this data set.
    """
    for _, rows in groupby(_rows(stream, name, source), key=source.story_of):
        usable = list(_usable(rows, source, tally))
        if usable:
            yield story(source.provider, usable)


def _usable(rows: Iterable[Mapping[str, str]], source: Source, tally: Imported) -> Iterator[Row]:
    for row in rows:
        tally.rows += 1
        try:
            yield source.read(row, "\t".join(row.values()))
        except Unusable as reason:
            tally.left_out[str(reason)] += 1


def _rows(stream: TextIO, name: str, source: Source) -> Iterator[Mapping[str, str]]:
    """Every row by the names of its columns; a row that is cut off has empty cells at its end."""
    lines = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        header = next(lines, [])
        _check(header, name, source)
        for cells in lines:
            if cells:
                yield dict(zip(header, [*cells, *[""] * len(header)], strict=False))
    except (UnicodeDecodeError, csv.Error) as error:
        way_out = f"give a {source.provider} file as it was published"
        raise InputError(name, f"is no table of texts ({error})", way_out) from error


def _check(header: list[str], name: str, source: Source) -> None:
    missing = [column for column in source.needed if column not in header]
    if missing:
        problem = f"has no column {', '.join(repr(column) for column in missing[:3])}"
        raise InputError(name, problem, f"give a {source.provider} file as it was published, tab-separated with its header")
