"""Rows of the pages' tables: what is shown of a claim or an event, cleaned for the eye and in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from wathiq.knowledge import ontology
from wathiq.ledger import Record
from wathiq.model import Event, Side
from wathiq.serve.labels import arrow
from wathiq.serve.localise import Localiser
from wathiq.serve.pages import embedded
from wathiq.serve.terminal import clean, isolate_names
from wathiq.serve.web.render import page

Row = dict[str, Any]


def claim_row(record: Record, t: Localiser) -> Row:
    """A claim in one row."""
    act, when, report = record["act"], record["when"], record["report"]
    source, target = (_names(record[side], t) for side in ("source", "target"))
    return {
        "id": record["id"],
        "arrow": isolate_names(arrow(source, target, record["reciprocal"])),
        "kind": kind_label(act["kind"], t),
        "plover": act["plover"],
        "status": record["status"]["value"],
        "status_label": t(record["status"]["value"]),
        "when": when["edtf"] if when else told(report["published"], t),
        "words": clean(record["evidence"]["text"]),
        "voices": [clean(voice["name"]) for voice in reversed(record["voices"])],
        "report": report["id"],
        "provisions": sorted({provision["id"] for provision in record["provisions"]}),
        "confidence": t.number(round(record["confidence"], 2)),
    }


def event_row(event: Event, t: Localiser) -> Row:
    """An event in one row."""
    act = event.told.act
    sides = arrow(_parties(act.source, t), _parties(act.target, t), act.reciprocal)
    return {
        "id": event.id,
        "arrow": isolate_names(sides),
        "kind": kind_label(act.type.kind, t),
        "plover": act.type.plover,
        "status": event.status,
        "status_label": t(event.status),
        "contested": event.contested,
        "when": act.when.edtf if act.when else told(event.told.report.published, t),
        "words": clean(act.evidence.text),
        "origins": t.number(event.independent),
        "reports": t.number(event.reports),
        "grade": f"{event.grade.reliability}{event.grade.credibility}",
    }


def kind_label(kind: str, t: Localiser) -> str:
    """What a kind of act is called."""
    known = ontology.load().kinds.get(kind)
    return known.label(t.code) if known else kind


def told(published: str | None, t: Localiser) -> str:
    """The time of an act without a date: when it was told."""
    return t("told {day}", day=published) if published else t("undated")


def chart(title: str, note: str, data: Row, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Row:
    """A chart with the table that says the same."""
    return {"title": title, "note": note, "data": embedded(data), "heads": heads, "rows": rows}


def missing(request: Request, what: str) -> HTMLResponse:
    """The page for what is not there."""
    return page(request, "missing.html", 404, what=what)


def _names(sides: Sequence[Record], t: Localiser) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(side["code"], side["name"], t) for side in sides))


def _parties(sides: Sequence[Side], t: Localiser) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(side.party.code, side.party.name, t) for side in sides))


def _name(code: str | None, name: str, t: Localiser) -> str:
    return t.party(code, clean(name)) if code else clean(name)
