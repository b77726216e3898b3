"""Reports: their texts as published, and new ones to be read."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from wathiq import pipeline
from wathiq.languages import INSTALLED
from wathiq.ledger import claim_to_record
from wathiq.read import Defaults, report_of
from wathiq.serve.schema import ClaimRecord, Day, ReportRecord, SourceRecord
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger, TheSettings, WritableLedger
from wathiq.serve.web.api.answers import ERRORS, Page, answer
from wathiq.serve.web.paging import Cursor, Limit
from wathiq.upkeep import settle

router = APIRouter(tags=["reports"])


class ListedReport(SourceRecord):
    """A report without its text; ``claims`` is how many current claims it has."""

    sha256: str
    assumed: list[str]
    claims: int


class NewReport(BaseModel):
    """A report to be read, as a line of an input file gives it; only ``text`` is required."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1)]
    id: Annotated[str | None, Field(max_length=500)] = None
    outlet: Annotated[str | None, Field(max_length=500)] = None
    published: Day | None = None
    language: Annotated[str | None, Field(max_length=20)] = None
    title: Annotated[str | None, Field(max_length=5000)] = None
    url: Annotated[str | None, Field(max_length=5000)] = None


class ReadReport(BaseModel):
    """What was found in a report; ``stored`` is false when the ledger had that reading already, or was not to keep it."""

    report: str
    stored: bool
    claims: list[ClaimRecord]


Store = Annotated[bool, Query(description="False: only show what would be found.")]


@router.get("/reports", response_model=Page[ListedReport], responses=ERRORS)
def reports(request: Request, ledger: OpenLedger, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Reports, the latest read first."""
    before = paging.place(cursor, (int,))
    found = ledger.latest_reports(int(before[0]) if before else None, limit + 1)
    next_ = paging.cursor((found[limit - 1].number,)) if len(found) > limit else None
    items: list[dict[str, Any]] = [{**one.record, "claims": one.claims} for one in found[:limit]]
    return answer(request, ledger, {"items": items, "next": next_}, next_)


@router.get("/reports/{id:path}", response_model=ReportRecord, responses=ERRORS)
def report(request: Request, ledger: OpenLedger, id: str) -> Response:
    """The report of an id, with its text as it was published."""
    found = ledger.report(id)
    if found is None:
        raise HTTPException(404, f"no report has the id '{id}'")
    return answer(request, ledger, found)


@router.post("/reports", response_model=ReadReport, status_code=201, responses=ERRORS)
def read(ledger: WritableLedger, settings: TheSettings, new: NewReport, store: Store = True) -> Response:
    """Read a report: its claims are found, stored, and given back."""
    known = tuple(language.code for language in INSTALLED)
    made = report_of(new.model_dump(exclude_none=True), Defaults(None, None, None, known), "the report")
    found = pipeline.claims(made)
    stored = store and not settings.read_only and ledger.add(made, found)
    if stored:
        settle(ledger)
    content = {"report": made.id, "stored": stored, "claims": [claim_to_record(claim) for claim in found]}
    return JSONResponse(content, 201 if stored else 200, {"Location": f"/api/v1/reports/{quote(made.id, safe='')}"})
