"""Provisions that claims touch, the claims of each, and listed names in the latest reports."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from wathiq.knowledge import measures
from wathiq.knowledge.measures import Measure
from wathiq.ledger import Ledger, Record
from wathiq.model import Hit, Report
from wathiq.serve.localise import Localiser
from wathiq.serve.screening import hits
from wathiq.serve.terminal import clean
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.pages.lists import ROWS, TypedFilters, next_page
from wathiq.serve.web.pages.rows import Row, claim_row, missing
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_SCREENED = 10  # reports on a page of names


@router.get("/sanctions")
def sanctions(request: Request, ledger: OpenLedger) -> HTMLResponse:
    """All provisions that claims fall under."""
    t, known = language_of(request), _known()
    rows = [{"id": id_, "claims": t.number(number), **_shown(known.get(id_))} for id_, number in ledger.touched()]
    return page(request, "sanctions.html", rows=rows)


@router.get("/sanctions/names")
def names(request: Request, ledger: OpenLedger, cursor: paging.Cursor = None) -> HTMLResponse:
    """Listed persons and bodies that the latest reports can name, a few reports at a time: each word is weighed."""
    t, listed = language_of(request), ledger.watchlist()
    if listed is None:
        return page(request, "names.html", listed=None, rows=[], read=0, next=None)
    before = paging.place(cursor, (int,))
    found = ledger.latest_reports(int(before[0]) if before else None, _SCREENED + 1)
    texts = ledger.texts([one.record["id"] for one in found[:_SCREENED]])
    reports = [Report(**one.record, text=texts[one.record["id"]]) for one in found[:_SCREENED]]
    rows = [_hit(hit, report, t) for report in reports for hit in hits([report], listed, weak=False)]
    next_ = paging.cursor((found[_SCREENED - 1].number,)) if len(found) > _SCREENED else None
    return page(request, "names.html", listed=listed, rows=rows, read=len(reports), next=next_page(request, next_))


def _hit(hit: Hit, report: Report, t: Localiser) -> Row:
    return {
        "report": report.id,
        "title": clean(report.title or report.id),
        "words": clean(hit.words.text),
        "name": clean(hit.listing.name),
        "reference": clean(hit.listing.reference),
        "grade": t(hit.grade),
        "why": clean(hit.why),
    }


@router.get("/sanctions/{id}")
def provision(request: Request, ledger: OpenLedger, id: str, typed: TypedFilters) -> HTMLResponse:
    """One provision with its claims and the reason of each."""
    t, found = language_of(request), _known().get(id)
    if found is None:
        return missing(request, id)
    typed.provision = id
    records, cursor = _page(ledger, typed)
    rows = [{**claim_row(record, t), **_why(record, id, t)} for record in records]
    return page(request, "provision.html", measure=found, rows=rows, next=next_page(request, cursor))


def _page(ledger: Ledger, typed: TypedFilters) -> tuple[list[Record], str | None]:
    after = paging.place(typed.cursor, (str, int, str))
    found = ledger.claims_page(typed.wanted(), after)  # type: ignore[arg-type]
    last = found[ROWS - 1] if len(found) > ROWS else None
    return found[:ROWS], paging.cursor((last["report"]["id"], last["evidence"]["start"], last["id"])) if last else None


def _known() -> dict[str, Measure]:
    return {measure.id: measure for measure in measures.load()}


def _shown(measure: Measure | None) -> Row:
    return {"subject": measure.subject if measure else "", "resolution": measure.resolution if measure else ""}


def _why(record: Record, id_: str, t: Localiser) -> Row:
    told = next(provision for provision in record["provisions"] if provision["id"] == id_)
    return {"said": t(told["bearing"]), "why": told["why"]}
