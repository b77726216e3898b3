"""The balance sheet of two parties."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from wathiq.errors import UsageError
from wathiq.serve.balance import balance
from wathiq.serve.party_argument import party_code
from wathiq.serve.reconciled import origin_counter
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, answer
from wathiq.serve.web.wanted import Wanted

router = APIRouter(tags=["between"])


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


@router.get("/between/{first}/{second}", response_model=BalanceSheet, responses=ERRORS)
def between(request: Request, ledger: OpenLedger, wanted: Wanted, first: str, second: str) -> Response:
    """The balance sheet of two parties, each given as a code or a name; of many claims between them the latest ones."""
    pair = party_code(first), party_code(second)
    if pair[0] == pair[1]:
        raise UsageError(f"the party {pair[0]}", "stands on both sides", "name two different parties")
    records = list(ledger.claims(replace(wanted, pair=pair)))
    return answer(request, ledger, asdict(balance(records, *pair, origin_counter(ledger, records))))
