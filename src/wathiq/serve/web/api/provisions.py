"""Provisions of sanctions regimes, as the data files have them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict

from wathiq.knowledge import measures
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, Page, answer

router = APIRouter(tags=["provisions"])


class ProvisionEntry(BaseModel):
    """A provision: what it bans or caps, in which direction, since when, and where that stands."""

    model_config = ConfigDict(extra="allow")

    id: str
    subject: str


@router.get("/provisions", response_model=Page[ProvisionEntry], responses=ERRORS)
def provisions(request: Request, ledger: OpenLedger) -> Response:
    """All provisions that claims are held against."""
    return answer(request, ledger, {"items": [_record(measure) for measure in measures.load()], "next": None})


@router.get("/provisions/{id}", response_model=ProvisionEntry, responses=ERRORS)
def provision(request: Request, ledger: OpenLedger, id: str) -> Response:
    """The provision of an id, such as UNSCR-2397-8."""
    found = next((measure for measure in measures.load() if measure.id == id), None)
    if found is None:
        raise HTTPException(404, f"no provision has the id '{id}'")
    return answer(request, ledger, _record(found))


def _record(measure: measures.Measure) -> dict[str, Any]:
    return {key: sorted(value) if isinstance(value, frozenset | set) else value for key, value in asdict(measure).items()}
