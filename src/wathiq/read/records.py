"""A report as a JSON object: which fields there are, and what is said when one is wrong."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

from wathiq.errors import InputError
from wathiq.read.draft import FACTS, Draft, Facts, day, language_code

_TYPES = MappingProxyType({bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"})
_EXAMPLE = '{"text": "…", "outlet": "…", "published": "2022-08-31"}'


def parse(text: str, name: str) -> Any:
    """The JSON value that ``text`` is; InputError says where it is wrong or that it is cut off."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise malformed(error, text, name) from error


def malformed(error: Exception, text: str, name: str) -> InputError:
    """What to say of JSON that cannot be parsed."""
    if isinstance(error, RecursionError):
        return InputError(name, "is JSON that is nested too deeply", "give one plain object per report")
    if not isinstance(error, json.JSONDecodeError):
        return InputError(name, "is JSON with a number that is too long", "give plain values")
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return InputError(name, "is JSON that is cut off", "copy or download it again, whole")
    problem = f"is not valid JSON ({error.msg.lower()}, at character {error.pos + 1})"
    return InputError(name, problem, f"write a report as {_EXAMPLE}")


def draft(value: Any, sha256: str, name: str) -> Draft:
    """The report that a JSON object describes; keys that are not ours are passed over; InputError names a wrong field."""
    if not isinstance(value, dict):
        raise InputError(name, "is JSON but no report", f"write a report as {_EXAMPLE}")
    if "text" not in value:
        raise InputError(name, "has no 'text'", "give the report's words in a field 'text'")
    text = _string(value["text"], "text", name) or ""
    facts = {field: _fact(value.get(field), field, name) for field in FACTS}
    return Draft(name, text, sha256, Facts(**facts))


def _fact(value: Any, field: str, name: str) -> str | None:
    text = _string(value, field, name)
    if text is None or not text.strip():
        return None
    if field == "published":
        return _valid(day(text), field, text, name, "write the day as YYYY-MM-DD, such as 2022-08-31, or leave it out")
    if field == "language":
        return _valid(language_code(text), field, text, name, "write an ISO 639-1 code, such as ar, or leave it out")
    return text


def _string(value: Any, field: str, name: str) -> str | None:
    """A string that can be stored, or None for null."""
    if value is None:
        return None
    if not isinstance(value, str):
        what = _TYPES.get(type(value), "something else")
        raise InputError(name, f"has {what} as its '{field}'", "write it as text between quotation marks")
    if "\0" in value or not _whole(value):
        raise InputError(name, f"has a broken character in its '{field}'", "repair its encoding")
    return value


def _whole(text: str) -> bool:
    """Whether no half of a surrogate pair stands alone; such text cannot be written anywhere."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _valid(value: str | None, field: str, text: str, name: str, way_out: str) -> str:
    if value is None:
        raise InputError(name, f"has '{text[:40]}' as its '{field}'", way_out)
    return value
