"""Rules for named times: days of months, months, years, weekdays, in the Gregorian and the Islamic calendar.

A rule takes a scene and a token number and gives the span of time that the words from there name, with the token after
them, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from wathiq.coding import time_spans as spans
from wathiq.coding.numbers import ordinal, read
from wathiq.coding.time_atoms import Atom
from wathiq.coding.time_scene import Found, Scene, nearest, weekday
from wathiq.coding.time_spans import Span

InYear = Callable[[int], Span | None]
Rule = Callable[[Scene, int], Found | None]
_OPENING = frozenset({"(", "«", "/", "،", "-"})
_DASHES = frozenset({"-", "–", "—", "/"})
_CLOSING = frozenset({")", "»"})
_LEADS = ("in", "since", "until", "before", "after", "to", "within", "edge")
_HIJRI_YEARS = range(1343, 1501)  # what the conversion tables cover
_SPOKEN_YEARS = range(1900, 2101)  # a bare number outside is rarely a year
_WEEK = 7
STALE = 4  # days that a report may lie before it is published: "today, Monday" in Friday's paper
_DATE_PARTS = 3


def numeric(scene: Scene, start: int) -> Found | None:
    """2015-08-05, 5/8/2015, 5.8.2015: year first or day first (then the day before the month)."""
    parts, last = _numeric_parts(scene, start)
    if len(parts) != _DATE_PARTS:
        return None
    ordered = parts if len(parts[0]) > 2 else parts[::-1]  # noqa: PLR2004 - a four-digit year
    if len(ordered[0]) != 4:  # noqa: PLR2004
        return None
    year, month, day = map(int, ordered)
    span = _gregorian_day(year, month, day)
    return (span, last) if span else None


def _numeric_parts(scene: Scene, start: int) -> tuple[list[str], int]:
    head = (scene.stems(start) or ("",))[-1]
    dotted = head.split(".")
    if len(dotted) == _DATE_PARTS and all(part.isdigit() for part in dotted):
        return dotted, start + 1
    parts, last = [head] if head.isdigit() else [], start + 1
    mark = scene.text(last)
    while parts and mark in ("/", "-") and scene.text(last) == mark and scene.text(last + 1).isdigit():
        parts.append(scene.tokens[last + 1].norm)
        last += 2
    return parts, last


def _gregorian_day(year: int, month: int, day: int) -> Span | None:
    try:
        return spans.day(date(year, month, day))
    except ValueError:
        return None


def month_name(scene: Scene, start: int) -> tuple[Atom, int] | None:
    """A month's name, or two names of the same month: شباط/فبراير, فبراير (شباط), فبراير شباط."""
    atom = scene.get(start, "month", "hijri")
    if atom is None:
        return None
    opening = atom.last + 1 if scene.text(atom.last) in ("(", "/", "-") else atom.last
    twin = scene.get(opening, "month")
    if twin is None or atom.kind != "month" or twin.value != atom.value:
        return atom, atom.last
    last = twin.last + (scene.text(atom.last) == "(" and scene.text(twin.last) == ")")
    return replace(atom, sure=True), last


def year_at(scene: Scene, start: int) -> tuple[int, int, bool] | None:
    """A year after a month or the word "year": its number, the token after it, and whether it is Islamic."""
    word = scene.unit(start, "year")
    number = word.last if word else start
    value = scene.year_number(number)
    last = number + 1
    if value is None and word and number < len(scene.tokens):
        spoken = read(scene.tokens, number, scene.calendar.numbers)
        value = int(spoken.low) if spoken and spoken.low in _SPOKEN_YEARS else None
        last = spoken.last if spoken else last
    if value is None:
        return None
    islamic = scene.get(last, "hijri-suffix")
    return value, (islamic.last if islamic else scene.skip(last, "gregorian")), islamic is not None


def relative_year(scene: Scene, start: int) -> tuple[int, int] | None:
    """This year, last year, the same year: the year's number and the token after the words."""
    before = scene.get(start, "relative") if scene.calendar.qualifiers_first else None
    unit = scene.unit(before.last, "year") if before else None
    told = _relative_year_number(scene, str(before.value)) if before and unit else None
    if unit and told:
        return told, unit.last
    this = scene.get(start, "this")
    word = scene.unit(this.last if this else start, "year")
    if word is None:
        return None
    adjective = scene.relative(word.last)
    name = "current" if this else str(adjective.value) if adjective and word.definite else None
    last = adjective.last if adjective and not this else word.last
    year = _relative_year_number(scene, name)
    return (year, last) if year else None


def _relative_year_number(scene: Scene, name: str | None) -> int | None:
    if name in ("same", "next", "previous") and scene.anchor and scene.anchor.first > date.min:
        return scene.anchor.first.year + {"same": 0, "next": 1, "previous": -1}[name]
    steps = {"before-last": -2, "past": -1, "current": 0, "future": 1}
    return scene.today.year + steps[name] if scene.today and name in steps else None


def month_in_context(scene: Scene, start: int) -> Found | None:
    """A month with its year, a relative, or only what the news makes of it."""
    cue = scene.unit(start, "month") or scene.unit(start, "month", count=2)
    named = month_name(scene, cue.last if cue else start)
    if named is None:
        return None
    atom, last = named
    american = _day_then_year(scene, atom, last)
    if american:
        return american
    lead = bool(cue) or scene.linked or _led(scene, start)
    if atom.kind == "hijri":
        return _hijri_month(scene, atom, last, cue is not None)
    return _qualified(scene, start, last, lambda year: spans.month(year, atom.number), atom.sure or lead)


def _day_then_year(scene: Scene, atom: Atom, last: int) -> Found | None:
    """August 3, 2015, as messages are stamped."""
    day = scene.digits(last) if scene.text(last + 1) in (",", "،") else None
    year_told = scene.year_number(last + 2) if day else None
    span = _gregorian_day(year_told, atom.number, int(day)) if day and year_told and atom.kind == "month" else None
    return (span, last + 3) if span else None


def _led(scene: Scene, start: int) -> bool:
    """Whether a preposition or "start/end of" stands right before a token."""
    return any(a.kind in _LEADS and a.last == start for n in (start - 1, start - 2) if n >= 0 for a in scene.atoms[n])


def _qualified(scene: Scene, start: int, last: int, in_year: InYear, sure: bool) -> Found | None:
    """Finish a day or month with the year, relative year or adjective that follows it; without one only if ``sure``."""
    after = scene.skip(last, "of")
    told = year_at(scene, after) or year_at(scene, last + (scene.text(last) == "،"))
    if told and not told[2]:
        span = in_year(told[0])
        return (span, told[1]) if span else None
    year = relative_year(scene, after)
    if year:
        span = in_year(year[0])
        return (span, year[1]) if span else None
    adjective = scene.relative(last)
    if adjective is None and not sure:
        return None
    return _by_relative(scene, start, last, in_year, adjective)


def _by_relative(scene: Scene, start: int, last: int, in_year: InYear, adjective: Atom | None) -> Found | None:
    name = str(adjective.value) if adjective else None
    same = scene.anchor.first.year if name == "same" and scene.anchor else None
    span = in_year(same) if same else nearest(scene, start, name, in_year)
    return (span, adjective.last if adjective else last) if span else None


def month_and_day(scene: Scene, start: int) -> Found | None:
    """August 3, Aug. 3 and 4, August 3 2015, last August: the month stands before the day, an adjective before the month."""
    if not scene.calendar.qualifiers_first:
        return None
    adjective = scene.get(start, "relative")
    named = month_name(scene, adjective.last if adjective else start)
    if named is None or named[0].kind != "month":
        return _before_weekday(scene, adjective)
    atom, last = named
    if adjective:
        span = nearest(scene, start, str(adjective.value), lambda year: spans.month(year, atom.number))
        return (span, last) if span else None
    first = scene.day_number(last)
    if first is None:
        return None
    second = _second_day(scene, first[1])
    days = (first[0], second[0] if second else first[0])
    return _qualified(scene, start, second[1] if second else first[1], lambda year: _days(year, atom.number, days), True)


def _before_weekday(scene: Scene, adjective: Atom | None) -> Found | None:
    """Last Tuesday, next Friday."""
    day = scene.get(adjective.last, "weekday") if adjective else None
    span = weekday(scene, adjective.last, day.number, str(adjective.value)) if adjective and day else None
    return (span, day.last) if span and day else None


def day_of_month(scene: Scene, start: int) -> Found | None:
    """A day of a month: 14 July, the first of July 2015, 5 and 6 March, 18 of this month, 15 Ramadan 1443."""
    cue = scene.unit(start, "day") or scene.unit(start, "day", count=2)
    first = scene.day_number(cue.last if cue else start)
    if first is None:
        return None
    second = _second_day(scene, first[1])
    last = second[1] if second else first[1]
    days = (first[0], second[0] if second else first[0])
    of = scene.get(last, "of")
    return _in_month(scene, start, days, of.last if of else last, linked=of is not None or scene.digits(last - 1) is not None)


def _second_day(scene: Scene, number: int) -> tuple[int, int] | None:
    """The second day of 5 to 7 March, 5-7 March, 5 and 6 March."""
    link = scene.get(number, "to", "and")
    if link:
        return scene.day_number(link.last)
    return scene.day_number(number) if scene.joined(number) else None


def _in_month(scene: Scene, start: int, days: tuple[int, int], number: int, linked: bool) -> Found | None:
    relative = _relative_month(scene, number) if linked else None
    if relative:
        year, month, last = relative
        span = _days(year, month, days)
        return (span, last) if span else None
    cue = scene.unit(number, "month")
    named = month_name(scene, cue.last if cue else number)
    if named is None:
        return None
    atom, last = named
    if atom.kind == "hijri":
        return _hijri_day(scene, days[0], atom, last)
    return _qualified(scene, start, last, lambda year: _days(year, atom.number, days), linked or atom.sure)


def _days(year: int, month: int, days: tuple[int, int]) -> Span | None:
    first, last = _gregorian_day(year, month, days[0]), _gregorian_day(year, month, days[1])
    return spans.between(first, last) if first and last and days[0] < days[1] else first


def _relative_month(scene: Scene, start: int) -> tuple[int, int, int] | None:
    """This month, last month, the same month: year, month, and the token after the words."""
    this = scene.get(start, "this")
    word = scene.unit(this.last if this else start, "month")
    if word is None:
        return None
    adjective = None if this else scene.relative(word.last)
    name = "current" if this else str(adjective.value) if adjective and word.definite else None
    base = scene.anchor.first if name in ("same", "next", "previous") and scene.anchor else scene.today
    steps = {"before-last": -2, "past": -1, "previous": -1, "current": 0, "same": 0, "future": 1, "next": 1}
    if base is None or name not in steps:
        return None
    month = spans.month(base.year, base.month + steps[name]).first
    return month.year, month.month, adjective.last if adjective else word.last


def year(scene: Scene, start: int) -> Found | None:
    """A year by number: after the word "year", after a preposition, in brackets, or as the head of a line."""
    word = scene.unit(start, "year")
    pair = scene.unit(start, "year", count=2)
    if pair and not word:
        return _two_years(scene, pair.last)
    told = year_at(scene, start)
    if told is None:
        return None
    value, last, islamic = told
    if islamic or (word and value in _HIJRI_YEARS and scene.today and scene.today.year - value > 500):  # noqa: PLR2004
        span = _hijri_span(value, 1, value, 12)
        return (span, last) if span else None
    if not word and (value not in _SPOKEN_YEARS or not _stands_as_year(scene, start, last)):
        return None
    return spans.year(value), last


def _two_years(scene: Scene, number: int) -> Found | None:
    first, second = scene.year_number(number), scene.year_number(number + 1)
    if second is None and scene.get(number + 1, "and"):
        second, number = scene.year_number(number + 2), number + 1
    if first is None or second is None or first >= second:
        return None
    return spans.between(spans.year(first), spans.year(second)), number + 2


def _stands_as_year(scene: Scene, start: int, last: int) -> bool:
    bracketed = scene.text(start - 1) == "(" and scene.text(last) in (")", "-", "–")
    head = start == scene.opening and scene.text(last) in ("-", "–", ":")
    suffixed = scene.get(start + 1, "gregorian") is not None
    paired = scene.text(last) in _DASHES and scene.year_number(last + 1) in _SPOKEN_YEARS
    clitic = len(scene.stems(start)) > 1 and not scene.joined(start)
    return scene.linked or paired or bracketed or head or suffixed or clitic or _led(scene, start)


def named_day(scene: Scene, start: int) -> Found | None:
    """A weekday or a word such as "yesterday", alone, together, or explained by a date: the date decides."""
    body = start if scene.get(start, "day-word") else _day_name(scene, start)
    word = scene.get(body, "day-word")
    plain = _from_word(scene, word) if word else _from_weekday(scene, body, start)
    if plain is None:
        return None
    span, last = plain
    date_told = _bracketed(scene, last, day_of_month)
    if date_told and date_told[0].grain == "day" and date_told[0].first.weekday() in _weekdays(scene, body, last):
        return date_told
    return span, last


def _day_name(scene: Scene, start: int) -> int:
    """The token after "the evening of", "the day"; what names the day should stand there."""
    number = scene.skip(start, "part")
    number = scene.skip(number, "of") if number > start else number
    if scene.get(number, "day-word"):
        return number
    cue = scene.unit(number, "day") or scene.unit(number, "day", count=2)
    return cue.last if cue and scene.get(cue.last, "weekday", "day-word") else number


def _weekdays(scene: Scene, start: int, last: int) -> set[int]:
    """Weekdays named between two tokens; all seven when none is."""
    named = {atom.number for n in range(start, last) for atom in scene.atoms[n] if atom.kind == "weekday"}
    return named or set(range(_WEEK))


def _bracketed(scene: Scene, number: int, rule: Rule) -> Found | None:
    """What ``rule`` reads at a token or right after an opening bracket; a closing one then belongs to it."""
    opened = scene.text(number) in _OPENING
    found: Found | None = rule(scene, number + opened)
    if found and opened and scene.text(found[1]) in _CLOSING:
        return found[0], found[1] + 1
    return found


def _from_word(scene: Scene, word: Atom) -> Found | None:
    if scene.today is None or (word.number == 0 and ordinal(scene.tokens, word.last, scene.calendar.numbers)):
        return None  # the second day is not today
    named = _bracketed(scene, word.last, _weekday_atom)
    when = scene.today + timedelta(days=word.number)
    if named is None:
        return spans.day(when), word.last
    late = (when.weekday() - named[0].first.weekday()) % _WEEK
    return spans.day(when - timedelta(days=late if late <= STALE else late - _WEEK)), named[1]


def _weekday_atom(scene: Scene, number: int) -> Found | None:
    """Any day of the weekday named at a token; what follows it, such as "next", is taken along."""
    atom = scene.get(number, "weekday")
    if atom is None:
        return None
    adjective = scene.relative(atom.last)
    return spans.day(date(2024, 1, 1) + timedelta(days=atom.number)), adjective.last if adjective else atom.last


def stated_weekday(scene: Scene, number: int) -> int | None:
    """The weekday (0 is Monday) named right after "today" or "yesterday", in brackets or not."""
    named = _bracketed(scene, number, _weekday_atom)
    return named[0].first.weekday() if named else None


def _from_weekday(scene: Scene, number: int, start: int) -> Found | None:
    atom = scene.get(number, "weekday")
    if atom is None:
        return None
    adjective = scene.relative(atom.last)
    shared = adjective or _shared_adjective(scene, atom.last)
    span = weekday(scene, start, atom.number, str(shared.value) if shared else None)
    last = adjective.last if adjective else atom.last
    return (span, last) if span else None


def _shared_adjective(scene: Scene, number: int) -> Atom | None:
    """What qualifies this weekday and the next together: Saturday and Sunday next."""
    other = scene.get(scene.skip(number, "and"), "weekday")
    linked = scene.get(number, "and") is not None or scene.joined(number)
    return scene.relative(other.last) if other and linked else None


def _hijri_month(scene: Scene, atom: Atom, last: int, cued: bool) -> Found | None:
    told = year_at(scene, scene.skip(last, "of"))
    if told and told[0] in _HIJRI_YEARS:
        span = _hijri_span(told[0], atom.number, told[0], atom.number)
        return (span, told[1]) if span else None
    adjective = scene.relative(last)
    if adjective is None and not cued:
        return None
    name = str(adjective.value) if adjective else None
    span = _nearest_hijri(scene, name, atom.number)
    return (span, adjective.last if adjective else last) if span else None


def _nearest_hijri(scene: Scene, name: str | None, month: int, day: int | None = None) -> Span | None:
    """The Islamic month, or day of it, that is past, current or next as seen from today."""
    this_year = Gregorian.fromdate(scene.today).to_hijri().year if scene.today else 0
    years = range(this_year - 1, this_year + 2)
    around = (_hijri_span(y, month, y, month) if day is None else _hijri_date(y, month, day) for y in years)
    known = [span for span in around if span]
    if scene.today is None or not known:
        return None
    today = scene.today
    if name == "future":
        return next((span for span in known if span.first > today), None)
    limit = [span for span in known if (span.last < today if name == "past" else span.first <= today)]
    return limit[-1] if limit else None


def _hijri_span(first_year: int, first_month: int, last_year: int, last_month: int) -> Span | None:
    """The Gregorian months that Islamic months fall in: sighting and tables differ, so days would claim too much."""
    if first_year not in _HIJRI_YEARS or last_year not in _HIJRI_YEARS:
        return None
    first = Hijri(first_year, first_month, 1).to_gregorian()
    length = Hijri(last_year, last_month, 1).month_length()
    last = Hijri(last_year, last_month, length).to_gregorian()
    begin, end = date(*first.datetuple()), date(*last.datetuple())
    return spans.between(spans.month(begin.year, begin.month), spans.month(end.year, end.month), "quarter")


def _hijri_day(scene: Scene, day: int, atom: Atom, last: int) -> Found | None:
    told = year_at(scene, scene.skip(last, "of"))
    if told and told[0] in _HIJRI_YEARS:
        span = _hijri_date(told[0], atom.number, day)
        return (span, told[1]) if span else None
    adjective = scene.relative(last)
    span = _nearest_hijri(scene, str(adjective.value) if adjective else None, atom.number, day)
    return (span, adjective.last if adjective else last) if span else None


def _hijri_date(year: int, month: int, day: int) -> Span | None:
    try:
        return spans.day(date(*Hijri(year, month, day).to_gregorian().datetuple()))
    except (ValueError, OverflowError):
        return None
