"""What all lists of the API have in common: items, the next page, and an entity tag."""

from __future__ import annotations

import hashlib
from typing import Any, Generic, TypeVar

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from wathiq.ledger import Ledger
from wathiq.serve.web.problems import MEDIA_TYPE

Item = TypeVar("Item")


class Problem(BaseModel):
    """What every error is (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    way_out: str | None = None


class Page(BaseModel, Generic[Item]):
    """A part of a list; ``next`` is the cursor of the page that follows, null at the end."""

    items: list[Item]
    next: str | None = Field(description="Give it as `cursor` for the next page.")


_SHAPE: dict[str, Any] = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": told, **_SHAPE}
    for status, told in (
        (400, "A value does not exist, or a cursor is of another list."),
        (401, "The server asks for a token."),
        (403, "The request may not be made here."),
        (404, "There is no such thing."),
        (422, "A value is not valid."),
        (503, "The ledger cannot be used now."),
    )
}


def answer(request: Request, ledger: Ledger, content: dict[str, Any], next_: str | None = None) -> Response:
    """JSON with a weak entity tag; 304 when the reader has that already. ``next_`` also goes into a Link header."""
    tag = entity_tag(request, ledger)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if next_:
        headers["Link"] = f'<{request.url.include_query_params(cursor=next_)}>; rel="next"'
    if tag in request.headers.get("if-none-match", "").split(", "):
        return Response(status_code=304, headers=headers)
    return JSONResponse(content, headers=headers)


def entity_tag(request: Request, ledger: Ledger) -> str:
    """A tag for what was asked, in the state in which the ledger is."""
    told = f"{request.url.path}?{request.url.query} {ledger.state()} {request.app.version}"
    return f'W/"{hashlib.sha256(told.encode()).hexdigest()[:20]}"'
