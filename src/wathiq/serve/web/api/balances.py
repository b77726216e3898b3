"""The balance sheet of two parties."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict

from wathiq.errors import UsageError
from wathiq.serve.latest_sheet import latest_sheet
from wathiq.serve.party_argument import party_code
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, answer
from wathiq.serve.web.wanted import Wanted

router = APIRouter(tags=["between"])

Events = Annotated[int, Query(ge=1, le=2000, description="How many events of the two at most, the latest.")]


class BalanceSheet(BaseModel):
    """What each of two parties gives the other, what they do to one another, and how friendly it was by year."""

    model_config = ConfigDict(extra="forbid")

    first: str
    second: str
    first_name: str
    second_name: str
    first_gives: list[dict[str, Any]]
    second_gives: list[dict[str, Any]]
    tallies: list[dict[str, Any]]
    tones: list[dict[str, Any]]
    deeds: list[dict[str, Any]]
    reports: int
    claims: int
    limited: bool


@router.get("/between/{first}/{second}", response_model=BalanceSheet, responses=ERRORS)
def between(request: Request, ledger: OpenLedger, wanted: Wanted, first: str, second: str, events: Events = 50) -> Response:
    """The balance sheet of two parties, codes or names, from their latest events; `limited` if there are more of them."""
    pair = party_code(first), party_code(second)
    if pair[0] == pair[1]:
        raise UsageError(f"the party {pair[0]}", "stands on both sides", "name two different parties")
    sheet, limited = latest_sheet(ledger, wanted, pair, events)
    return answer(request, ledger, {**asdict(sheet), "limited": limited})
