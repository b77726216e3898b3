"""Names of months, and how dates are written with them: from the calendar of an installed language, else from CLDR.

No language is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from wathiq.languages import INSTALLED, Language, calendar
from wathiq.text import western_digits

_JOIN = r"[\s/\-–—(),،.]{1,3}"
_SMALL = r"(?:[^\W\d_]{1,2}\s)?"  # as in "31 de agosto de 2022", "31st of August"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Names:
    """``months`` by folded name; ``known`` are all folded words of the calendar; ``patterns`` find dates in folded text,
    with groups ``day``, ``month``, ``other`` (a second name of the month) and ``year``; ``day_first`` says that in 5/8/2022
    the day comes first, in every country that writes the language."""

    fold: Callable[[str], str]
    months: Mapping[str, int]
    known: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]
    day_first: bool


@lru_cache(maxsize=16)
def names_of(language: str) -> Names:
    """The names that a language has for months; empty for one that nobody knows."""
    for installed in INSTALLED:
        if installed.code == language:
            return _installed(installed)
    return _from_cldr(language)


def _installed(language: Language) -> Names:
    phrases = [phrase for group in calendar.load(language.folder, language.fold).phrases.values() for phrase in group]
    months = {" ".join(phrase.words): int(phrase.value) for phrase in phrases if phrase.kind == "month"}
    known = (word for phrase in phrases for word in phrase.words)
    return Names(language.fold, MappingProxyType(months), frozenset(known), _patterns(months), _day_first(language.code))


def _from_cldr(language: str) -> Names:
    months, days = _cldr(language)
    known = frozenset(word for name in (*months, *days) for word in name.split())
    return Names(_lower, MappingProxyType(months), known, _patterns(months), _day_first(language))


def _cldr(language: str) -> tuple[dict[str, int], list[str]]:
    """Months by name, and names of weekdays, whole and abbreviated; nothing for an unknown language."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}, []
    widths = ("wide", "abbreviated")
    months = {_lower(name).strip("."): key for width in widths for key, name in locale.months["format"][width].items()}
    return months, [_lower(name).strip(".") for width in widths for name in locale.days["format"][width].values()]


def _lower(text: str) -> str:
    return western_digits(text).lower()


def _day_first(language: str) -> bool:
    """Whether CLDR's short date has the day first; English is written both ways, and CLDR's plain English is American."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language).date_formats["short"].pattern).startswith("d")
    except (UnknownLocaleError, ValueError):
        return False


def _patterns(months: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Day, month, year; and month, day, year."""
    longest_first = sorted(months, key=len, reverse=True)
    if not longest_first:
        return (_NEVER,)
    name = "|".join(r"\s+".join(map(re.escape, month.split())) for month in longest_first)
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>\d{4})(?!\d)"
    first, second = rf"(?P<month>{name})", rf"(?:{_JOIN}(?P<other>{name}))?"
    ordinal = r"(?:[^\W\d_]{2}(?![^\W_]))?"
    return (
        re.compile(rf"{day}{ordinal}{_JOIN}{_SMALL}{first}{second}{_JOIN}{_SMALL}{year}"),
        re.compile(rf"(?<![^\W_]){first}{second}{_JOIN}{day}{ordinal}{_JOIN}{year}"),
    )
