"""Time expressions as an interval grammar: every one is an anchor, a granularity and a shift, and its EDTF is never more
precise than its words.

    day or unit  →  edge or part of it  →  since, until, before, after, from ... to  →  TimeMention

Conventions of the news that the grammar follows: a bare weekday is the latest one up to publication unless the sentence
points ahead; a bare month is this year's unless last year's is nearer; "last week" is the ISO week before; "the beginning
of the year" is January and "the end of the year" December; a season is its three months; ``since`` a month runs to the
month of publication, ``since`` a day or year stays open. An open end is 0001-01-01 or 9999-12-31 in the bounds and
``..`` in EDTF.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wathiq.coding import time_dates as dates
from wathiq.coding import time_spans as spans
from wathiq.coding import time_units as units
from wathiq.coding.numbers import may_begin
from wathiq.coding.time_atoms import Atom, atoms
from wathiq.coding.time_scene import Found, Scene
from wathiq.coding.time_spans import Span
from wathiq.languages.calendar import Calendar
from wathiq.model import Parse, When
from wathiq.text import words_at

Rule = Callable[[Scene, int], Found | None]
_WEEK = 7

# Each rule with the kinds of words that can open what it reads; "number" stands for digits, number words and ordinals.
POINTS: tuple[tuple[Rule, frozenset[str]], ...] = (
    (dates.numeric, frozenset({"number"})),
    (dates.day_of_month, frozenset({"number", "unit"})),
    (dates.named_day, frozenset({"day-word", "weekday", "part", "unit"})),
    (dates.month_and_day, frozenset({"month", "relative"})),
    (dates.month_in_context, frozenset({"month", "hijri", "unit"})),
    (units.unit, frozenset({"unit", "this"})),
    (units.qualified, frozenset({"relative"})),
    (units.counted, frozenset({"number", "unit", "about", "few"})),
    (units.edge, frozenset({"edge"})),
    (units.portion, frozenset({"portion"})),
    (units.season, frozenset({"season", "this"})),
    (units.named_decade, frozenset({"decade", "unit"})),
    (units.stretch, frozenset({"number", "unit", "within", "about", "few"})),
    (units.weekend, frozenset({"unit"})),
    (dates.year, frozenset({"number", "unit"})),
)
_OPENERS = frozenset().union(*(kinds for _, kinds in POINTS), ("since", "until", "before", "after", "ago", "later", "from"))


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression and the tokens, ``first`` up to ``last``, that are it."""

    when: When
    first: int
    last: int


def expressions(parse: Parse, calendar: Calendar) -> tuple[When, ...]:
    """Every time expression of a parse, in order; relative ones only if the report's day of publication is known."""
    return tuple(mention.when for mention in mentions(parse, calendar))


def mentions(parse: Parse, calendar: Calendar) -> tuple[TimeMention, ...]:
    """As ``expressions``, with token numbers."""
    scene = _scene(parse, calendar)
    openings = [sentence.first for sentence in parse.sentences]
    found: list[TimeMention] = []
    number = 0
    while number < len(parse.tokens):
        read = _read_at(scene, number, openings)
        if read:
            span, last = read
            found.append(_mention(parse, span, number, last))
            scene = replace(scene, anchor=span, anchor_at=number)
        number = read[1] if read else number + 1
    return tuple(found)


def _read_at(scene: Scene, number: int, openings: list[int]) -> Found | None:
    if not _openers(scene, number) & _OPENERS:
        return None
    opening = openings[bisect_right(openings, number) - 1] if openings else 0
    return _expression(scene if scene.opening == opening else replace(scene, opening=opening), number)


def _openers(scene: Scene, number: int) -> set[str]:
    """The kinds of words that a token can begin with."""
    if number >= len(scene.tokens):
        return set()
    kinds = {atom.kind for atom in scene.atoms[number]}
    if _may_be_number(scene, number):
        kinds.add("number")
    return kinds


def _may_be_number(scene: Scene, number: int) -> bool:
    """Whether a token can begin a date by being a number or an ordinal."""
    token, numbers = scene.tokens[number], scene.calendar.numbers
    return may_begin(token, numbers) or any(stem in numbers.ordinals for stem in token.stems)


def _scene(parse: Parse, calendar: Calendar) -> Scene:
    published = _date(parse.report.published)
    scene = Scene(parse.tokens, atoms(parse.tokens, calendar), calendar, published)
    return replace(scene, today=_day_of_writing(scene)) if published else scene


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _day_of_writing(scene: Scene) -> date | None:
    """Publication, or up to a few days before where all of "today (Monday)", "yesterday, Sunday" agree on an earlier day."""
    published = scene.today
    late: Counter[int] = Counter()
    for number in range(len(scene.tokens)):
        word = scene.get(number, "day-word")
        named = dates.stated_weekday(scene, word.last) if word else None
        if word and named is not None and published:
            late[((published + timedelta(days=word.number)).weekday() - named) % _WEEK] += 1
    if published is None or len(late) != 1 or max(late) > dates.STALE:
        return published
    return published - timedelta(days=max(late))


def _mention(parse: Parse, span: Span, first: int, last: int) -> TimeMention:
    words = words_at(parse.report.text, parse.tokens[first].start, parse.tokens[last - 1].end)
    return TimeMention(When(span.edtf, span.first.isoformat(), span.last.isoformat(), words), first, last)


def _expression(scene: Scene, start: int) -> Found | None:
    """The longest expression at a token: one under a preposition, a range, or a point."""
    point = _point(scene, start)
    found = [point, _range(scene, start, point), *(_within(rule, scene, start) for rule in (units.ago, units.later, _prefixed))]
    return max((f for f in found if f), key=lambda f: f[1], default=None)


def _point(scene: Scene, start: int) -> Found | None:
    """The longest named time at a token."""
    kinds = _openers(scene, start)
    found = [_within(rule, scene, start) for rule, openers in POINTS if not kinds.isdisjoint(openers)]
    return max((f for f in found if f), key=lambda f: f[1], default=None)


def _within(rule: Rule, scene: Scene, start: int) -> Found | None:
    """What a rule finds; nothing for a time outside the years 1 to 9999, as in "within ten thousand years"."""
    try:
        return rule(scene, start)
    except (OverflowError, ValueError):
        return None


def _prefixed(scene: Scene, start: int) -> Found | None:
    """Since, until, before or after a named time."""
    for kind, build in _PREFIXES.items():
        lead = scene.get(start, kind)
        found = build(scene, lead) if lead else None
        if found:
            return found
    return None


def _since(scene: Scene, lead: Atom) -> Found | None:
    found = _point(replace(scene, ahead=False), lead.last)
    if found is None:
        return None
    span, last = found
    closing = scene.get(last, "until", "to")
    end = _point(scene, closing.last) if closing else None
    if end and end[0].last >= span.first:
        return spans.between(span, end[0]), end[1]
    if span.grain == "month" and scene.today and span.first <= scene.today:
        return spans.between(span, spans.month(scene.today.year, scene.today.month)), last
    return spans.since(span), last


def _until(scene: Scene, lead: Atom) -> Found | None:
    """Up to a day to come the beginning is today; up to anything else nobody told it."""
    found = _point(replace(scene, ahead=True), lead.last)
    if found is None:
        return None
    span, last = found
    if scene.today and span.first > scene.today and span.grain == "day":
        return spans.between(spans.day(scene.today), span), last
    if scene.today and scene.get(lead.last, "edge") and span.first >= scene.today and span.first.year == scene.today.year:
        return spans.between(spans.month(scene.today.year, scene.today.month), span), last
    return spans.until(span), last


def _before(scene: Scene, lead: Atom) -> Found | None:
    """Before the end of a year or month is within it; before anything else is open."""
    forward = replace(scene, ahead=True)
    edge = scene.get(lead.last, "edge")
    if edge and edge.value == "end":
        return units.whole(forward, lead.last)
    found = _point(forward, lead.last)
    if found is None:
        return None
    span = spans.month(found[0].first.year, found[0].first.month) if found[0].grain == "quarter" else found[0]
    return spans.until(span), found[1]


def _after(scene: Scene, lead: Atom) -> Found | None:
    found = _point(scene, lead.last)
    return (spans.since(found[0]), found[1]) if found else None


_PREFIXES: dict[str, Callable[[Scene, Atom], Found | None]] = {
    "since": _since,
    "until": _until,
    "before": _before,
    "after": _after,
}


def _range(scene: Scene, start: int, point: Found | None) -> Found | None:
    """From A to B, between A and B, A - B; two days, months or years in a row (today and tomorrow)."""
    lead = scene.get(start, "from")
    first = _point(replace(scene, linked=True), lead.last) if lead else point
    if first is None:
        return None
    span, number = first
    link = scene.get(number, "to", "and")
    slash = scene.text(number) == "/"
    if link is None and not slash and not scene.joined(number):
        return None
    second = _point(replace(scene, linked=True), link.last if link else number + slash)
    if second is None:
        return None
    if not any(scene.year_number(n) for n in range(start, number)):
        span = _same_year(span, second[0])
    joint = _join(span, second[0], lead is not None or _is_dash(scene, number))
    return (joint, second[1]) if joint else None


def _is_dash(scene: Scene, number: int) -> bool:
    text = scene.text(number)
    return text != "/" and not any(letter.isalnum() for letter in scene.tokens[number].norm)


def _same_year(first: Span, last: Span) -> Span:
    """The first end of a range in the year of the second, or the year before if it would come after it."""
    if first.grain not in ("day", "month") or first.grain != last.grain:
        return first
    moved = _in_year(first, last.first.year)
    return moved if moved.first <= last.first else _in_year(first, last.first.year - 1)


def _join(first: Span, last: Span, stated: bool) -> Span | None:
    """One span out of two: stated as a range, or of neighbours of one granularity."""
    neighbours = first.grain == last.grain in ("day", "month") and first.last + timedelta(days=1) == last.first
    if not stated and not neighbours:
        return None
    return spans.between(first, last) if first.first < last.first and last.grain != "range" else None


def _in_year(span: Span, year: int) -> Span:
    """The same month or day of another year."""
    if span.grain == "month":
        return spans.month(year, span.first.month)
    try:
        return spans.day(span.first.replace(year=year))
    except ValueError:  # 29 February
        return span
