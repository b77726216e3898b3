"""Parties that take part in events."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from wathiq.serve.localise import localiser
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, Page, answer

router = APIRouter(tags=["parties"])


class PartyEntry(BaseModel):
    """A party by its code, with the number of events that it is a side of."""

    code: str
    name: str
    events: int


@router.get("/parties", response_model=Page[PartyEntry], responses=ERRORS)
def parties(request: Request, ledger: OpenLedger) -> Response:
    """All parties of the ledger's events, the busiest first."""
    names = localiser("en")
    items = [{"code": code, "name": names.party(code), "events": number} for code, number in ledger.acts_by_party()]
    return answer(request, ledger, {"items": items, "next": None})
