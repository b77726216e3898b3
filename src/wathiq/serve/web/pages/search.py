"""Search in the texts of reports, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from wathiq.ledger import Passage
from wathiq.serve.localise import Localiser
from wathiq.serve.terminal import clean
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.pages.lists import next_page
from wathiq.serve.web.pages.rows import Row, claim_row
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_ROWS, _CLAIMS = 20, 5  # reports on a page, and claims shown of each


@router.get("/search")
def search(
    request: Request,
    ledger: OpenLedger,
    q: Annotated[str, Query(max_length=500)] = "",
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
) -> HTMLResponse:
    """Reports that hold all words, the latest read first, each with the claims in whose words they stand."""
    before = paging.place(cursor, (int,))
    found = ledger.search(q, int(before[0]) if before else None, _ROWS + 1) if q.strip() else []
    next_ = paging.cursor((found[_ROWS - 1][0],)) if len(found) > _ROWS else None
    t = language_of(request)
    rows = [_row(passage, t) for _, passage in found[:_ROWS]]
    return page(request, "search.html", q=q, rows=rows, next=next_page(request, next_))


def _row(passage: Passage, t: Localiser) -> Row:
    report = passage.report
    return {
        "id": report["id"],
        "title": clean(report["title"] or report["id"]),
        "outlet": clean(report["outlet"] or ""),
        "published": report["published"] or "",
        "pieces": list(_pieces(passage)),
        "claims": [claim_row(record, t) for record in passage.claims[:_CLAIMS]],
    }


def _pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The stretch in pieces, each with whether it is a word that was searched."""
    end, at = passage.start + len(passage.text), passage.start
    for start, stop in passage.places:
        if start >= at and stop <= end:
            yield passage.text[at - passage.start : start - passage.start], False
            yield passage.text[start - passage.start : stop - passage.start], True
            at = stop
    yield passage.text[at - passage.start :], False
