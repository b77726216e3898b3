"""A page of a list ends at a place; the next one begins after it, so that what comes in between is neither lost nor doubled."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Annotated

from fastapi import Query

from wathiq.errors import UsageError

Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Cursor = Annotated[str | None, Query(description="Where to go on: the `next` of the page before.", max_length=2000)]


def cursor(place: tuple[str | float, ...]) -> str:
    """A place in a list as a word for a URL, which says nothing to anybody."""
    return base64.urlsafe_b64encode(json.dumps(place, ensure_ascii=False).encode()).decode().rstrip("=")


def place(typed: str | None, shape: tuple[type, ...]) -> tuple[str | float, ...] | None:
    """The place that a cursor names, with values of these types; UsageError when it is none of ours."""
    if typed is None:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(typed + "=" * (-len(typed) % 4)))
    except (binascii.Error, ValueError, UnicodeError):
        found = None
    if not isinstance(found, list) or [type(value) for value in found] != list(shape):
        raise UsageError("the cursor", "is none of this list", "begin anew without it")
    return tuple(found)
