"""Claims as CSV for spreadsheets: one row for each claim, lists joined with semicolons, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import TextIO

from wathiq.ledger import Record
from wathiq.serve.voices import chain

Cell = str | int | float | None
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # spreadsheets take a cell that begins so for a formula (OWASP, CSV injection)
_QUOTED = "\r\n"  # csv quotes the ends of line that it writes itself, and no other

COLUMNS: tuple[tuple[str, Callable[[Record], Cell]], ...] = (
    ("id", lambda claim: claim["id"]),
    ("report", lambda claim: claim["report"]["id"]),
    ("outlet", lambda claim: claim["report"]["outlet"]),
    ("published", lambda claim: claim["report"]["published"]),
    ("language", lambda claim: claim["report"]["language"]),
    ("start", lambda claim: claim["evidence"]["start"]),
    ("end", lambda claim: claim["evidence"]["end"]),
    ("evidence", lambda claim: claim["evidence"]["text"]),
    ("kind", lambda claim: claim["act"]["kind"]),
    ("plover", lambda claim: claim["act"]["plover"]),
    ("cameo", lambda claim: claim["act"]["cameo"]),
    ("quad", lambda claim: claim["act"]["quad"]),
    ("goldstein", lambda claim: claim["act"]["goldstein"]),
    ("source", lambda claim: _joined(party["code"] or party["name"] for party in claim["source"])),
    ("target", lambda claim: _joined(party["code"] or party["name"] for party in claim["target"])),
    ("reciprocal", lambda claim: str(claim["reciprocal"]).lower()),
    ("status", lambda claim: claim["status"]["value"]),
    ("when", lambda claim: (claim["when"] or {}).get("edtf")),
    ("earliest", lambda claim: (claim["when"] or {}).get("earliest")),
    ("latest", lambda claim: (claim["when"] or {}).get("latest")),
    ("voice", lambda claim: chain(claim)[0]),
    ("voices", lambda claim: " ← ".join(chain(claim))),
    ("exchange", lambda claim: _joined(_exchange(exchange) for exchange in claim["exchange"])),
    ("provisions", lambda claim: _joined(f"{found['bearing']} {found['id']}" for found in claim["provisions"])),
    ("checks", lambda claim: _joined(check["code"] for check in claim["checks"])),
    ("confidence", lambda claim: claim["confidence"]),
    ("coder", lambda claim: f"{claim['coder']['version']} {claim['coder']['language']}"),
)


def write(records: Iterable[Record], out: TextIO) -> int:
    """Write a line of column names and one row for each record; the number of records."""
    out.write(line(name for name, _ in COLUMNS))
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 (the last count is the answer)
        out.write(line(safe(value(record)) for _, value in COLUMNS))
    return count


def line(cells: Iterable[Cell]) -> str:
    r"""One row, with its end of line; a cell with an end of line of any kind inside is quoted, so that it stays one cell.

    >>> line(["a\r=1", 2])
    '"a\r=1",2\n'
    """
    row = io.StringIO()
    csv.writer(row, lineterminator=_QUOTED).writerow(cells)
    return row.getvalue().removesuffix(_QUOTED) + "\n"


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: texts that begin like a formula get an apostrophe; numbers stay numbers.

    >>> safe("=HYPERLINK(1)"), safe(-7.0)
    ("'=HYPERLINK(1)", -7.0)
    """
    return f"'{cell}" if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)) else cell


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _exchange(exchange: Record) -> str:
    """As in "PRK > RUS labour: workers 300 people"; "?" where the text names nobody."""
    quantity = exchange["quantity"] or {}
    amount = "" if not quantity else f" {_range(quantity['low'], quantity['high'])} {quantity['unit']}"
    item = f": {exchange['item']}" if exchange["item"] else ""
    return f"{exchange['giver'] or '?'} > {exchange['taker'] or '?'} {exchange['good']}{item}{amount}"


def _range(low: float, high: float) -> str:
    return f"{low}" if low == high else f"{low}-{high}"
