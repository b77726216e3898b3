"""The balance sheet as JSON Lines: one object for each row, its ``block`` first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TextIO

from wathiq.ledger import Record, to_line
from wathiq.serve.balance import Balance


def write(sheet: Balance, out: TextIO) -> None:
    """Write the sheet, a row a line."""
    out.writelines(to_line(row) + "\n" for row in _rows(sheet))


def _rows(sheet: Balance) -> Iterator[Record]:
    for giver, taker, given in sheet.blocks:
        yield from ({"block": "gives", "giver": giver, "taker": taker, **asdict(each)} for each in given)
    yield from ({"block": "tally", **asdict(tally)} for tally in sheet.tallies)
    yield from ({"block": "tone", **asdict(tone)} for tone in sheet.tones)
    yield from ({"block": "act", **asdict(deed)} for deed in sheet.deeds)
