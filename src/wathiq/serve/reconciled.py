"""The events of a ledger, computed from its claims: what merges, who is behind it, and what would fall with a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from wathiq import pipeline
from wathiq.knowledge import parties
from wathiq.ledger import (
    Filter,
    Ledger,
    Record,
    Withdrawal,
    claim_from_record,
    claim_to_record,
    first_day,
    last_day,
    report_from_record,
)
from wathiq.model import Claim, Event, Origin
from wathiq.reconcile import Provenance, Text, agencies, copies, events, origins


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Events with the claims that they were merged from, by id."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]


def reconciled(ledger: Ledger, wanted: Filter, trial: Withdrawal | None = None) -> Reconciled:
    """The events that a filter accepts, each with all its claims that were known and not withdrawn on the filter's day; as they
    would be with one more withdrawal, if one is given on ``trial``.

    Parties narrow what is read; type, kind, status and dates are asked of the event, not of each claim.
    """
    reading = replace(wanted, type=(), kind=(), status=(), since=None, until=None)
    claims = claims_of(ledger, ledger.claims(reading, trial))
    found = events(claims.values(), provenance(claims.values()), pipeline.stems)
    return Reconciled(tuple(event for event in found if accepts(wanted, event)), claims)


def claims_of(ledger: Ledger, records: Iterable[Record]) -> dict[str, Claim]:
    """The claims of these records with the texts of their reports, by id."""
    told = list(records)
    needed = {record["report"]["id"] for record in told}
    reports = {record["id"]: report_from_record(record) for record in ledger.reports() if record["id"] in needed}
    return {record["id"]: claim_from_record(reports[record["report"]["id"]], record) for record in told}


def origin_counter(ledger: Ledger, records: Iterable[Record]) -> Callable[[tuple[str, ...]], int]:
    """What counts the independent origins behind some of these claims, by their ids."""
    claims = claims_of(ledger, records)
    known = provenance(claims.values())
    return lambda ids: sum(origin.shown for origin in origins([claims[id_] for id_ in ids], known))


def provenance(claims: Iterable[Claim]) -> Provenance:
    """Which of the claims' reports are copies of an earlier one, and which credit an agency."""
    reports = {claim.report.id: claim.report for claim in claims}.values()
    known = agencies(parties.load())
    credited = {report.id: agency for report in reports if (agency := known.credited(report.text))}
    return Provenance(copies(Text(report.id, report.published or "", report.text) for report in reports), credited)


def accepts(wanted: Filter, event: Event) -> bool:
    """Whether an event is of a wanted type, kind, status and time."""
    act, day = event.told.act, event.told.report.published or ""
    first, last = (act.when.earliest, act.when.latest) if act.when else (day, day)
    asked = ((wanted.type, act.type.plover), (wanted.kind, act.type.kind), (wanted.status, event.status))
    in_time = (not wanted.since or last >= first_day(wanted.since)) and (not wanted.until or first <= last_day(wanted.until))
    return in_time and all(not values or value in values for values, value in asked)


def as_record(event: Event) -> Record:
    """An event in the public form: act, sides and time are those of the claim that tells it best."""
    told = claim_to_record(event.told)
    status = told["status"] if event.status == event.told.act.status.value else {"value": event.status, "words": None}
    return {
        "id": event.id,
        "act": told["act"],
        "source": told["source"],
        "target": told["target"],
        "when": told["when"],
        "status": status,
        "claims": list(event.claims),
        "origins": [_origin(origin) for origin in event.origins],
        "independent": event.independent,
        "reports": event.reports,
        "contested": event.contested,
        "grade": {
            "reliability": event.grade.reliability, "credibility": event.grade.credibility, "why": list(event.grade.why),
        },
    }  # fmt: skip


def _origin(origin: Origin) -> Record:
    voice = origin.voice
    words = voice.words and {"start": voice.words.start, "end": voice.words.end, "text": voice.words.text}
    cue = voice.cue and {"start": voice.cue.start, "end": voice.cue.end, "text": voice.cue.text}
    told = {"name": voice.name, "kind": voice.kind, "code": voice.code, "manner": voice.manner, "words": words, "cue": cue}
    return {"voice": told, "claims": list(origin.claims), "shown": origin.shown}


# --- what falls with a source -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fall:
    """What becomes of the events that a withdrawal touches: those without any support left, those with fewer origins (before
    and after), and those that stand on as many as before."""

    fallen: tuple[Event, ...]
    weakened: tuple[tuple[Event, Event], ...]
    standing: tuple[tuple[Event, Event], ...]


def fall(before: Reconciled, after: Reconciled) -> Fall:
    """Compare the events before and after claims were left out; events that lost no claim are not listed."""
    later = {claim: event for event in after.events for claim in event.claims}
    touched = [event for event in before.events if not set(event.claims) <= set(after.claims)]
    fallen = tuple(event for event in touched if not set(event.claims) & set(after.claims))
    pairs = [(event, _heir(event, later)) for event in touched if event not in fallen]
    return Fall(
        fallen,
        tuple(pair for pair in pairs if len(pair[1].origins) < len(pair[0].origins)),
        tuple(pair for pair in pairs if len(pair[1].origins) >= len(pair[0].origins)),
    )


def _heir(event: Event, later: Mapping[str, Event]) -> Event:
    """The event that has most of another's claims afterwards."""
    heirs = [later[claim] for claim in event.claims if claim in later]
    return max(heirs, key=lambda heir: (len(set(heir.claims) & set(event.claims)), heir.id))
