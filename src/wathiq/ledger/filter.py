"""Which claims are wanted, as one frozen record; every field left out accepts everything."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wathiq.errors import UsageError

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that must all hold; within ``type``, ``kind`` and ``status`` one of the values must hold.

    ``source``, ``target`` and ``pair`` are party codes. Both sides of a reciprocal act are its source and its target.
    ``pair`` asks for acts of one party towards the other, and for acts of anybody that tell of something passing between
    them. ``giver`` and ``taker`` are codes too: something passes from the one, to the other. ``since`` and ``until`` are dates
    (2022, 2022-08 or 2022-08-31) that the act's time must touch; an act without a date of its own counts on the day its report
    was published. ``voice`` is part of the name of anyone in the chain,
    in whatever script (Matsegora finds ماتسيغورا). ``provision`` is the id of one that the claim falls under. ``as_of`` is a
    day: only what reports published until then tell, and what was not withdrawn by then. Withdrawn reports and voices are left
    out unless ``withdrawn``.

    Claims are listed as reviewers left them: rejected ones are left out, corrected ones have the corrected values. With
    ``reviewed`` "ignored" they are listed as the coder read them.

    Of events alone: only those that are ``contested``, and those with at least so many independent ``origins``. Parties, voice,
    report and outlet accept an event if one of its claims has them; the rest is asked of the event.
    """

    source: str | None = None
    target: str | None = None
    pair: tuple[str, str] | None = None
    giver: str | None = None
    taker: str | None = None
    type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    voice: str | None = None
    report: str | None = None
    outlet: str | None = None
    provision: str | None = None
    limit: int | None = None
    as_of: str | None = None
    withdrawn: bool = False
    reviewed: Literal["applied", "ignored"] = "applied"
    contested: bool = False
    origins: int = 0


def first_day(date: str) -> str:
    """The first day that a date of any precision covers (2022-08 → 2022-08-01); UsageError when it is no date."""
    return _days(date)[0].isoformat()


def last_day(date: str) -> str:
    """The last day that a date of any precision covers (2022-02 → 2022-02-28); UsageError when it is no date."""
    return _days(date)[1].isoformat()


def _days(text: str) -> tuple[date, date]:
    if not _DATE.fullmatch(text):
        raise _no_date(text)
    try:
        first = date.fromisoformat((text + "-01-01")[: len("2022-08-31")])
    except ValueError:
        raise _no_date(text) from None
    return first, first.replace(**_ends(text, first))


def _no_date(text: str) -> UsageError:
    return UsageError(f"date '{text}'", "is not a date", "write it as 2022, 2022-08 or 2022-08-31")


def _ends(text: str, first: date) -> dict[str, int]:
    """What to replace in the first day to get the last: nothing for a day, the day for a month, both for a year."""
    if len(text) == len("2022-08-31"):
        return {}
    if len(text) == len("2022"):
        return {"month": 12, "day": 31}
    return {"day": calendar.monthrange(first.year, first.month)[1]}
