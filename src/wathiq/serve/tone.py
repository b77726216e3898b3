"""The tone of two parties month by month: sums of Goldstein and counts by quad, for each direction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wathiq.serve.balance import REAL, Deed, Direction

QUADS = (1, 2, 3, 4)
_MONTH = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True, slots=True)
class MonthTone:
    """What one party did to the other in a month: the sum of Goldstein values (-10 to 10 each) and acts by quad 1 to 4.

    An act that both do to each other counts in both directions.
    """

    month: str  # YYYY-MM
    goldstein: float
    quads: tuple[int, int, int, int]


def monthly(deeds: Iterable[Deed], direction: Direction) -> tuple[MonthTone, ...]:
    """The months in which something happened in a direction, in order; an act of which only the year is known is left out."""
    by_month: defaultdict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        month = _MONTH.match(deed.when or deed.published or "")
        if month and deed.status in REAL and deed.direction in (direction, "both"):
            by_month[month[0]].append(deed)
    return tuple(_tone(month, together) for month, together in sorted(by_month.items()))


def _tone(month: str, deeds: Iterable[Deed]) -> MonthTone:
    told = tuple(deeds)
    first, second, third, fourth = (sum(deed.quad == quad for deed in told) for quad in QUADS)
    return MonthTone(month, round(sum(deed.goldstein for deed in told), 1), (first, second, third, fourth))


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Every month from the first to the last, both included.

    >>> months_between("2021-11", "2022-01")
    ('2021-11', '2021-12', '2022-01')
    """
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1))
