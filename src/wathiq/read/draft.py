"""What an input says of itself, before gaps are filled: a text with given and found facts; and what the user says of all."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date

from wathiq.errors import UsageError

LONGEST = 10_000_000  # bytes that one report may take in its file: a book of news, and still read in moderate memory
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])", re.ASCII)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a report besides its text; None where nothing is."""

    id: str | None = None
    outlet: str | None = None
    published: str | None = None  # YYYY-MM-DD
    language: str | None = None  # ISO 639-1
    title: str | None = None
    url: str | None = None


NOTHING = Facts()
FACTS = tuple(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True)
class Draft:
    """A report in the making. ``given`` is what the input states outright, ``found`` what was gathered from around the
    text, such as a page's head, and is therefore recorded as assumed; ``sha256`` is that of the original bytes; ``name`` says
    in messages where it comes from; ``day_in_name`` is a day in the file's name, the last resort for the day of publication."""

    name: str
    text: str
    sha256: str
    given: Facts = NOTHING
    found: Facts = NOTHING
    day_in_name: str | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the user says of all reports that do not say it themselves; UsageError when it cannot be meant.

    ``readable`` are the languages that can be coded, if that matters to the caller: a report in another one is an InputError.
    """

    outlet: str | None = None
    published: str | None = None  # YYYY-MM-DD
    language: str | None = None  # ISO 639-1
    readable: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a day or a language that is none, before anything is read."""
        if self.published is not None and day(self.published) != self.published:
            raise UsageError(f"the date '{self.published}'", "is not a day", "write it as YYYY-MM-DD, such as 2022-08-31")
        if self.language is not None and language_code(self.language) != self.language:
            problem = "is not an ISO 639-1 code"
            raise UsageError(f"the language '{self.language}'", problem, "write two small letters, such as ar")


def day(text: str) -> str | None:
    """The day of an ISO 8601 date or date and time, as YYYY-MM-DD; None when the text is neither.

    >>> day("2022-08-31T09:30:00Z")
    '2022-08-31'
    """
    found = _DAY.match(text)
    try:
        return date.fromisoformat(found.group()).isoformat() if found else None
    except ValueError:
        return None


def language_code(text: str) -> str | None:
    """The language of a code such as ``ar`` or ``ar-EG``; None when the text is no such code."""
    found = _LANGUAGE.fullmatch(text)
    return found.group(1).lower() if found else None
