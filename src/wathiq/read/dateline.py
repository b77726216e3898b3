"""The day of publication in the first lines of a text: ``12 March 2021`` alone, or in a dateline such as
``Oslo - Agencies - 12 March 2021``.

Only a day that stands by itself counts, never one within a sentence, since what it dates is then something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wathiq.read.months import Names, names_of
from wathiq.text import western_digits, without_invisible

_LINES = 6  # that hold words, from the top
_SHORT = 100  # characters of a line that may be a dateline as a whole
_HEAD = 130  # characters of a paragraph in which its dateline ends
_STRANGERS = 6  # words beside the date in a dateline: place, agency, reporter
_MONTHS = 12
_YEAR = re.compile(r"\d{4}")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[-–—−|:،,()\[\]•·؛;/<>\n]")
_SENTENCE_END = re.compile(r"[.!?؟…]\s*$")
_DATELINE_END = re.compile(r"\s*(?:[^\W\d_]{1,2}\s*)?(?:\([^)]{1,40}\)\s*)?[-–—−|:]")
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d/.-]*\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\d)")


def day_of(text: str, language: str) -> str | None:
    r"""The day of publication as YYYY-MM-DD, if the first lines tell it; None when they do not.

    >>> day_of("Oslo - Agencies - 12 March 2021\n\nNorway said ...", "en")
    '2021-03-12'
    """
    for line in _first_lines(text):
        if _YEAR.search(line):
            names = names_of(language)
            told = _day_in(names.fold(without_invisible(western_digits(line))), names)
            if told:
                return told
    return None


def _first_lines(text: str) -> Iterator[str]:
    """The first lines with something on them, each cut after what a dateline could fill."""
    start = found = 0
    while found < _LINES and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + 2 * _HEAD)].strip()
        start = end + 1
        if line:
            found += 1
            yield line


def _day_in(line: str, names: Names) -> str | None:
    for start, end, told in _days(line, names):
        if told and _stands_alone(line, start, end, names):
            return told
    return None


def _days(line: str, names: Names) -> Iterator[tuple[int, int, str | None]]:
    """Every full date in a folded line: where it starts and ends, and the day, None if it can be read in two ways."""
    for match in _YEAR_FIRST.finditer(line):
        yield match.start(), match.end(), _day(match["year"], int(match["month"]), match["day"])
    for match in _YEAR_LAST.finditer(line):
        yield match.start(), match.end(), _day_of_numbers(match, names)
    for pattern in names.patterns:
        for match in pattern.finditer(line):
            yield match.start(), match.end(), _day_of_names(match, names)


def _day_of_numbers(match: re.Match[str], names: Names) -> str | None:
    """The day of 31/8/2022; where both numbers could be months, only a language that settles the order can tell."""
    day, month = int(match["day"]), int(match["month"])
    if day <= _MONTHS and month <= _MONTHS and day != month and not names.day_first:
        return None
    day, month = (month, day) if month > _MONTHS else (day, month)
    return _day(match["year"], month, str(day))


def _day_of_names(match: re.Match[str], names: Names) -> str | None:
    """The day of a date with a month's name, or with two names of the same month."""
    months = {names.months[" ".join(match[name].split())] for name in ("month", "other") if match[name]}
    return _day(match["year"], months.pop(), match["day"]) if len(months) == 1 else None


def _day(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat() if "1900" < year < "2100" else None
    except ValueError:
        return None


def _stands_alone(line: str, start: int, end: int, names: Names) -> bool:
    """Whether a date is a part of a dateline by itself, at most one word beside it that no calendar knows."""
    before = list(_BREAK.finditer(line, 0, start))
    after = _BREAK.search(line, end)
    part = line[before[-1].end() if before else 0 : start], line[end : after.start() if after else len(line)]
    beside = _WORD.findall(" ".join(part))
    if sum(word not in names.known for word in beside) > 1 or (beside and after and after.group() in ",،" and not before):
        return False
    strangers = sum(word not in names.known for word in _WORD.findall(line[:start] + line[end:]))
    if len(line) <= _SHORT and strangers <= (1 if _SENTENCE_END.search(line) else _STRANGERS):
        return True
    ended = _DATELINE_END.match(line, end)
    return bool(ended) and end <= _HEAD and len(_WORD.findall(line[:start])) <= _STRANGERS
