"""Claims as JSON Lines: the records themselves, byte for byte as stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from wathiq.ledger import Record, to_line


def write(records: Iterable[Record], out: TextIO) -> int:
    """Write one line for each record; the number of records."""
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 (the last count is the answer)
        out.write(to_line(record) + "\n")
    return count
