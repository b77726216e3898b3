"""Reports: the list, and one as it was published, with the words of its claims marked to the character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from wathiq import languages
from wathiq.ledger import Filter, Record
from wathiq.serve.localise import Localiser
from wathiq.serve.terminal import clean
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.pages.lists import ROWS, TypedFilters, next_page
from wathiq.serve.web.pages.rows import Row, claim_row, missing
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_SHOWN = 200_000  # characters of a text on a page; the API gives all of it
_HIDDEN = {
    ord(mark): f"[U+{ord(mark):04X}]"
    for mark in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00"
}


@router.get("/reports")
def reports(request: Request, ledger: OpenLedger, typed: TypedFilters) -> HTMLResponse:
    """Reports, the latest read first."""
    before = paging.place(typed.cursor, (int,))
    found = ledger.latest_reports(int(before[0]) if before else None, ROWS + 1)
    cursor = paging.cursor((found[ROWS - 1].number,)) if len(found) > ROWS else None
    return page(request, "reports.html", rows=found[:ROWS], next=next_page(request, cursor))


@router.get("/reports/{id:path}")
def report(request: Request, ledger: OpenLedger, id: str) -> HTMLResponse:
    """One report with its text."""
    t, found = language_of(request), ledger.report(id)
    if found is None:
        return missing(request, id)
    claims = ledger.claims_page(Filter(report=id, limit=1000))
    return page(
        request,
        "report.html",
        report=found,
        title=clean(found["title"] or found["id"]),
        direction=_direction(found["language"]),
        pieces=list(pieces(found["text"][:_SHOWN], claims)),
        cut=len(found["text"]) > _SHOWN,
        rows=[_row(record, t) for record in claims],
    )


def pieces(text: str, claims: Sequence[Record]) -> Iterator[Row]:
    """The text in stretches, each with the ids of the claims whose words it belongs to. Marks that turn the direction of a text
    are shown by their number: they could make it read as something else."""
    spans = [(record["evidence"]["start"], record["evidence"]["end"], record["id"]) for record in claims]
    bounds = {edge for start, end, _ in spans for edge in (start, end)}
    edges = sorted({0, len(text), *(edge for edge in bounds if edge < len(text))})
    for start, end in pairwise(edges):
        inside = [id_ for first, last, id_ in spans if first <= start and end <= last]
        yield {"text": text[start:end].translate(_HIDDEN), "claims": inside, "first": inside[0] if inside else None}


def _row(record: Record, t: Localiser) -> Row:
    return {**claim_row(record, t), "start": record["evidence"]["start"], "end": record["evidence"]["end"]}


def _direction(language: str) -> str:
    known = next((each for each in languages.INSTALLED if each.code == language), None)
    return "auto" if known is None else "rtl" if known.right_to_left else "ltr"
