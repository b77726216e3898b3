"""Which claims tell of one thing, for display: the same act said twice, in one report or in many, is one row.

This is not reconciliation: nothing is stored, and only claims that agree in all of a key fall together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wathiq.ledger import Record

_FRESH = timedelta(days=6)  # news without a date is taken to be of the week before its publication
_ALWAYS = ("0001-01-01", "9999-12-31")

Window = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one thing, and the days on which all of them can be true."""

    window: Window
    records: tuple[Record, ...]

    @property
    def reports(self) -> frozenset[str]:
        """The ids of the reports that tell of it."""
        return frozenset(record["report"]["id"] for record in self.records)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, in the order of the ledger."""
        return tuple(record["id"] for record in sorted(self.records, key=_place))


def grouped(records: Iterable[Record], key: Callable[[Record], Hashable]) -> tuple[Group, ...]:
    """Records of equal keys whose dates overlap, together; the closest dates first, so that "in 2022" joins a day of 2022.

    An undated claim joins whatever its own report says of the same thing, else what happened in the week before it.
    """
    groups: defaultdict[Hashable, list[Group]] = defaultdict(list)
    for record in sorted(records, key=_precision):
        _join(groups[key(record)], record)
    return tuple(group for same in groups.values() for group in same)


def _join(groups: list[Group], record: Record) -> None:
    days = window(record)
    for index, group in enumerate(groups):
        common = _common(group.window, days)
        if common or (record["when"] is None and record["report"]["id"] in group.reports):
            groups[index] = replace(group, window=common or group.window, records=(*group.records, record))
            return
    groups.append(Group(days, (record,)))


def window(record: Record) -> Window:
    """The first and last day on which a claim can be true."""
    if record["when"]:
        return record["when"]["earliest"], record["when"]["latest"]
    published = record["report"]["published"]
    if not published:
        return _ALWAYS
    return (date.fromisoformat(published) - _FRESH).isoformat(), published


def _common(one: Window, other: Window) -> Window | None:
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def _precision(record: Record) -> tuple[bool, int, tuple[str, int, str]]:
    first, last = (date.fromisoformat(day) for day in window(record))
    return record["when"] is None, (last - first).days, _place(record)


def _place(record: Record) -> tuple[str, int, str]:
    return record["report"]["id"], record["evidence"]["start"], record["id"]


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in the order of its first appearance."""
    return tuple(dict.fromkeys(texts))


def first_of(group: Group) -> Record:
    """The claim that stands for its group: the most precisely dated one."""
    return group.records[0]


def span(records: Sequence[Record]) -> str | None:
    """The most precise date among the records, as EDTF."""
    return next((record["when"]["edtf"] for record in records if record["when"]), None)
