"""The place from which a time expression is read: tokens, calendar, publication day, and what was named before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from wathiq.coding import time_spans as spans
from wathiq.coding.numbers import digits_value, ordinal, readings
from wathiq.coding.time_atoms import Atom
from wathiq.coding.time_spans import Span
from wathiq.languages.calendar import Calendar
from wathiq.model import Token

Found = tuple[Span, int]  # a span of time and the token after its words
_SIGN_REACH = 14  # tokens; a sign farther back speaks of another clause
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_YEAR_DIGITS = 4
_WEEK = 7
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything a rule may look at. ``today`` is the day of writing; ``anchor`` the last time named before, at token
    ``anchor_at``; ``opening`` the first token of the sentence; ``ahead`` tells that a preposition points forward."""

    tokens: tuple[Token, ...]
    atoms: tuple[tuple[Atom, ...], ...]
    calendar: Calendar
    today: date | None
    anchor: Span | None = None
    anchor_at: int = 0
    opening: int = 0
    ahead: bool | None = None
    linked: bool = False  # whether the other end of a range stands before

    def get(self, number: int, *kinds: str) -> Atom | None:
        """The longest atom of one of ``kinds`` that begins at token ``number``."""
        if not 0 <= number < len(self.tokens):
            return None
        return next((atom for atom in self.atoms[number] if atom.kind in kinds), None)

    def skip(self, number: int, *kinds: str) -> int:
        """The token after an atom of one of ``kinds``, or ``number`` itself when there is none."""
        atom = self.get(number, *kinds)
        return atom.last if atom else number

    def text(self, number: int) -> str:
        """The words of a token, or nothing beyond the text."""
        return self.tokens[number].text if 0 <= number < len(self.tokens) else ""

    def stems(self, number: int) -> tuple[str, ...]:
        """The readings of a token, or nothing beyond the text."""
        if not 0 <= number < len(self.tokens):
            return ()
        return readings(self.tokens[number], self.calendar.numbers)

    def joined(self, number: int) -> bool:
        """Whether a token begins with the conjunction."""
        stems, conjunction = self.stems(number), self.calendar.numbers.conjunction
        return len(stems) > 1 and stems[0].startswith(conjunction) and stems[1] == stems[0][len(conjunction) :]

    def unit(self, number: int, *names: str, count: int = 1) -> Atom | None:
        """A unit of one of ``names`` in the singular (or the dual, plural) at a token."""
        if not 0 <= number < len(self.tokens):
            return None
        fits = (a for a in self.atoms[number] if a.kind == "unit" and a.count == count and a.value in names)
        return next(fits, None)

    def relative(self, number: int) -> Atom | None:
        """An adjective such as "last" or "same" that stands where it can qualify the time before it."""
        atom = self.get(number, "relative")
        return atom if atom and (atom.definite or atom.value in ("same", "before-last")) else None

    def day_number(self, number: int) -> tuple[int, int] | None:
        """A day of the month in digits or as an ordinal, and the token after it."""
        if not 0 <= number < len(self.tokens):
            return None
        value = self.digits(number)
        if value is not None:
            return (int(value), number + 1) if value == int(value) and 1 <= value <= _LAST_DAY else None
        found = ordinal(self.tokens, number, self.calendar.numbers) if self.tokens[number].kind == "word" else None
        return found if found and found[0] <= _LAST_DAY else None

    def digits(self, number: int) -> float | None:
        """The value of a number in digits at a token, proclitics aside."""
        shortest = self.stems(number)[-1:] or ("",)
        return digits_value(shortest[0]) if shortest[0][:1].isdigit() else None

    def year_number(self, number: int) -> int | None:
        """Four digits at a token that may be a year and are not said to be anything else."""
        shortest = self.stems(number)[-1:] or ("",)
        if len(shortest[0]) != _YEAR_DIGITS or not shortest[0].isdigit():
            return None
        value = int(shortest[0])
        return value if _FIRST_YEAR <= value <= _LAST_YEAR and not self.is_amount(number) else None

    def is_amount(self, number: int) -> bool:
        """Whether the words beside a number say that it counts, measures or numbers something."""
        before, after = self.calendar.not_a_date_after, self.calendar.not_a_date_before
        return any(s in before for s in self.stems(number - 1)) or self._norm(number + 1) in after

    def _norm(self, number: int) -> str:
        return self.tokens[number].norm if number < len(self.tokens) else ""

    def points_ahead(self, number: int) -> bool:
        """Whether something before token ``number`` in its clause says that what follows lies in the future."""
        if self.ahead is not None:
            return self.ahead
        start = max(self.opening, number - _SIGN_REACH)
        return any(self._is_sign(before) for before in range(number - 1, start - 1, -1))

    def _is_sign(self, number: int) -> bool:
        calendar = self.calendar
        if any(stem in calendar.future_signs for stem in self.tokens[number].stems):
            return True
        for stem in self.tokens[number].stems[:2]:
            long_enough = len(stem) >= 2 + calendar.future_prefix_letters
            if long_enough and stem.startswith(calendar.future_prefixes):
                return stem not in calendar.not_future
        return False


def nearest(scene: Scene, number: int, relative: str | None, in_year: Callable[[int], Span | None]) -> Span | None:
    """Which year's month or day is meant when none is told; ``in_year`` builds the span for a year.

    "Last" is the latest that is over before today, "next" the first still to come. Without such a word the news means the
    nearer one when something points ahead; else this year's, unless that lies further ahead than last year's lies back.
    """
    today = scene.today
    if today is None:
        return None
    if relative == "current":
        return in_year(today.year)
    earlier = _old_anchor_year(scene)
    if relative is None and earlier:
        return in_year(earlier)
    candidates = [span for span in map(in_year, range(today.year - 8, today.year + 9)) if span]
    past = [span for span in candidates if span.last < today]
    coming = [span for span in candidates if span.first > today]
    told = {"past": past[-1:], "previous": past[-1:], "before-last": past[-2:-1], "future": coming[:1], "next": coming[:1]}
    if relative in told:
        return next(iter(told[relative]), None)
    return _bare(scene, number, past, coming, [s for s in candidates if s.first <= today <= s.last])


def _bare(scene: Scene, number: int, past: list[Span], coming: list[Span], now: list[Span]) -> Span | None:
    today = scene.today
    if today is None or now or not past or not coming:
        return now[0] if now else None
    is_nearer = coming[0].first - today < today - past[-1].last
    same_year = coming[0].first.year == today.year
    ahead = scene.points_ahead(number)
    if scene.ahead is False:
        return past[-1]
    return coming[0] if is_nearer and (ahead or same_year) else past[-1]


def _old_anchor_year(scene: Scene) -> int | None:
    """The year of a time long ago that the same sentence named just before: 17 July 1990 ... and on 29 July."""
    if scene.anchor is None or scene.today is None or scene.anchor_at < scene.opening:
        return None
    year = scene.anchor.first.year
    is_old = scene.anchor.grain in ("day", "month", "year") and date.min.year < year < scene.today.year - 1
    return year if is_old else None


def weekday(scene: Scene, number: int, day: int, relative: str | None) -> Span | None:
    """The weekday that news means: the latest up to today, or the next one when something points ahead."""
    if scene.today is None:
        return None
    back = (scene.today.weekday() - day) % _WEEK
    if relative == "before-last":
        return spans.day(scene.today - timedelta(days=(back or _WEEK) + _WEEK))
    if relative in ("past", "previous"):
        return spans.day(scene.today - timedelta(days=back or _WEEK))
    on = (day - scene.today.weekday()) % _WEEK
    if relative in ("future", "next"):
        return spans.day(scene.today + timedelta(days=on or _WEEK))
    ahead = relative is None and scene.points_ahead(number)
    return spans.day(scene.today + timedelta(days=on) if ahead else scene.today - timedelta(days=back))
