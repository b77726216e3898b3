"""Claims."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, HTTPException, Request, Response

from wathiq.ledger import Record
from wathiq.serve.schema import ClaimRecord
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, Page, answer
from wathiq.serve.web.paging import Cursor, Limit
from wathiq.serve.web.wanted import Wanted

router = APIRouter(tags=["claims"])


@router.get("/claims", response_model=Page[ClaimRecord], responses=ERRORS)
def claims(request: Request, ledger: OpenLedger, wanted: Wanted, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Claims by report, place in its text and id."""
    found = ledger.claims_page(replace(wanted, limit=limit + 1), paging.place(cursor, (str, int, str)))  # type: ignore[arg-type]
    next_ = _place(found[limit - 1]) if len(found) > limit else None
    return answer(request, ledger, {"items": found[:limit], "next": next_}, next_)


def _place(record: Record) -> str:
    return paging.cursor((record["report"]["id"], record["evidence"]["start"], record["id"]))


@router.get("/claims/{id}", response_model=ClaimRecord, responses=ERRORS)
def claim(request: Request, ledger: OpenLedger, id: str) -> Response:
    """The claim of an id."""
    found = ledger.claim(id)
    if found is None:
        raise HTTPException(404, f"no claim has the id '{id}'")
    return answer(request, ledger, found)
