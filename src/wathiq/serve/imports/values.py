"""Single values of foreign rows, and what makes a row unusable."""

from __future__ import annotations

from datetime import date

from wathiq.serve.terminal import clean

_MISSING = frozenset({"", "na", "nan", "none", "null"})
_STRONGEST = 10.0  # the Goldstein scale runs from -10 to +10


class Unusable(Exception):  # noqa: N818  (no error: a row that says nothing of ours)
    """A row that no claim can be made of, and why, in two or three words that many rows can share."""


def present(cell: str) -> str | None:
    """A cell as one clean line; None when it says that nothing is known."""
    text = clean(cell)
    return None if text.lower() in _MISSING else text


def day(cell: str) -> str:
    """A day (YYYY-MM-DD); Unusable when the cell holds none."""
    try:
        return date.fromisoformat(cell.strip()[: len("2018-06-01")]).isoformat()
    except ValueError:
        raise Unusable("without a day") from None


def number(cell: str, otherwise: float) -> float:
    """An intensity on the Goldstein scale; ``otherwise`` where the cell holds none."""
    try:
        value = float(cell)
    except ValueError:
        return otherwise
    return value if abs(value) <= _STRONGEST else otherwise
