"""Stored events, listed: in the order of their days, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal_column, select, tuple_, union_all

from wathiq.ledger import tables
from wathiq.ledger.filter import Filter, first_day, last_day
from wathiq.ledger.fold import fold
from wathiq.ledger.narrowing import Asked, Condition, Keys, narrowed, unindexed
from wathiq.ledger.query import of_outlet, roles, under
from wathiq.ledger.record import Record
from wathiq.ledger.rows_at_once import listed
from wathiq.ledger.sides import PAIR, Seats, pair_code
from wathiq.ledger.spoken import claims_spoken, told_by
from wathiq.ledger.tables import claim, claim_provision, event, event_claim, event_party, track

Place = tuple[str, str]  # day and id of an event: where a page ends


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event without the grade of its source, the record of the claim that tells it best, and what its first origin told in
    all other events: how many, how many of them others confirmed, and how many were contested."""

    record: Record
    told: Record
    day: str
    track: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two claims, by id, with the sum and the answers of the judgements on whether they tell of one happening."""

    one: str
    other: str
    score: float
    answers: dict[str, float]

    @property
    def by_reviewer(self) -> bool:
        """Whether it is a reviewer's word, which no sum of judgements outweighs."""
        return "reviewer" in self.answers


def events_matching(connection: Connection, wanted: Filter, after: Place | None, newest_first: bool) -> Iterator[StoredEvent]:
    """The events that a filter accepts, by day and id, beginning after a place in that order."""
    query = _matching(connection, _query(), wanted, after, newest_first)
    yield from map(_stored, connection.execution_options(yield_per=500).execute(query))


def latest_ids(connection: Connection, wanted: Filter) -> list[str]:
    """The ids of the latest events that a filter accepts, as many as its limit."""
    return list(connection.scalars(_matching(connection, select(event.c.id), wanted, None, newest_first=True)))


def _matching(
    connection: Connection, query: Select[Any], wanted: Filter, after: Place | None, newest_first: bool
) -> Select[Any]:
    order = (event.c.day.desc(), event.c.id.desc()) if newest_first else (event.c.day, event.c.id)
    asked = narrowed(connection, event.c.seq, _asked(connection, wanted))
    if after:
        here, there = tuple_(event.c.day, event.c.id), tuple_(*after)
        asked.append(here < there if newest_first else here > there)
    query = query.where(*(_page(wanted, asked, order) if wanted.limit else (*asked, *_touching(wanted))))
    return query.order_by(*order).limit(wanted.limit)


def _page(wanted: Filter, asked: Sequence[Condition], order: Sequence[ColumnElement[str]]) -> tuple[Condition]:
    """That an event is on a page. Its keys are found before the records of events are read; those that begin in the time that
    is asked and those that last into it are walked apart, each by an index."""
    parts = [select(event.c.seq).where(*asked, *span).order_by(*order).limit(wanted.limit) for span in _spans(wanted)]
    return (event.c.seq.in_(union_all(*(select(part.subquery()) for part in parts))),)


def event_by_id(connection: Connection, beginning: str) -> list[StoredEvent]:
    """The events whose id begins so; no more than two, since one is wanted."""
    query = _query().where(event.c.id >= beginning, event.c.id < beginning + "g").order_by(event.c.id).limit(2)
    return [_stored(row) for row in connection.execute(query)]


def events_among(connection: Connection, claims: Collection[int]) -> list[StoredEvent]:
    """The events that one of these claims, named by key, tells of; by day and id."""
    told = select(event_claim.c.event).where(event_claim.c.claim.in_(listed(claims)))
    return list(map(_stored, connection.execute(_query().where(event.c.seq.in_(told)).order_by(event.c.day, event.c.id))))


def event_of_claim(connection: Connection, claim_id: str) -> str | None:
    """The id of the event that a claim tells of."""
    joined = event_claim.join(claim, claim.c.seq == event_claim.c.claim).join(event, event.c.seq == event_claim.c.event)
    return connection.scalar(select(event.c.id).select_from(joined).where(claim.c.id == claim_id).limit(1))


def claims_of_events(connection: Connection, ids: Collection[str]) -> list[Record]:
    """The claims that tell of these events, by report, place in its text and id."""
    joined = select(claim.c.record).join(event_claim, event_claim.c.claim == claim.c.seq)
    query = joined.join(event, event.c.seq == event_claim.c.event).where(event.c.id.in_(listed(ids)))
    return [json.loads(line) for line in connection.scalars(query.order_by(claim.c.report, claim.c.start, claim.c.id))]


def near_misses(connection: Connection, id_: str, limit: int) -> list[StoredEvent]:
    """The events that stayed apart from this one though a claim of theirs was taken for one with a claim of it, those with
    the highest sum of such judgements first."""
    mine, theirs, links = event_claim.alias("mine"), event_claim.alias("theirs"), tables.link.c
    members = select(event_claim.c.claim).join(event, event.c.seq == event_claim.c.event).where(event.c.id == id_)
    ways = ((links.one, links.other), (links.other, links.one))
    met = union_all(
        *(
            select(end.label("mine"), other.label("theirs"), links.score).where(end.in_(members), links.score > 0)
            for end, other in ways
        )
    )
    found = met.subquery("met")
    joined = found.join(mine, mine.c.claim == found.c.mine).join(theirs, theirs.c.claim == found.c.theirs)
    score = func.max(found.c.score).label("score")
    query = select(theirs.c.event, score).select_from(joined).where(theirs.c.event != mine.c.event).group_by(theirs.c.event)
    scores = {row[0]: row[1] for row in connection.execute(query.order_by(score.desc(), theirs.c.event).limit(limit))}
    rows = connection.execute(_query().add_columns(event.c.seq).where(event.c.seq.in_(listed(scores.keys()))))
    return [_stored(row) for row in sorted(rows, key=lambda row: (-scores[row.seq], row.id))]


def judged_pairs(connection: Connection, id_: str) -> list[JudgedPair]:
    """Why an event is one: the pairs of its claims that speak for it, best first."""
    one, other = claim.alias("one"), claim.alias("other")
    members = select(event_claim.c.claim).join(event, event.c.seq == event_claim.c.event).where(event.c.id == id_)
    links = tables.link.c
    query = select(one.c.id, other.c.id, links.score, links.answers).select_from(tables.link)
    query = query.join(one, one.c.seq == links.one).join(other, other.c.seq == links.other)
    query = query.where(links.one.in_(members), links.other.in_(members)).order_by(links.score.desc(), one.c.id, other.c.id)
    return [JudgedPair(row[0], row[1], row[2], json.loads(row[3])) for row in connection.execute(query)]


def _query() -> Select[Any]:
    main = func.json_extract(event.c.origins, "$[0]")
    joined = event.join(claim, claim.c.seq == event.c.told).outerjoin(track, track.c.name == main)
    marks = (column.label(f"all_{column.name}") for column in (track.c.told, track.c.confirmed, track.c.contested))
    return select(event, claim.c.record.label("told_record"), *marks).select_from(joined)


def _stored(row: Row[Any]) -> StoredEvent:
    others = row.all_told - 1, row.all_confirmed - row.confirmed, row.all_contested - row.contested
    return StoredEvent(json.loads(row.record), json.loads(row.told_record), row.day, others)


def _asked(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    yield from _parties(connection, wanted)
    yield from _claims(connection, wanted)
    for column, values in ((event.c.plover, wanted.type), (event.c.kind, wanted.kind), (event.c.status, wanted.status)):
        if values:
            indexed = column is not event.c.kind
            yield Asked(unindexed(column).in_(values), select(event.c.seq).where(column.in_(values)) if indexed else None)
    if wanted.contested:
        contested = select(event.c.seq).where(event.c.contested == literal_column("1"))
        yield Asked(unindexed(event.c.contested) == 1, contested)
    if wanted.origins:
        yield Asked(event.c.independent >= wanted.origins)


def _touching(wanted: Filter) -> Iterator[Condition]:
    """That the time of an event touches what is asked."""
    if wanted.since:
        yield unindexed(event.c.latest) >= first_day(wanted.since)
    if wanted.until:
        yield unindexed(event.c.day) <= last_day(wanted.until)


def _spans(wanted: Filter) -> Iterator[list[Condition]]:
    """The same in stretches of days: what begins in the time that is asked, and what began before and lasts into it."""
    day, begun = event.c.day, [event.c.day <= last_day(wanted.until)] if wanted.until else []
    if not wanted.since:
        yield begun
        return
    first = first_day(wanted.since)
    yield [day >= first, *begun]
    yield [event.c.latest > event.c.earliest, unindexed(event.c.latest) >= first, day < first, *begun]


def _parties(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    seats = Seats(connection, event_party, event_party.c.event)
    for role, code in roles(wanted):
        yield Asked(seats.has(role, code, event.c.seq), seats.of(role, code))
    if wanted.pair:
        both = pair_code(wanted.pair)
        yield Asked(seats.has(PAIR, both, event.c.seq), seats.of(PAIR, both))


def _claims(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    """That one of the claims of an event has what is asked."""
    if wanted.voice:
        name = fold(wanted.voice)
        yield _told(told_by(name, event_claim.c.claim), claims_spoken(connection, name))
    if wanted.report:
        claims = select(claim.c.seq).where(claim.c.report == wanted.report)
        yield _told(claims.where(claim.c.seq == event_claim.c.claim).exists(), claims)
    if wanted.provision:
        claims = under(wanted.provision)
        yield _told(claims.where(claim_provision.c.claim == event_claim.c.claim).exists(), claims)
    if wanted.outlet:
        claims = of_outlet(fold(wanted.outlet))
        yield _told(claims.where(claim.c.seq == event_claim.c.claim).exists(), claims)


def _told(holds: Condition, claims: Keys) -> Asked:
    """From what is asked of a claim to what is asked of its event."""
    told = select(event_claim.c.claim).where(event_claim.c.event == event.c.seq, holds).correlate_except(event_claim)
    return Asked(told.exists(), select(event_claim.c.event).where(event_claim.c.claim.in_(claims)))
