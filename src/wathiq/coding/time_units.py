"""Rules for times told in units: last week, this year, the coming ten years, three days ago, the end of the year.

A rule takes a scene and a token number and gives the span of time that the words from there name, with the token after
them, or None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wathiq.coding import time_dates as dates
from wathiq.coding import time_spans as spans
from wathiq.coding.numbers import ordinal, read
from wathiq.coding.time_atoms import Atom
from wathiq.coding.time_scene import Found, Scene, nearest
from wathiq.coding.time_spans import Grain, Span

_STEPS = {"before-last": -2, "past": -1, "current": 0, "future": 1, "previous": -1, "same": 0, "next": 1}
_DIRECTIONS = {"past": -1, "previous": -1, "future": 1, "next": 1}
_VAGUE_DAYS = {"hour": 1, "day": 7, "week": 28, "month": 180}  # how far "the last days, weeks, months" reach at most
_HOURS = 24
_YEARS = {"year": 1, "decade": 10, "century": 100}
_ANCHOR_REACH = 60  # tokens; a time told earlier is no longer what "three days later" counts from
_CENTURY = 100
_LAST_CENTURY = 1900


@dataclass(frozen=True, slots=True)
class Count:
    """So many units, or an unknown few (``number`` None); tokens up to ``last``."""

    unit: str
    number: int | None
    last: int
    definite: bool
    rough: bool = False


def unit(scene: Scene, start: int) -> Found | None:
    """This month, last week, the current year, the same day, the coming weekend."""
    this = scene.get(start, "this")
    word = scene.get(this.last if this else start, "unit")
    if word is None or word.count != 1 or word.value == "hour" or _general(scene, start):
        return None
    name = str(word.value)
    adjective = scene.relative(word.last)
    if this:
        last = adjective.last if adjective and adjective.value == "current" else word.last
        return _step(scene, name, 0, last)
    if adjective is None or not word.definite:
        return None
    return _by_adjective(scene, name, adjective)


def qualified(scene: Scene, start: int) -> Found | None:
    """Last week, next month, the past three days, the coming decade: where the adjective stands before the unit."""
    adjective = scene.get(start, "relative") if scene.calendar.qualifiers_first else None
    if adjective is None:
        return None
    value, body = str(adjective.value), adjective.last
    word = scene.get(body, "unit")
    if word and word.count == 1 and word.value != "hour":
        return _by_adjective(scene, str(word.value), replace(adjective, last=word.last))
    told = count(scene, body)
    if told is None or scene.today is None or value not in _DIRECTIONS:
        return None
    return _reach(scene.today, told, _DIRECTIONS[value]), told.last


def counted(scene: Scene, start: int) -> Found | None:
    """Three days ago, two months earlier, a week later: where the preposition stands after the count."""
    told = count(scene, start) if scene.calendar.qualifiers_first else None
    if told is None or scene.today is None:
        return None
    behind = scene.get(told.last, "ago")
    if behind:
        return _point(scene.today, told, -1), behind.last
    ahead = scene.get(told.last, "from-now")
    return (_point(scene.today, told, 1), ahead.last) if ahead else None


def _general(scene: Scene, start: int) -> bool:
    """Whether the word before says that the unit's name is an adjective here (Secretary-General)."""
    if scene.unit(start, "year") is None:
        return False
    return any(stem in scene.calendar.not_a_unit_after for stem in scene.stems(start - 1))


def _by_adjective(scene: Scene, name: str, adjective: Atom) -> Found | None:
    value = str(adjective.value)
    if value in ("same", "next", "previous") and name != "weekend":
        base = scene.anchor
        if base is None or base.first == date.min:
            return _step(scene, name, _STEPS[value], adjective.last) if value != "same" else None
        return spans.shifted(base.first, name, _STEPS[value]), adjective.last
    if name == "day" and value != "current":
        return None
    return _step(scene, name, _STEPS[value], adjective.last)


def _step(scene: Scene, name: str, count: int, last: int) -> Found | None:
    if scene.today is None:
        return None
    if name == "decade" and count:
        first, end = sorted((spans.year(scene.today.year), spans.year(scene.today.year + 10 * count)), key=lambda s: s.first)
        return spans.between(first, end), last
    return spans.shifted(scene.today, name, count), last


def weekend(scene: Scene, start: int) -> Found | None:
    """The weekend, without an adjective: the one to come when something points ahead, else the latest."""
    word = scene.unit(start, "weekend")
    if word is None or scene.today is None:
        return None
    step = 0 if scene.points_ahead(start) or scene.today.weekday() >= 4 else -1  # noqa: PLR2004 - Friday
    return spans.shifted(scene.today, "weekend", step), word.last


def count(scene: Scene, start: int) -> Count | None:
    """Three days, 90 days, two months, a year, a few weeks, the ten years, the last days' "days"."""
    roughly = scene.get(start, "about")
    number = roughly.last if roughly else start
    few = scene.get(number, "few")
    told = read(scene.tokens, few.last if few else number, scene.calendar.numbers)
    if few is None and told and told.low == told.high:
        word = scene.get(told.last, "unit")
        if word:
            last = scene.skip(word.last, "about")
            return Count(str(word.value), int(told.low), last, _definite(scene, number), roughly is not None)
    return _worded(scene, few.last if few else number, roughly is not None)


def _definite(scene: Scene, number: int) -> bool:
    """Whether a token has the article."""
    stems, article = scene.stems(number), scene.calendar.article
    return any(stem.startswith(article) for stem in stems[:-1])


def _worded(scene: Scene, number: int, rough: bool) -> Count | None:
    """A unit in the singular, dual or plural, with what may follow it: the ten years, the few days, one month."""
    word = scene.get(number, "unit")
    if word is None or word.value == "weekend":
        return None
    after = read(scene.tokens, word.last, scene.calendar.numbers)
    name = str(word.value)
    if word.count == 0 and after and after.low == after.high and word.definite and not after.digits:
        return Count(name, int(after.low), after.last, word.definite, rough)
    if word.count == 0:
        return Count(name, None, scene.skip(word.last, "few-after"), word.definite, rough)
    small = after is not None and after.low == word.count
    last = after.last if after and small else word.last
    return Count(name, word.count, last, word.definite, rough)


def stretch(scene: Scene, start: int) -> Found | None:
    """The last two months, the coming ten years, the last few days; with "within" also without an adjective."""
    lead = scene.get(start, "within")
    told = count(scene, lead.last if lead else start)
    if told is None or scene.today is None or _general(scene, start) or _is_named(scene, told.last):
        return None
    adjective = scene.relative(told.last)
    last = scene.skip(adjective.last, "few-after") if adjective else told.last
    if adjective and adjective.value in _DIRECTIONS and (told.definite or told.number is None) and not _one(told):
        return _reach(scene.today, told, _DIRECTIONS[str(adjective.value)]), last
    if lead and not told.definite and told.number is not None and not adjective:
        return _reach(scene.today, told, 1), told.last
    return None


def _is_named(scene: Scene, number: int) -> bool:
    """Whether a number or month follows: within the year 2014 is no stretch of one year."""
    return scene.year_number(number) is not None or dates.month_name(scene, number) is not None


def _one(told: Count) -> bool:
    """Whether the unit alone is meant (the last month), which is no stretch but a unit."""
    return told.number == 1


def _reach(today: date, told: Count, direction: int) -> Span:
    """The stretch of ``told`` that ends (or begins) today, in the granularity of the unit."""
    if told.number is None:
        return _few(today, told.unit, direction)
    first, last = sorted((_away(today, told, 0), _away(today, told, direction)), key=lambda span: span.first)
    if direction < 0 and told.unit == "day":
        last = spans.day(today - timedelta(days=1))
    if direction > 0 and told.unit == "day" and told.number == 2:  # noqa: PLR2004 - the coming two days are the next two
        first = spans.day(today + timedelta(days=1))
    return spans.between(first, last)


def _few(today: date, unit_name: str, direction: int) -> Span:
    """An unknown number of units: months for days and weeks, years for months, open for years."""
    if unit_name in _YEARS:
        return spans.until(spans.year(today.year)) if direction < 0 else spans.since(spans.year(today.year))
    if unit_name == "hour":
        return spans.day(today)
    other = today + timedelta(days=_VAGUE_DAYS[unit_name] * direction)
    grain: Grain = "year" if unit_name == "month" else "month"
    first, last = sorted((today, other))
    return spans.between(spans.around(first, grain), spans.around(last, grain))


def _away(today: date, told: Count, direction: int) -> Span:
    """The point that lies ``told`` from today, in the granularity of its unit; days for hours and weeks."""
    number = (told.number or 0) * direction
    if told.unit == "hour":
        return spans.day(today + timedelta(days=round(number / _HOURS)))
    if told.unit in ("day", "week"):
        return spans.day(today + timedelta(days=number * (7 if told.unit == "week" else 1)))
    if told.unit == "month":
        return spans.month(today.year, today.month + number)
    return spans.year(max(1, today.year + number * _YEARS[told.unit]))


def _point(today: date, told: Count, direction: int) -> Span:
    """A moment so long ago or ahead: weeks, and days told roughly, only say the month."""
    if told.number is None:
        return _few(today, told.unit, direction)
    span = _away(today, told, direction)
    if told.unit == "week" or (told.unit == "day" and told.rough):
        return spans.month(span.first.year, span.first.month)
    if told.unit in ("decade", "century"):
        return spans.decade(span.first.year // 10 * 10)
    return span


def ago(scene: Scene, start: int) -> Found | None:
    """Three days ago; since three years (a stretch up to today); not "a month before the visit"."""
    lead = scene.get(start, "ago")
    told = count(scene, lead.last) if lead else None
    if lead is None or told is None or told.definite or scene.today is None:
        return None
    elapsed = scene.get(told.last, "elapsed")
    if scene.get(told.last, "event", "month", "weekday"):
        return None
    last = elapsed.last if elapsed else told.last
    point = _point(scene.today, told, -1)
    if scene.get(start, "since") and told.number is not None:
        grain: Grain = "year" if told.unit in _YEARS else "month" if told.unit in ("week", "month") else "day"
        return spans.between(point, spans.around(scene.today, grain)), last
    return point, last


def later(scene: Scene, start: int) -> Found | None:
    """After two months: counted from a day just told, else from today; not "two days after the referendum"."""
    lead = scene.get(start, "later")
    told = count(scene, lead.last) if lead else None
    if told is None or told.definite or scene.today is None:
        return None
    now = scene.get(told.last, "from-now")
    if now is None and scene.get(told.last, "event"):
        return None
    base = scene.today if now or scene.ahead else _recent_anchor(scene, start, told.unit) or scene.today
    if told.number is None and base != scene.today:
        return None
    return _point(base, told, 1), now.last if now else told.last


def _recent_anchor(scene: Scene, start: int, unit_name: str) -> date | None:
    """The day, month or year told shortly before, if it is fine enough to count such units from."""
    anchor = scene.anchor
    near = anchor is not None and start - scene.anchor_at <= _ANCHOR_REACH
    if anchor is None or scene.today is None or not near or anchor.first == date.min:
        return None
    fine = {"day": True, "month": unit_name in ("month", *_YEARS), "year": unit_name in _YEARS}
    return anchor.first if anchor.first < scene.today and fine.get(anchor.grain) else None


def edge(scene: Scene, start: int) -> Found | None:
    """The start, middle or end of a year, month, week, decade; "earlier this month" is the month."""
    which = scene.get(start, "edge")
    found = whole(scene, start)
    if which is None or found is None:
        return None
    return (found[0] if which.value == "some" else spans.edge(found[0], str(which.value))), found[1]


def whole(scene: Scene, start: int) -> Found | None:
    """The year, month or decade whose start, middle or end is named."""
    which = scene.get(start, "edge")
    if which is None:
        return None
    body = scene.skip(which.last, "of")
    for rule in (unit, qualified, dates.month_in_context, dates.year, named_decade, season, dates.named_day, stretch):
        found = rule(scene, body)
        if found and (which.value == "some" or found[0].grain != "day"):
            return found
    return _bare_unit(scene, body) if which.value != "some" else None


def _bare_unit(scene: Scene, start: int) -> Found | None:
    """The year, the month: the present one."""
    word = scene.unit(start, "year", "month", "week", "decade", "century")
    if word is None or not word.definite or word.value == "century":
        return None
    return _step(scene, str(word.value), 0, word.last)


def portion(scene: Scene, start: int) -> Found | None:
    """The first quarter of 2023, the second half of July, the last third of the current year."""
    piece = scene.get(start, "portion")
    rank = _portion_rank(scene, piece) if piece else None
    if piece is None or rank is None or not piece.definite or rank[0] > piece.number:
        return None
    body = scene.skip(rank[1], "of")
    for rule in (unit, dates.month_in_context, dates.year):
        found = rule(scene, body)
        if found and found[0].grain in ("year", "month"):
            return spans.part(found[0], piece.number, rank[0]), found[1]
    bare = scene.year_number(body)
    if bare:
        return spans.part(spans.year(bare), piece.number, rank[0]), body + 1
    return None


def _portion_rank(scene: Scene, piece: Atom) -> tuple[int, int] | None:
    """Which of the pieces is meant, and the token after the word that says it: the third, the last."""
    final = scene.get(piece.last, "last-portion")
    return (piece.number, final.last) if final else ordinal(scene.tokens, piece.last, scene.calendar.numbers)


def season(scene: Scene, start: int) -> Found | None:
    """Summer 2014, last summer, this summer, in the spring: three months."""
    this = scene.get(start, "this")
    word = scene.get(this.last if this else start, "season")
    if word is None:
        return None
    after = scene.skip(word.last, "of")
    told = dates.year_at(scene, after) or dates.relative_year(scene, after)
    if told:
        return spans.months(told[0], word.number, 3, "quarter"), told[1]
    adjective = scene.relative(word.last)
    if this is None and adjective is None and not _bare_season(scene, start, word):
        return None
    name = "current" if this else str(adjective.value) if adjective else None
    span = nearest(scene, start, name, lambda year: spans.months(year, word.number, 3, "quarter"))
    return (span, adjective.last if adjective else word.last) if span else None


def _bare_season(scene: Scene, start: int, word: Atom) -> bool:
    """A season's name alone is one only after a preposition and before no adjective (the Arab Spring)."""
    led = any(a.kind in ("in", "since", "until", "before", "within") and a.last == start for a in scene.atoms[start - 1])
    return start > 0 and led and word.definite and not _definite(scene, word.last)


def named_decade(scene: Scene, start: int) -> Found | None:
    """The nineties, the eighties of last century, last century, the nineteenth century."""
    atom = scene.get(start, "decade")
    if atom:
        body = scene.skip(atom.last, "of")
        within = _century(scene, body)
        base = within[0].first.year if within else _LAST_CENTURY
        return spans.decade(base + atom.number), within[1] if within else scene.skip(atom.last, "gregorian")
    return _century(scene, start)


def _century(scene: Scene, start: int) -> Found | None:
    word = scene.unit(start, "century")
    if word is None or not word.definite or word.last >= len(scene.tokens):
        return None
    adjective = scene.relative(word.last)
    if adjective and adjective.value in _STEPS:
        return _step(scene, "century", _STEPS[str(adjective.value)], adjective.last)
    rank = ordinal(scene.tokens, word.last, scene.calendar.numbers)
    return (spans.century(_CENTURY * (rank[0] - 1)), rank[1]) if rank and rank[0] > 1 else None
