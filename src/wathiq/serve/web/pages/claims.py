"""Claims: the list, and one with everything that is known of it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from wathiq.serve import citation
from wathiq.serve.formats import dossier_html
from wathiq.serve.reconciled import told_claim, with_texts
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.pages.lists import ROWS, TypedFilters, next_page
from wathiq.serve.web.pages.rows import claim_row, missing
from wathiq.serve.web.render import language_of, page

router = APIRouter()


@router.get("/claims")
def claims(request: Request, ledger: OpenLedger, typed: TypedFilters) -> HTMLResponse:
    """The claims that the filters accept."""
    t = language_of(request)
    after = paging.place(typed.cursor, (str, int, str))
    found = ledger.claims_page(typed.wanted(), after)  # type: ignore[arg-type]
    last = found[ROWS - 1] if len(found) > ROWS else None
    cursor = paging.cursor((last["report"]["id"], last["evidence"]["start"], last["id"])) if last else None
    rows = [claim_row(record, t) for record in found[:ROWS]]
    return page(request, "claims.html", rows=rows, typed=typed, next=next_page(request, cursor))


@router.get("/claims/{id}/event")
def event(request: Request, ledger: OpenLedger, id: str) -> Response:
    """On to the event that a claim tells of."""
    found = ledger.event_of(id)
    return RedirectResponse(f"/events/{found}", 303) if found else missing(request, id)


@router.get("/claims/{id}")
def claim(request: Request, ledger: OpenLedger, id: str) -> HTMLResponse:
    """One claim."""
    t, record = language_of(request), ledger.claim(id)
    if record is None:
        return missing(request, id)
    (full,) = with_texts(ledger, {id: told_claim(record)}).values()
    return page(
        request,
        "claim.html",
        row=claim_row(record, t),
        full=dossier_html.claim_row(full, t),
        provisions=list(dossier_html.provision_rows([full], t)),
        sides=[("source", record["source"]), ("target", record["target"])],
        citations=(citation.plain(record), citation.bibtex(record)),
    )
