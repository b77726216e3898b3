"""Search in the texts of reports."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from wathiq.ledger import Passage
from wathiq.serve.schema import SourceRecord
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.api.answers import ERRORS, Page, answer
from wathiq.serve.web.paging import Cursor, Limit

router = APIRouter(tags=["search"])

Words = Annotated[str, Query(min_length=1, max_length=500, description="All of these words, in any form of theirs.")]


class Match(BaseModel):
    """A report that has the words: a stretch of its text, where that starts, the places of the words in the whole text, and
    the ids of the claims in whose evidence one of them stands."""

    report: SourceRecord
    start: int
    text: str
    places: list[tuple[int, int]]
    claims: list[str]


@router.get("/search", response_model=Page[Match], responses=ERRORS)
def search(request: Request, ledger: OpenLedger, q: Words, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """Reports that hold all words, the latest read first."""
    before = paging.place(cursor, (int,))
    found = ledger.search(q, int(before[0]) if before else None, limit + 1)
    next_ = paging.cursor((found[limit - 1][0],)) if len(found) > limit else None
    items = [_match(passage) for _, passage in found[:limit]]
    return answer(request, ledger, {"items": items, "next": next_}, next_)


def _match(passage: Passage) -> dict[str, Any]:
    report = {key: passage.report[key] for key in SourceRecord.model_fields}
    return {
        "report": report,
        "start": passage.start,
        "text": passage.text,
        "places": passage.places,
        "claims": [claim["id"] for claim in passage.claims],
    }
