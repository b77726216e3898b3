"""The events of a ledger for its readers: the stored ones for today, reckoned from the claims for an earlier day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from wathiq import pipeline
from wathiq.errors import UsageError
from wathiq.knowledge import parties
from wathiq.ledger import (
    Filter,
    Ledger,
    Place,
    Record,
    StoredEvent,
    claim_from_record,
    event_from_record,
    first_day,
    last_day,
    report_from_record,
    voices_from_record,
)
from wathiq.model import Claim, Event, Report, Voice
from wathiq.reconcile import Provenance, Text, agencies, copies, events, grades, origins
from wathiq.reconcile.events import day_of
from wathiq.upkeep import Rehearsal, settle

_RECKONED = 5_000  # claims from which events are reckoned while a reader waits: some seconds


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Events with the claims that they were merged from, by id."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]


def listed(ledger: Ledger, wanted: Filter) -> Iterator[Event]:
    """The events that a filter accepts, by date and id: as they are now, or as they were on the filter's day."""
    if wanted.as_of or wanted.withdrawn:
        yield from reckoned(ledger, wanted).events
        return
    settle(ledger)
    yield from map(stored_event, ledger.events(wanted))


def reconciled(ledger: Ledger, wanted: Filter) -> Reconciled:
    """The events that a filter accepts, each with all its claims that were known and not withdrawn on the filter's day."""
    if wanted.as_of or wanted.withdrawn:
        return reckoned(ledger, wanted)
    found = tuple(listed(ledger, wanted))
    return Reconciled(found, told_claims(ledger.claims_of_events(event.id for event in found)))


def listed_page(
    ledger: Ledger, wanted: Filter, after: Place | None = None, newest_first: bool = False
) -> list[tuple[Place, Event]]:
    """As many events as the filter's limit, each with its place in the list, beginning after a place."""
    if not (wanted.as_of or wanted.withdrawn):
        settle(ledger)
        stored = ledger.events(wanted, after, newest_first=newest_first)
        return [((one.day, str(one.record["id"])), stored_event(one)) for one in stored]
    _refuse_too_many(ledger, wanted)
    found = [((day_of(event.told), event.id), event) for event in reckoned(ledger, wanted).events]
    ordered = sorted(found, key=lambda one: one[0], reverse=newest_first)
    rest = [one for one in ordered if after is None or (one[0] < after if newest_first else one[0] > after)]
    return rest[: wanted.limit]


def named(ledger: Ledger, id_: str) -> Event | None:
    """The event of an id."""
    return next((event for event in event_named(ledger, id_) if event.id == id_), None)


def event_named(ledger: Ledger, beginning: str) -> list[Event]:
    """The events whose id begins so, at most two."""
    settle(ledger)
    return list(map(stored_event, ledger.events_named(beginning)))


def reckoned(ledger: Ledger, wanted: Filter) -> Reconciled:
    """The same, reckoned from the claims themselves.

    Parties narrow what is read; type, kind, status and dates are asked of the event, not of each claim.
    """
    claims = told_claims(ledger.claims(_behind(wanted)))
    found = events(claims.values(), provenance(ledger, claims.values()), pipeline.stems, ledger.words())
    return Reconciled(tuple(event for event in found if accepts(wanted, event)), claims)


def _behind(wanted: Filter) -> Filter:
    """The claims that events are reckoned from: what is asked of events alone does not narrow them."""
    return replace(wanted, type=(), kind=(), status=(), since=None, until=None, limit=None)


def _refuse_too_many(ledger: Ledger, wanted: Filter) -> None:
    """UsageError when a reader would wait for minutes, and all others with them."""
    if len(ledger.claims_page(replace(_behind(wanted), limit=_RECKONED + 1))) > _RECKONED:
        problem = f"would be reckoned from more than {_RECKONED:,} claims"
        raise UsageError("events of an earlier day", problem, "name parties, or use `wathiq events --as-of`")


def stored_event(stored: StoredEvent) -> Event:
    """An event with the grade of its source, by what that told in all other events."""
    event = event_from_record(told_claim(stored.told), stored.record)
    reliability, why = grades.reliability(grades.Record(*stored.track))
    return replace(event, grade=replace(event.grade, reliability=reliability, why=(why, *event.grade.why[1:])))


def told_claims(records: Iterable[Record]) -> dict[str, Claim]:
    """Claims from their records, by id."""
    return {record["id"]: told_claim(record) for record in records}


def told_claim(record: Record) -> Claim:
    """A claim from its record, without the text of its report."""
    return claim_from_record(Report(**record["report"], text=""), record)


def with_texts(ledger: Ledger, claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """The same claims, each with the text of its report."""
    texts = ledger.texts({claim.report.id for claim in claims.values()})
    return {id_: replace(claim, report=replace(claim.report, text=texts[claim.report.id])) for id_, claim in claims.items()}


def origin_counter(ledger: Ledger, records: Iterable[Record]) -> Callable[[tuple[str, ...]], int]:
    """What counts the independent origins behind some of these claims, by their ids; behind a single one there is one."""
    told = {record["id"]: record for record in records}
    settle(ledger)
    known = {one.report: one for one in ledger.lineages({record["report"]["id"] for record in told.values()})}
    originals = {id_: one.original for id_, one in known.items() if one.original}
    behind = Provenance(originals, {id_: one.agency for id_, one in known.items() if one.agency})

    def count(ids: tuple[str, ...]) -> int:
        return sum(origin.shown for origin in origins([_telling(told[id_]) for id_ in ids], behind))

    return lambda ids: 1 if len(ids) == 1 else count(ids)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A claim as far as its origin is concerned, which is read in a third of the time."""

    id: str
    report: Report
    voices: tuple[Voice, ...]


def _telling(record: Record) -> _Telling:
    return _Telling(record["id"], Report(**record["report"], text=""), voices_from_record(record))


def provenance(ledger: Ledger, claims: Iterable[Claim]) -> Provenance:
    """Which of the claims' reports are copies of an earlier one of them, and which credit an agency."""
    wanted = {claim.report.id for claim in claims}
    return traced(report_from_record(record) for record in ledger.reports() if record["id"] in wanted)


def traced(reports: Iterable[Report]) -> Provenance:
    """Which of some reports are copies of an earlier one, and which credit an agency."""
    told, known = {report.id: report for report in reports}.values(), agencies(parties.load())
    credited = {report.id: agency for report in told if (agency := known.credited(report.text))}
    return Provenance(copies(Text(report.id, report.published or "", report.text) for report in told), credited)


def accepts(wanted: Filter, event: Event) -> bool:
    """Whether an event is of a wanted type, kind, status and time, and as contested and confirmed as is wanted."""
    act, day = event.told.act, event.told.report.published or ""
    first, last = (act.when.earliest, act.when.latest) if act.when else (day, day)
    asked = ((wanted.type, act.type.plover), (wanted.kind, act.type.kind), (wanted.status, event.status))
    in_time = (not wanted.since or last >= first_day(wanted.since)) and (not wanted.until or first <= last_day(wanted.until))
    sure = event.independent >= wanted.origins and (event.contested or not wanted.contested)
    return in_time and sure and all(not values or value in values for values, value in asked)


# --- what falls with a source -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fall:
    """What becomes of the events that a withdrawal touches: those without any support left, those with fewer origins (before
    and after), and those that stand on as many as before."""

    fallen: tuple[Event, ...]
    weakened: tuple[tuple[Event, Event], ...]
    standing: tuple[tuple[Event, Event], ...]


def fall(rehearsed: Rehearsal) -> Fall:
    """What a withdrawal does to the events that it touches, from what they were before and would be after it."""
    before, after = map(stored_event, rehearsed.before), tuple(map(stored_event, rehearsed.after))
    later = {claim: event for event in after for claim in event.claims}
    pairs = [(event, _heir(event, later)) for event in before]
    left = [(event, heir) for event, heir in pairs if heir]
    return Fall(
        tuple(event for event, heir in pairs if heir is None),
        tuple(pair for pair in left if len(pair[1].origins) < len(pair[0].origins)),
        tuple(pair for pair in left if len(pair[1].origins) >= len(pair[0].origins)),
    )


def _heir(event: Event, later: Mapping[str, Event]) -> Event | None:
    """The event that has most of another's claims afterwards, if any is left."""
    heirs = [later[claim] for claim in event.claims if claim in later]
    return max(heirs, key=lambda heir: (len(set(heir.claims) & set(event.claims)), heir.id), default=None)
