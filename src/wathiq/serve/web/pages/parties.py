"""Parties: the list, and one with its partners as a network and its acts over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import quote

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
_DAWN = "1000"  # a time without a beginning is listed under the first day that there is
_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@router.get("/parties")
def parties(request: Request, ledger: OpenLedger) -> HTMLResponse:
    """All parties, the busiest first."""
    t = language_of(request)
    counted = ledger.acts_by_party()
    rows = [{"code": code, "name": t.party(code), "events": t.number(number)} for code, number in counted]
    places = [(code, number, f"/parties/{quote(code)}") for code, number in counted]
    charts = [_map(t("Where the parties are"), t("Events"), places, t)] if rows else []
    return page(request, "parties.html", rows=rows, charts=charts)


@router.get("/parties/{code}")
def party(request: Request, ledger: OpenLedger, code: str) -> HTMLResponse:
    """One party, over its latest events."""
    t, code = language_of(request), party_code(code)
    acts = ledger.partner_acts(code)
    partners = _partners(acts, t)
    places = [(one["code"], one["all"], _sheet(code, one["code"])) for one in partners]
    title = t("Where the partners of {party} are", party=isolate(t.party(code)))
    charts = [_network(code, partners, t), _map(title, t("Acts"), places, t), _months(acts, t)] if acts else []
    return page(request, "party.html", code=code, name=t.party(code), partners=partners[:_PARTNERS], charts=charts)


def _partners(acts: Sequence[PartnerAct], t: Localiser) -> list[Row]:
    """The partners, those with most events first, and who does more to whom."""
    out = Counter(act.partner for act in acts if act.is_source)
    into = Counter(act.partner for act in acts if not act.is_source)
    ranked = sorted({*out, *into}, key=lambda code: (-out[code] - into[code], code))
    counted = [(code, out[code], into[code]) for code in ranked]
    return [
        {"code": code, "name": t.party(code), "out": t.number(given), "into": t.number(taken), "all": given + taken}
        for code, given, taken in counted
    ]


def _sheet(one: str, other: str) -> str:
    return f"/between/{quote(one)}/{quote(other)}"


def _map(title: str, counted: str, places: Sequence[tuple[str, int, str]], t: Localiser) -> Row:
    """Parties on the map of the world: code, how many there are of what is ``counted``, and the page that a click opens."""
    shown = [
        {"name": code, "label": isolate(t.party(code)), "value": number, "shown": f"{counted}: {t.number(number)}", "to": to}
        for code, number, to in places
    ]
    data = {"kind": "map", "places": shown, "description": title}
    rows = [(t.party(code), t.number(number)) for code, number, _ in places]
    note = t("The darker, the more. Borders are those of Natural Earth; parties without a place on it stand in the table only.")
    return chart(title, note, data, (t("Party"), counted), rows)


def _network(code: str, partners: Sequence[Row], t: Localiser) -> Row:
    title, partners = t("Partners of {party}", party=isolate(t.party(code))), partners[:_PARTNERS]
    nodes = [{"name": isolate(t.party(code)), "value": 0}]
    nodes += [{"name": isolate(one["name"]), "value": one["all"], "to": _sheet(code, one["code"])} for one in partners]
    data = {"kind": "network", "nodes": nodes, "rtl": t.right_to_left, "description": title}
    rows = [(one["name"], one["out"], one["into"]) for one in partners]
    heads = (t("Party"), t("Its acts"), t("Acts towards it"))
    return chart(title, t("The latest events; a thicker line is more of them."), data, heads, rows)


def _months(acts: Sequence[PartnerAct], t: Localiser) -> Row:
    """What happened by month: acts by quad class."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for act in acts:
        if act.status in _REAL and act.day > _DAWN:
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
