"""Parties: the list, and one with its partners as a network and its acts over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from wathiq.ledger import PartnerAct
from wathiq.serve.localise import Localiser
from wathiq.serve.party_argument import party_code
from wathiq.serve.terminal import isolate
from wathiq.serve.web.access import OpenLedger
from wathiq.serve.web.pages.rows import Row, chart
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_REAL = frozenset(("happened", "ongoing"))
_PARTNERS = 24
_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@router.get("/parties")
def parties(request: Request, ledger: OpenLedger) -> HTMLResponse:
    """All parties, the busiest first."""
    t = language_of(request)
    rows = [{"code": code, "name": t.party(code), "events": t.number(number)} for code, number in ledger.acts_by_party()]
    return page(request, "parties.html", rows=rows)


@router.get("/parties/{code}")
def party(request: Request, ledger: OpenLedger, code: str) -> HTMLResponse:
    """One party, over its latest events."""
    t, code = language_of(request), party_code(code)
    acts = ledger.partner_acts(code)
    charts = [_network(code, acts, t), _months(acts, t)] if acts else []
    return page(request, "party.html", code=code, name=t.party(code), partners=_partners(acts, t), charts=charts)


def _partners(acts: Sequence[PartnerAct], t: Localiser) -> list[Row]:
    """The partners with most events, and who does more to whom."""
    out = Counter(act.partner for act in acts if act.is_source)
    into = Counter(act.partner for act in acts if not act.is_source)
    ranked = sorted({*out, *into}, key=lambda code: (-out[code] - into[code], code))[:_PARTNERS]
    counted = [(code, out[code], into[code]) for code in ranked]
    return [
        {"code": code, "name": t.party(code), "out": t.number(given), "into": t.number(taken), "all": given + taken}
        for code, given, taken in counted
    ]


def _network(code: str, acts: Sequence[PartnerAct], t: Localiser) -> Row:
    partners, title = _partners(acts, t), t("Partners of {party}", party=isolate(t.party(code)))
    nodes = [{"name": isolate(t.party(code)), "value": 0}]
    nodes += [{"name": isolate(one["name"]), "value": one["all"]} for one in partners]
    data = {"kind": "network", "nodes": nodes, "rtl": t.right_to_left, "description": title}
    rows = [(one["name"], one["out"], one["into"]) for one in partners]
    heads = (t("Party"), t("Its acts"), t("Acts towards it"))
    return chart(title, t("The latest events; a thicker line is more of them."), data, heads, rows)


def _months(acts: Sequence[PartnerAct], t: Localiser) -> Row:
    """What happened by month: acts by quad class."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for act in acts:
        if act.status in _REAL:
            counts[act.day[: len("2022-08")]][act.quad] += 1
    months = sorted(counts)
    names = [isolate(t(quad)) for quad in _QUADS]
    series = [
        {"name": name, "type": "bar", "stack": "quads", "values": [counts[month][number] for month in months]}
        for number, name in enumerate(names, start=1)
    ]
    title = t("Acts by month")
    data = {"labels": months, "series": series, "axes": [isolate(t("Acts"))], "rtl": t.right_to_left, "description": title}
    rows = [(month, *(t.number(counts[month][number]) for number in range(1, 5))) for month in months]
    return chart(title, t("What happened, of the latest events."), data, (t("Month"), *names), rows)
