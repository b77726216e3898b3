"""Reviewing claims and events: what a reviewer says becomes a decision in the ledger, and what to ask about next."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from wathiq.errors import UsageError
from wathiq.knowledge import measures
from wathiq.ledger import (
    Asked,
    Decision,
    Filter,
    Ledger,
    Pairing,
    Record,
    Seen,
    Verdict,
    Which,
    claim_from_record,
    claim_to_record,
    correction,
)
from wathiq.ledger.corrected import corrected
from wathiq.ledger.queue import Place
from wathiq.model import Report
from wathiq.sanctions import provisions
from wathiq.upkeep import settle

_BEARING = ("act", "source", "target", "status", "when")  # what a sanctions provision looks at


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why."""

    reviewer: str
    reason: str = ""


def reviewer_name(given: str | None) -> str:
    """The reviewer who is named, else the one who is logged in; UsageError when nobody is."""
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageError("the reviewer", "has no name", "give --reviewer, or set WATHIQ_REVIEWER") from None


def now() -> str:
    """The present moment: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def seen(ledger: Ledger, beginning: str) -> Seen:
    """The claim whose id begins so, as the coder read it; UsageError when none or several do."""
    fitting = ledger.coders_claims(beginning) if beginning else []
    exact = [one for one in fitting if one.record["id"] == beginning] or fitting
    if len(exact) != 1:
        problem = "begins the ids of several claims" if exact else "is not there"
        raise UsageError(f"claim '{beginning}'", problem, "see `wathiq review list` for the ids")
    return exact[0]


def decide(
    ledger: Ledger, beginning: str, verdict: Verdict, by: Signature, wanted: Mapping[str, Any] | None = None
) -> Decision:
    """Keep a verdict on the claim whose id begins so; ``wanted`` is what a correction changes, in the form that
    ``wathiq.ledger.correction`` takes."""
    claim = seen(ledger, beginning)
    if verdict == "correct" and not wanted:
        raise UsageError(f"the correction of claim '{beginning}'", "changes nothing", "say what is to change, or accept it")
    changes = _changes(claim, wanted or {}) if verdict == "correct" else None
    decision = Decision(claim.record["id"], verdict, by.reviewer, now(), by.reason, changes)
    ledger.review(decision)
    return decision


def _changes(claim: Seen, wanted: Mapping[str, Any]) -> Record:
    """The correction, with the sanctions provisions that the claim falls under once it is corrected."""
    changes = correction(wanted, claim.record, claim.text)
    if not changes.keys() & set(_BEARING):
        return changes
    left = corrected(claim.record, claim.record, changes, {})
    judged = claim_from_record(Report(**left["report"], text=""), left)
    found = claim_to_record(replace(judged, provisions=provisions(judged, measures.load())))["provisions"]
    return changes if found == claim.record["provisions"] else {**changes, "provisions": found}


def pair(ledger: Ledger, one: str, other: str, together: bool, by: Signature) -> Pairing:
    """Keep a reviewer's word that two claims, by the first letters of their ids, tell of one happening, or do not."""
    first, second = (str(seen(ledger, beginning).record["id"]) for beginning in (one, other))
    pairing = Pairing(first, second, together, by.reviewer, now(), by.reason)
    ledger.pair(pairing)
    return pairing


def asked(ledger: Ledger, reviewer: str, which: Which, wanted: Filter, after: Place | None = None) -> list[Asked]:
    """The claims that a reviewer is asked about next; events are brought up to date first where they are looked at."""
    if which == "contested":
        settle(ledger)
    return ledger.queue(reviewer, which, wanted, after)
