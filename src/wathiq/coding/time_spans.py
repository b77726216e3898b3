"""Stretches of time with a granularity: the arithmetic under the interval grammar.

A :class:`Span` is a closed interval of days together with its EDTF (ISO 8601-2) form, which is as coarse as the words
that named it. An open end is the first or last day that Python knows.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "year", "decade", "century", "range"]
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days ``first`` to ``last``, both inclusive, written as ``edtf``; ``grain`` is the unit in which the words speak."""

    edtf: str
    first: date
    last: date
    grain: Grain


def day(when: date) -> Span:
    """One day.

    >>> day(date(2015, 8, 5)).edtf
    '2015-08-05'
    """
    return Span(when.isoformat(), when, when, "day")


def week(when: date) -> Span:
    """The ISO week, Monday to Sunday, in which ``when`` lies."""
    monday = when - timedelta(days=when.weekday())
    return days(monday, monday + timedelta(days=6), "week")


def days(first: date, last: date, grain: Grain = "range") -> Span:
    """An interval given by its days; one day is a day."""
    if first == last:
        return day(first)
    return Span(f"{first.isoformat()}/{last.isoformat()}", first, last, grain)


def month(year: int, number: int) -> Span:
    """A calendar month; ``number`` may lie outside 1 to 12 and then counts on into other years.

    >>> month(2015, 13).edtf
    '2016-01'
    """
    year, number = year + (number - 1) // _MONTHS, (number - 1) % _MONTHS + 1
    return Span(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def months(year: int, number: int, count: int, grain: Grain = "range") -> Span:
    """``count`` months in a row, such as a quarter or a season."""
    return between(month(year, number), month(year, number + count - 1), grain)


def year(number: int) -> Span:
    """A calendar year."""
    return Span(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(start: int) -> Span:
    """Ten years from ``start``, a multiple of ten.

    >>> decade(1990).edtf
    '199X'
    """
    return Span(f"{start // 10:03}X", date(start, 1, 1), date(start + 9, 12, 31), "decade")


def century(start: int) -> Span:
    """A hundred years from ``start``: 1900 is the twentieth century of the press (strictly 1901 to 2000)."""
    return Span(f"{start // 100:02}XX", date(start, 1, 1), date(start + 99, 12, 31), "century")


def between(first: Span, last: Span, grain: Grain = "range") -> Span:
    """From the beginning of one span to the end of another, each in its own granularity."""
    left, right = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return Span(left if left == right else f"{left}/{right}", first.first, max(first.first, last.last), grain)


def since(start: Span) -> Span:
    """From a span on, with no end told."""
    return Span(f"{start.edtf.split('/')[0]}/..", start.first, date.max, "range")


def until(end: Span) -> Span:
    """Up to a span, with no beginning told."""
    return Span(f"../{end.edtf.split('/')[-1]}", date.min, end.last, "range")


def shifted(when: date, unit: str, count: int) -> Span:
    """The span of granularity ``unit`` that lies ``count`` units from the one around ``when``."""
    if unit in ("hour", "day"):
        return day(when + timedelta(days=count))
    if unit in ("week", "weekend"):
        around = week(when + timedelta(weeks=count))
        return around if unit == "week" else weekend(around)
    if unit == "month":
        return month(when.year, when.month + count)
    return _long(when, unit, count)


def _long(when: date, unit: str, count: int) -> Span:
    if unit == "year":
        return year(when.year + count)
    if unit == "decade":
        return decade(when.year // 10 * 10 + 10 * count)
    return century(when.year // 100 * 100 + 100 * count)


def weekend(around: Span) -> Span:
    """Friday to Sunday of a week: wide enough for the weekends of all countries that the news is about."""
    return days(around.first + timedelta(days=4), around.first + timedelta(days=6), "week")


def around(when: date, grain: Grain) -> Span:
    """The day, month or year in which ``when`` lies, for a granularity; other granularities give the day."""
    if grain in ("month", "quarter"):
        return month(when.year, when.month)
    return year(when.year) if grain in ("year", "decade", "century") else day(when)


def part(whole: Span, pieces: int, number: int) -> Span:
    """Piece ``number`` (from 1) of a year, or half of a month; the whole where it cannot be divided so."""
    length = _MONTHS // pieces
    if whole.grain == "year":
        return months(whole.first.year, length * (number - 1) + 1, length, "quarter")
    if whole.grain == "month" and pieces == 2:  # noqa: PLR2004 - halves
        middle = whole.first + timedelta(days=15)
        return days(whole.first, middle - timedelta(days=1)) if number == 1 else days(middle, whole.last)
    return whole


def edge(whole: Span, which: str) -> Span:
    """The month at an edge of a year or season, the weekend at an edge of a week; else the whole, for want of bounds."""
    if whole.grain == "year":
        return month(whole.first.year, {"start": 1, "middle": 6, "end": 12}.get(which, 1))
    if whole.grain == "quarter" and which != "middle":
        bound = whole.first if which == "start" else whole.last
        return month(bound.year, bound.month)
    if whole.grain == "week" and which != "middle":
        sunday = whole.last if which == "end" else whole.first - timedelta(days=1)
        return days(sunday - timedelta(days=1), sunday, "week")
    return whole
