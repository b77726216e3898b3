"""Dates in EDTF (ISO 8601-2) as reviewers write them: day, month, year, decade (199X), and intervals, open ones included."""

from __future__ import annotations

import re

from wathiq.errors import UsageError
from wathiq.ledger.filter import first_day, last_day

_FIRST, _LAST = "0001-01-01", "9999-12-31"  # what an open end covers
_DECADE = re.compile(r"\d{3}X")


def days_of(edtf: str) -> tuple[str, str]:
    """The first and the last day that a date can mean; UsageError when it is none.

    >>> days_of("2022-07"), days_of("199X"), days_of("2015/..")
    (('2022-07-01', '2022-07-31'), ('1990-01-01', '1999-12-31'), ('2015-01-01', '9999-12-31'))
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _first(start), _last(start)
    first = _FIRST if start == ".." else _first(start)
    last = _LAST if end == ".." else _last(end)
    if start == end or first > last:
        raise UsageError(f"date '{edtf}'", "is no interval", "write the earlier date first, as in 2022-07/2022-09")
    return first, last


def _first(date: str) -> str:
    return first_day(date.replace("X", "0") if _DECADE.fullmatch(date) else date)


def _last(date: str) -> str:
    return last_day(date.replace("X", "9") if _DECADE.fullmatch(date) else date)
