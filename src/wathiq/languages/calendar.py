"""How a language tells time: the schema of ``<language>/calendar.yaml`` and its loader.

The file lists words under the names of what they do (months, units, relatives, prepositions ...). The loader folds them
and turns them into :class:`Phrase` records, which the interval grammar (``wathiq.coding.time``) reads. Month and weekday
names are completed from CLDR for the locales that the file names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from wathiq.errors import KnowledgeError
from wathiq.languages import numbers
from wathiq.languages.forms import forms_of, read_yaml, require_keys
from wathiq.languages.numbers import Numbers

VALUED = MappingProxyType(
    {  # section: kind of its phrases; the keys of the section are their values
        "months": "month",
        "hijri_months": "hijri",
        "weekdays": "weekday",
        "day_words": "day-word",
        "portions": "portion",
        "seasons": "season",
        "decades": "decade",
        "relatives": "relative",
        "edges": "edge",
    }
)
PLAIN = MappingProxyType(
    {  # section: kind of its phrases, which have no value
        "parts_of_day": "part",
        "last_portion": "last-portion",
        "this": "this",
        "that": "that",
        "about": "about",
        "few": "few",
        "few_after": "few-after",
        "past_after_count": "elapsed",
        "future_after_count": "from-now",
        "event_links": "event",
        "gregorian_suffixes": "gregorian",
        "hijri_suffixes": "hijri-suffix",
    }
)
PREPOSITIONS = ("in", "since", "until", "before", "after", "ago", "later", "within", "to", "from", "of", "and")
UNITS = ("hour", "day", "week", "weekend", "month", "year", "decade", "century")
RELATIVES = ("past", "before-last", "current", "future", "next", "previous", "same")
EDGES = ("start", "middle", "end", "some")
SETS = ("doubtful_months", "not_a_unit_after", "not_a_date_after", "not_a_date_before", "future_signs", "not_future")
_COUNTS = MappingProxyType({"one": 1, "two": 2, "many": 0})
_OTHERS = ("article", "locales", "units", "prepositions", "sure_spellings", "future_prefixes", "future_prefix_letters")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words and what they do: ``kind`` (``month``, ``unit``, ``relative`` ...), ``value`` (a month's number, a unit's
    name ...) and, for units, ``count``: 1, 2 (a dual) or 0 (a plural)."""

    words: tuple[str, ...]
    kind: str
    value: int | str = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words of one language by which it tells time. ``phrases`` are keyed by their first word, the longest first."""

    numbers: Numbers
    article: str
    phrases: Mapping[str, tuple[Phrase, ...]]
    sure_spellings: frozenset[str]  # unfolded
    doubtful_months: frozenset[str]
    not_a_unit_after: frozenset[str]
    not_a_date_after: frozenset[str]
    not_a_date_before: frozenset[str]
    future_signs: frozenset[str]
    future_prefixes: tuple[str, ...]
    future_prefix_letters: int
    not_future: frozenset[str]
    qualifiers_first: bool = False  # last month, Aug. 3, three days ago: what qualifies a time stands before it


def load(folder: Path, fold: Callable[[str], str]) -> Calendar:
    """The calendar of the language whose data are in ``folder``; KnowledgeError when its file breaks the schema."""
    path = folder / "calendar.yaml"
    data = read_yaml(path)
    require_keys(data, path, (*VALUED, *PLAIN, *SETS, *_OTHERS))
    _require_values(data, path)
    phrases = tuple(_phrases(data, path, fold))
    sets = {name: frozenset(fold(form) for form in forms_of(data[name], f"{path.name}: {name}")) for name in SETS}
    return Calendar(
        numbers=numbers.load(folder / "numbers.yaml", fold),
        article=data["article"],
        phrases=_by_first_word(phrases),
        sure_spellings=frozenset(forms_of(data["sure_spellings"], path.name)),
        future_prefixes=tuple(forms_of(data["future_prefixes"], path.name)),
        future_prefix_letters=int(data["future_prefix_letters"]),
        qualifiers_first=bool(data.get("qualifiers_first", False)),
        **sets,
    )


def _require_values(data: dict[Any, Any], path: Path) -> None:
    """Check the names and numbers that stand as keys."""
    expected: dict[str, set[Any]] = {
        "relatives": set(RELATIVES),
        "edges": set(EDGES),
        "units": set(UNITS),
        "prepositions": set(PREPOSITIONS),
        "hijri_months": set(range(1, 13)),
        "weekdays": set(range(7)),
    }
    for section, keys in expected.items():
        if set(data[section]) != keys:
            raise KnowledgeError(path.name, f"'{section}' has other entries than expected", f"write exactly {sorted(keys)}")


def _phrases(data: dict[Any, Any], path: Path, fold: Callable[[str], str]) -> Iterator[Phrase]:
    for form, kind, value, count in _forms(data, path):
        yield Phrase(tuple(fold(word) for word in form.split()), kind, value, count)


def _forms(data: dict[Any, Any], path: Path) -> Iterator[tuple[str, str, int | str, int]]:
    """Every form of the file with its kind, value and count."""
    for section, kind in VALUED.items():
        for value, forms in data[section].items():
            yield from ((form, kind, value, 0) for form in forms_of(forms, f"{path.name}: {section}"))
    for section, kind in PLAIN.items():
        yield from ((form, kind, 0, 0) for form in forms_of(data[section], f"{path.name}: {section}"))
    for name, forms in data["prepositions"].items():
        yield from ((form, name, 0, 0) for form in forms_of(forms, f"{path.name}: prepositions"))
    for unit, counts in data["units"].items():
        for count, forms in counts.items():
            yield from ((form, "unit", unit, _COUNTS[count]) for form in forms)
    for code in data["locales"]:
        yield from _cldr(code)


def _cldr(code: str) -> Iterator[tuple[str, str, int | str, int]]:
    """Month and weekday names of a locale."""
    from babel import Locale  # late: importing it is a fifth of a second that most commands need not spend

    locale = Locale.parse(code)
    for month, name in locale.months["format"]["wide"].items():
        yield name, "month", month, 0
    for day, name in locale.days["format"]["wide"].items():
        yield name, "weekday", day, 0


def _by_first_word(phrases: tuple[Phrase, ...]) -> Mapping[str, tuple[Phrase, ...]]:
    longest_first = sorted(dict.fromkeys(phrases), key=lambda phrase: -len(phrase.words))
    firsts = dict.fromkeys(phrase.words[0] for phrase in longest_first)
    return MappingProxyType({first: tuple(p for p in longest_first if p.words[0] == first) for first in firsts})
