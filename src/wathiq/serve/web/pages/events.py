"""Events: the list, and one with its claims side by side, its voices, its grade and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from wathiq.ledger import JudgedPair, Ledger
from wathiq.model import Claim, Event, StatusValue, When
from wathiq.serve.formats import dossier_html
from wathiq.serve.localise import Localiser
from wathiq.serve.reconciled import listed_page, named, stored_event, told_claims, with_texts
from wathiq.serve.terminal import clean, isolate
from wathiq.serve.web import paging
from wathiq.serve.web.access import OpenLedger, TheSettings
from wathiq.serve.web.pages.lists import ROWS, TypedFilters, next_page
from wathiq.serve.web.pages.rows import Row, chart, event_row, missing
from wathiq.serve.web.render import language_of, page

router = APIRouter()

_CLAIMS = 60  # shown in full on a page
_NAMED = 12  # outlets named at a point of the timeline


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
def event(request: Request, ledger: OpenLedger, settings: TheSettings, id: str) -> HTMLResponse:
    """One event."""
    t, found = language_of(request), named(ledger, id)
    if found is None:
        return missing(request, id)
    claims = with_texts(ledger, told_claims(ledger.claims_of_events([found.id])))
    values = dossier_html.values(found, claims, t)
    values["claims"] = [{**row, "apart_from": _other(found, row["id"])} for row in values["claims"][:_CLAIMS]]
    history = sorted((_entry(claim, t) for claim in claims.values()), key=lambda row: (row["day"], row["claim"]))
    near = [_near(found, stored_event(one), t, settings.read_only) for one in ledger.near_misses(found.id)]
    charts = [_timeline(found, claims, t)]
    merged = _merged(ledger, found, claims, t)
    return page(request, "event.html", event=found, history=history, merged=merged, near=near, charts=charts, **values)


def _timeline(event: Event, claims: dict[str, Claim], t: Localiser) -> Row:
    """On which day how many reports told of it, and as how real; the time of the act itself as a stretch."""
    told: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for claim in claims.values():
        if claim.report.published:
            place = (claim.report.published, claim.act.status.value)
            told[place][claim.report.id] = clean(claim.report.outlet or claim.report.id)
    lanes = [one for one in get_args(StatusValue) if any(status == one for _, status in told)]
    points = [_point(place, reports, lanes, t) for place, reports in sorted(told.items())]
    when, title = event.told.act.when, t("When it was told")
    span = {"from": when.earliest, "to": when.latest, "label": isolate(when.edtf)} if when and _is_short(when) else None
    data: Row = {"kind": "timeline", "lanes": [isolate(t(one)) for one in lanes], "points": points, "span": span}
    rows = [
        (day, t(status), t.number(len(reports)), ", ".join(_outlets(reports)))
        for (day, status), reports in sorted(told.items())
    ]
    note = t("Each circle: the reports of a day that tell it with one status. The stretch is the time of the act.")
    shape = {"rtl": t.right_to_left, "description": title}
    return chart(title, note, {**data, **shape}, (t("Day"), t("Status"), t("Reports"), t("Outlets")), rows)


def _is_short(when: When) -> bool:
    """Whether a time can be shown as a stretch among the days of reports; years would press these into one spot."""
    return when.latest[:4] == when.earliest[:4] and when.earliest > "1000"


def _point(place: tuple[str, str], reports: dict[str, str], lanes: list[str], t: Localiser) -> Row:
    day, status = place
    label = f"{day} · {t(status)}\n" + "\n".join(isolate(outlet) for outlet in _outlets(reports)[:_NAMED])
    return {"day": day, "lane": lanes.index(status), "reports": len(reports), "label": label}


def _outlets(reports: dict[str, str]) -> list[str]:
    return sorted(set(reports.values()))


def _other(event: Event, claim: str) -> str:
    """The claim from which a claim is parted to leave an event: the one that tells it best, or another where that is itself."""
    return next((id_ for id_ in (event.told.id, *event.claims) if id_ != claim), "")


def _near(event: Event, other: Event, t: Localiser, read_only: bool) -> Row:
    """An event that nearly was one with another, and the claims of both that a reader may say tell of one."""
    row = event_row(other, t)
    return row if read_only else {**row, "join": (event.told.id, other.told.id)}


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


def _merged(ledger: Ledger, event: Event, claims: dict[str, Claim], t: Localiser) -> list[Row]:
    """Why its claims are one event: the pairs that speak for it."""
    pairs: list[JudgedPair] = ledger.judged_pairs(event.id)[:_CLAIMS]
    return [
        {
            "outlets": [clean(claims[id_].report.outlet or "?") for id_ in (pair.one, pair.other)],
            "score": "" if pair.by_reviewer else f"{pair.score:.2f}",
            "answers": ", ".join(f"{name} {answer:g}" for name, answer in pair.answers.items()),
            "word": t("a reviewer's word") if pair.by_reviewer else "",
        }
        for pair in pairs
    ]
