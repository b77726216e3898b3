"""Formats that `wathiq claims` writes too, into a binary stream: CSV and JSON Lines. Tab-separated rows for the others."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from wathiq.ledger import Record
from wathiq.serve.formats import csv_table
from wathiq.serve.formats import jsonl as json_lines
from wathiq.serve.formats.csv_table import Cell, safe

Row = Mapping[str, Cell]
MISSING = ""


def csv(records: Iterable[Record], out: BinaryIO) -> int:
    """Write claims as CSV; their number."""
    with as_text(out) as text:
        return csv_table.write(records, text)


def jsonl(records: Iterable[Record], out: BinaryIO) -> int:
    """Write claims as JSON Lines; their number."""
    with as_text(out) as text:
        return json_lines.write(records, text)


@contextmanager
def as_text(out: BinaryIO) -> Iterator[TextIO]:
    """A binary stream as UTF-8 text, whose lines end as they are written; the stream stays open."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        yield text
    finally:
        text.detach()


def tsv(
    records: Iterable[Record],
    rows: Callable[[Record], Iterable[Row]],
    columns: Sequence[str],
    out: BinaryIO,
    *,
    missing: str = MISSING,
    header: bool = True,
) -> int:
    """Write the rows of each record under ``columns``, separated by tabs; the number of records that had rows.

    A cell has no tab or end of line inside and runs in no spreadsheet; ``missing`` stands for what is not known.
    """
    count = 0
    if header:
        _write_line(columns, out)
    for record in records:
        written = [_write_line([_cell(row.get(column), missing) for column in columns], out) for row in rows(record)]
        count += bool(written)
    return count


def _write_line(cells: Iterable[str], out: BinaryIO) -> int:
    return out.write(("\t".join(cells) + "\n").encode("utf-8"))


def _cell(value: Cell, missing: str) -> str:
    if value is None or value == "":
        return missing
    return str(safe(" ".join(value.split())) if isinstance(value, str) else value)
