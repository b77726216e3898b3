"""The balance sheet of two parties as a page."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from wathiq.errors import UsageError
from wathiq.ledger import Filter
from wathiq.serve.balance import Balance
from wathiq.serve.formats import balance_html
from wathiq.serve.latest_sheet import latest_sheet
from wathiq.serve.localise import Localiser
from wathiq.serve.party_argument import party_code
from wathiq.serve.terminal import isolate
from wathiq.serve.vote_sessions import agreements
from wathiq.serve.web.access import OpenLedger, VotesByState
from wathiq.serve.web.pages.rows import Row, chart
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_EVENTS = 50  # the latest events of a pair that a page is made of

Party = Annotated[str, Query(max_length=200)]


@router.get("/between")
def choose(request: Request, first: Party = "", second: Party = "") -> Response:
    """Two parties to choose; chosen, their page."""
    if not (first.strip() and second.strip()):
        return page(request, "between_choose.html", first=first, second=second, problem=None)
    try:
        return RedirectResponse(f"/between/{party_code(first)}/{party_code(second)}", 303)
    except UsageError as error:
        return page(request, "between_choose.html", 400, first=first, second=second, problem=error)


@router.get("/between/{first}/{second}")
def between(request: Request, ledger: OpenLedger, votes: VotesByState, first: str, second: str) -> HTMLResponse:
    """The balance sheet of two parties, from their latest events."""
    t, pair = language_of(request), (party_code(first), party_code(second))
    if pair[0] == pair[1]:
        raise UsageError(f"the party {pair[0]}", "stands on both sides", "name two different parties")
    sheet, limited = latest_sheet(ledger, Filter(), pair, _EVENTS)
    cast = [vote for code in pair for vote in votes.get(code, ())]
    values = balance_html.values(sheet, t, agreements(cast, *pair) if cast else ())
    flows = _flows(sheet, t)
    values["charts"] = [*([flows] if flows else []), *values["charts"]]
    return page(request, "between.html", pair=pair, limited=limited, most=_EVENTS, **values)


def _flows(sheet: Balance, t: Localiser) -> Row | None:
    """What passes between the two, as flows from the giver by the kind of good to the taker; by reports that tell of it."""
    width: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    for giver, taker, given in sheet.blocks:
        for one in given:
            width[giver, one.good, taker] += one.reports
    if not width:
        return None
    links = []
    for (giver, good, taker), reports in sorted(width.items()):
        start, middle, end = _stations(t.party(giver), t(good), t.party(taker), second=giver == sheet.second)
        links += [{"source": start, "target": middle, "value": reports}, {"source": middle, "target": end, "value": reports}]
    title = t("What passes between them")
    data = {"kind": "flows", "links": links, "rtl": t.right_to_left, "description": title}
    rows = [
        (t.party(giver), t(good), t.party(taker), t.number(width[giver, good, taker])) for giver, good, taker in sorted(width)
    ]
    heads = (t("Giver"), t("What"), t("Taker"), t("Reports"))
    return chart(title, t("As wide as the number of reports that tell of it."), data, heads, rows)


def _stations(giver: str, good: str, taker: str, second: bool) -> tuple[str, str, str]:
    """The names of a flow's three stations: spaces keep a party that gives apart from the same party that takes, and the goods
    of one direction from those of the other."""
    return f"{isolate(giver)} ", f"{isolate(good)}{' ' * second}", f" {isolate(taker)}"
