"""Events: the list, and one with its claims side by side, its voices, its grade and what speaks against it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from wathiq.ledger import JudgedPair, Ledger
from wathiq.model import Claim, Event
from wathiq.serve.formats import dossier_html
from wathiq.serve.localise import Localiser
from wathiq.serve.reconciled import listed_page, named, told_claims, with_texts
from wathiq.serve.terminal import clean
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.pages.lists import ROWS, TypedFilters, next_page
from wathiq.serve.web.pages.rows import Row, event_row, missing
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_CLAIMS = 60  # shown in full on a page


@router.get("/events")
def events(request: Request, ledger: OpenLedger, typed: TypedFilters) -> HTMLResponse:
    """The latest events that the filters accept."""
    t = language_of(request)
    after = paging.place(typed.cursor, (str, str))
    found = listed_page(ledger, typed.wanted(), after, newest_first=True)  # type: ignore[arg-type]
    cursor = paging.cursor(found[ROWS - 1][0]) if len(found) > ROWS else None
    rows = [event_row(event, t) for _, event in found[:ROWS]]
    return page(request, "events.html", rows=rows, typed=typed, next=next_page(request, cursor))


@router.get("/events/{id}")
def event(request: Request, ledger: OpenLedger, id: str) -> HTMLResponse:
    """One event."""
    t, found = language_of(request), named(ledger, id)
    if found is None:
        return missing(request, id)
    claims = with_texts(ledger, told_claims(ledger.claims_of_events([found.id])))
    values = dossier_html.values(found, claims, t)
    values["claims"] = values["claims"][:_CLAIMS]
    history = sorted((_entry(claim, t) for claim in claims.values()), key=lambda row: (row["day"], row["claim"]))
    return page(request, "event.html", event=found, history=history, merged=_merged(ledger, found, claims), **values)


def _entry(claim: Claim, t: Localiser) -> Row:
    """What a report added to an event, and when."""
    return {
        "day": claim.report.published or "",
        "outlet": clean(claim.report.outlet or claim.report.id),
        "report": claim.report.id,
        "claim": claim.id,
        "status": claim.act.status.value,
        "status_label": t(claim.act.status.value),
    }


def _merged(ledger: Ledger, event: Event, claims: dict[str, Claim]) -> list[Row]:
    """Why its claims are one event: the pairs that speak for it."""
    pairs: list[JudgedPair] = ledger.judged_pairs(event.id)[:_CLAIMS]
    return [
        {
            "outlets": [clean(claims[id_].report.outlet or "?") for id_ in (pair.one, pair.other)],
            "score": f"{pair.score:.2f}",
            "answers": ", ".join(f"{name} {answer:g}" for name, answer in pair.answers.items()),
        }
        for pair in pairs
    ]
