"""Events: happenings, merged from claims."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from wathiq.ledger import event_to_record
from wathiq.serve.reconciled import listed_page, named
from wathiq.serve.schema import EventRecord
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, Page, answer
from wathiq.serve.web.paging import Cursor, Limit
from wathiq.serve.web.wanted import Wanted

router = APIRouter(tags=["events"])

Contested = Annotated[bool, Query(description="Only events that one says happened and another denies.")]
Origins = Annotated[int, Query(ge=0, le=1000, description="Only events with at least so many independent origins.")]
Newest = Annotated[bool, Query(description="The latest day first.")]


@router.get("/events", response_model=Page[EventRecord], responses=ERRORS)
def events(
    request: Request,
    ledger: OpenLedger,
    wanted: Wanted,
    *,
    contested: Contested = False,
    origins: Origins = 0,
    newest_first: Newest = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Events by day and id. With `as_of` they are reckoned from the claims of that day, which takes longer."""
    asked = replace(wanted, contested=contested, origins=origins, limit=limit + 1)
    found = listed_page(ledger, asked, paging.place(cursor, (str, str)), newest_first)  # type: ignore[arg-type]
    next_ = paging.cursor(found[limit - 1][0]) if len(found) > limit else None
    items = [event_to_record(event) for _, event in found[:limit]]
    return answer(request, ledger, {"items": items, "next": next_}, next_)


@router.get("/events/{id}", response_model=EventRecord, responses=ERRORS)
def event(request: Request, ledger: OpenLedger, id: str) -> Response:
    """The event of an id."""
    found = named(ledger, id)
    if found is None:
        raise HTTPException(404, f"no event has the id '{id}'")
    return answer(request, ledger, event_to_record(found))
