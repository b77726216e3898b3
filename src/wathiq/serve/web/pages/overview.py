"""What is new at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from wathiq.ledger import Filter, Ledger, StoredEvent
from wathiq.model import StatusValue
from wathiq.serve.localise import Localiser
from wathiq.serve.reconciled import stored_event
from wathiq.serve.web.access import OpenLedger, TheSettings
from wathiq.serve.web.pages.rows import Row, event_row
from wathiq.serve.web.render import language_of, page
from wathiq.serve.web.settings import Settings

router = APIRouter()

_REPORTS, _EVENTS, _LATEST, _PAIRS = 8, 10, 400, 8
_OPEN: tuple[StatusValue, ...] = ("planned", "predicted", "conditional", "possible")


@router.get("/")
def overview(request: Request, ledger: OpenLedger, settings: TheSettings) -> HTMLResponse:
    """The latest reports and events, what changed most, what is still open, and which provisions are touched."""
    return page(request, "overview.html", **values(ledger, language_of(request), settings))


def values(ledger: Ledger, t: Localiser, settings: Settings) -> Row:
    """All that the page shows."""
    today = ledger.latest_day()
    latest = ledger.events(Filter(until=today, limit=_EVENTS), newest_first=True)
    return {
        "size": ledger.size(),
        "read_only": settings.read_only,
        "reports": ledger.latest_reports(limit=_REPORTS),
        "events": [event_row(stored_event(one), t) for one in latest],
        "changes": list(_changes(ledger.latest_pairs(today, _LATEST), t)),
        "open": [event_row(stored_event(one), t) for one in _still_open(ledger)],
        "touched": ledger.touched(),
    }


def _still_open(ledger: Ledger) -> Iterable[StoredEvent]:
    """The latest events that have not happened yet; asked for status by status, as the index has them in order."""
    found = (one for status in _OPEN for one in ledger.events(Filter(status=(status,), limit=_EVENTS), newest_first=True))
    return sorted(found, key=lambda one: (one.day, str(one.record["id"])), reverse=True)[:_EVENTS]


def _changes(latest: list[set[tuple[str, str]]], t: Localiser) -> Iterator[Row]:
    """The pairs with most acts among the latest events, beside as many events before."""
    half = len(latest) // 2
    now, before = (Counter(pair for pairs in part for pair in pairs) for part in (latest[:half], latest[half:]))
    for pair, number in sorted(now.items(), key=lambda item: (before[item[0]] - item[1], item[0]))[:_PAIRS]:
        names = [t.party(code) for code in pair]
        yield {"pair": pair, "names": names, "now": t.number(number), "before": t.number(before[pair])}
