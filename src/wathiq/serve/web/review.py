"""The page on which people review claims with the keyboard, and what it asks of the server."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from wathiq.knowledge import ontology
from wathiq.ledger import Asked, Filter, KeptDecision, KeptPairing, Ledger, Record, Verdict, Which
from wathiq.model import StatusValue
from wathiq.serve import review
from wathiq.serve.agreement import agreements
from wathiq.serve.context import pieces
from wathiq.serve.localise import Localiser, localiser
from wathiq.serve.terminal import right_to_left
from wathiq.serve.web import paging, render, review_texts
from wathiq.serve.web.access import OpenLedger, TheSettings, WritableLedger
from wathiq.serve.web.api.answers import ERRORS
from wathiq.serve.web.paging import Cursor
from wathiq.upkeep import settle

router = APIRouter(tags=["reviews"])

Name = Annotated[str | None, Field(max_length=200, description="Who decides; who runs the server, if left out.")]
Reason = Annotated[str, Field(max_length=2000)]
ClaimId = Annotated[str, Field(pattern="^[0-9a-f]{1,64}$", description="The id of a claim, or its first letters.")]
Reviewer = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]


class Body(BaseModel):
    """What is sent: no other keys than these."""

    model_config = ConfigDict(extra="forbid")


class SideGiven(Body):
    """A party by its code, and the words that name it."""

    code: str
    words: str | None = None


class WhenGiven(Body):
    """A date (EDTF) and the words that say it."""

    edtf: str
    words: str | None = None


class VoiceGiven(Body):
    """A voice by the words that name it; what is known of it already may be left out."""

    words: str
    kind: str | None = None
    name: str | None = None
    code: str | None = None
    manner: str | None = None


class Changes(Body):
    """What a correction changes: only the keys that are sent."""

    kind: str | None = None
    source: list[str | SideGiven] | None = None
    target: list[str | SideGiven] | None = None
    reciprocal: bool | None = None
    status: StatusValue | None = None
    when: str | WhenGiven | None = None
    voices: list[str | VoiceGiven] | None = None


class Verdicted(Body):
    """A verdict on a claim; ``changes`` with "correct" alone."""

    claim: ClaimId
    verdict: Verdict
    reason: Reason = ""
    reviewer: Name = None
    changes: Changes | None = None


class Undone(Body):
    """Undoes a reviewer's latest decision, or the latest on a claim."""

    claim: ClaimId | None = None
    reason: Reason = ""
    reviewer: Name = None


class Paired(Body):
    """A word on two claims: whether they tell of one happening."""

    one: ClaimId
    other: ClaimId
    together: bool
    reason: Reason = ""
    reviewer: Name = None


class UndonePair(Body):
    """Undoes a reviewer's latest word on two claims."""

    reason: Reason = ""
    reviewer: Name = None


@router.get("/review", include_in_schema=False)
def page(request: Request, settings: TheSettings) -> HTMLResponse:
    """The page. What it shows it asks for itself, a part of the queue at a time."""
    texts = review_texts.SAID
    values: dict[str, Any] = {"kinds": ontology.load().kinds, "statuses": get_args(StatusValue), "texts": texts}
    return render.page(request, "review.html", reviewer=_name(None), read_only=settings.read_only, **values)


@router.get("/api/v1/reviews/queue", responses=ERRORS)
def queue(
    ledger: OpenLedger,
    show: Which = "unreviewed",
    report: Annotated[str | None, Query(max_length=500)] = None,
    reviewer: Reviewer = None,
    limit: Limit = 20,
    cursor: Cursor = None,
    lang: Annotated[str, Query(max_length=20, description="The language of the names of parties.")] = "en",
) -> dict[str, Any]:
    """Claims to decide on, the least certain first, as the coder read them, with their words in context."""
    after = paging.place(cursor, (float, int))
    wanted = Filter(report=report, limit=limit + 1)
    found = review.asked(ledger, _name(reviewer), show, wanted, after)  # type: ignore[arg-type]
    next_ = paging.cursor((float(found[limit - 1].place[0]), found[limit - 1].place[1])) if len(found) > limit else None
    return {"items": _shown(ledger, found[:limit], localiser(lang)), "next": next_}


def _shown(ledger: Ledger, found: list[Asked], t: Localiser) -> list[dict[str, Any]]:
    texts = ledger.texts({one.record["report"]["id"] for one in found})
    return [
        {
            "claim": one.record,
            "context": [asdict(piece) for piece in pieces(one.record, texts[one.record["report"]["id"]])],
            "direction": "rtl" if right_to_left(one.record["evidence"]["text"]) else "ltr",
            "names": {side["code"]: t.party(side["code"], side["name"]) for side in _sides(one.record) if side["code"]},
        }
        for one in found
    ]


def _sides(record: Record) -> list[Record]:
    return [*record["source"], *record["target"]]


@router.post("/api/v1/reviews", status_code=201, responses=ERRORS)
def decide(ledger: WritableLedger, sent: Verdicted) -> dict[str, Any]:
    """Keep a verdict; the claim is listed as it is left from now on."""
    changes = sent.changes.model_dump(exclude_unset=True) if sent.changes else None
    signature = review.Signature(_name(sent.reviewer), sent.reason)
    made = review.decide(ledger, sent.claim, sent.verdict, signature, changes)
    settle(ledger)
    return {"claim": made.claim, "verdict": made.verdict, "reviewer": made.reviewer, "time": made.time}


@router.post("/api/v1/reviews/undo", responses=ERRORS)
def undo(ledger: WritableLedger, sent: Undone) -> dict[str, Any]:
    """Undo a decision; what was before it applies again."""
    undone = ledger.undo_review(_name(sent.reviewer), review.now(), sent.claim, sent.reason)
    settle(ledger)
    return _told(undone)


@router.get("/api/v1/reviews", responses=ERRORS)
def decisions(
    ledger: OpenLedger,
    report: Annotated[str | None, Query(max_length=500)] = None,
    reviewer: Reviewer = None,
) -> dict[str, Any]:
    """Every decision on claims in order, those that were undone included; ``claim`` is null where there is none any more."""
    return {"items": [_told(one) for one in ledger.decisions(report, reviewer)]}


def _told(one: KeptDecision) -> dict[str, Any]:
    told = {key: getattr(one, key) for key in ("number", "claim", "verdict", "changes", "reviewer", "time", "reason")}
    return {**told, "seen": one.seen["id"], "report": one.report, "standing": one.standing, "disputed": one.disputed}


@router.get("/api/v1/reviews/agreement", responses=ERRORS)
def agreement(ledger: OpenLedger) -> dict[str, Any]:
    """How far every two reviewers agree on common claims, field by field."""
    return {"items": [asdict(one) for one in agreements(ledger.decisions())]}


@router.post("/api/v1/reviews/pairs", status_code=201, responses=ERRORS)
def pair(ledger: WritableLedger, sent: Paired) -> dict[str, Any]:
    """Keep a word on whether two claims tell of one happening."""
    made = review.pair(ledger, sent.one, sent.other, sent.together, review.Signature(_name(sent.reviewer), sent.reason))
    settle(ledger)
    return asdict(made)


@router.post("/api/v1/reviews/pairs/undo", responses=ERRORS)
def undo_pair(ledger: WritableLedger, sent: UndonePair) -> dict[str, Any]:
    """Undo the latest word on two claims."""
    undone = ledger.undo_pair(_name(sent.reviewer), review.now(), sent.reason)
    settle(ledger)
    return _paired(undone)


@router.get("/api/v1/reviews/pairs", responses=ERRORS)
def pairs(ledger: OpenLedger) -> dict[str, Any]:
    """Every word on two claims in order, those that were undone included."""
    return {"items": [_paired(one) for one in ledger.pairings()]}


def _paired(one: KeptPairing) -> dict[str, Any]:
    told = {key: getattr(one, key) for key in ("number", "together", "reviewer", "time", "reason", "standing")}
    return {**told, "claims": list(one.claims), "seen": [seen["id"] for seen in one.seen]}


def _name(given: str | None) -> str:
    return review.reviewer_name(given or os.environ.get("WATHIQ_REVIEWER"))
