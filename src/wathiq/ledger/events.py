"""Stored events, listed: in the order of their days, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, tuple_

from wathiq.ledger import tables
from wathiq.ledger.filter import Filter, first_day, last_day
from wathiq.ledger.fold import fold
from wathiq.ledger.record import Record
from wathiq.ledger.rows_at_once import listed
from wathiq.ledger.tables import claim, claim_provision, claim_voice, event, event_claim, event_party, track

Condition = ColumnElement[bool]
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


def events_matching(connection: Connection, wanted: Filter, after: Place | None, newest_first: bool) -> Iterator[StoredEvent]:
    """The events that a filter accepts, by day and id, beginning after a place in that order."""
    order = (event.c.day.desc(), event.c.id.desc()) if newest_first else (event.c.day, event.c.id)
    query = _query().where(*_conditions(wanted)).order_by(*order).limit(wanted.limit)
    if after:
        here, there = tuple_(event.c.day, event.c.id), tuple_(*after)
        query = query.where(here < there if newest_first else here > there)
    yield from map(_stored, connection.execution_options(yield_per=500).execute(query))


def event_by_id(connection: Connection, beginning: str) -> list[StoredEvent]:
    """The events whose id begins so; no more than two, since one is wanted."""
    query = _query().where(event.c.id >= beginning, event.c.id < beginning + "g").order_by(event.c.id).limit(2)
    return [_stored(row) for row in connection.execute(query)]


def events_among(connection: Connection, claims: Collection[int]) -> list[StoredEvent]:
    """The events that one of these claims, named by key, tells of; by day and id."""
    told = select(event_claim.c.event).where(event_claim.c.claim.in_(listed(claims)))
    return list(map(_stored, connection.execute(_query().where(event.c.seq.in_(told)).order_by(event.c.day, event.c.id))))


def claims_of_events(connection: Connection, ids: Collection[str]) -> list[Record]:
    """The claims that tell of these events, by report, place in its text and id."""
    joined = select(claim.c.record).join(event_claim, event_claim.c.claim == claim.c.seq)
    query = joined.join(event, event.c.seq == event_claim.c.event).where(event.c.id.in_(listed(ids)))
    return [json.loads(line) for line in connection.scalars(query.order_by(claim.c.report, claim.c.start, claim.c.id))]


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


def _conditions(wanted: Filter) -> Iterator[Condition]:
    yield from _parties(wanted)
    yield from _claims(wanted)
    for column, values in ((event.c.plover, wanted.type), (event.c.kind, wanted.kind), (event.c.status, wanted.status)):
        if values:
            yield column.in_(values)
    if wanted.since:
        yield event.c.latest >= first_day(wanted.since)
    if wanted.until:
        yield event.c.earliest <= last_day(wanted.until)
    if wanted.contested:
        yield event.c.contested == 1
    if wanted.origins:
        yield event.c.independent >= wanted.origins


_ROLES = (("source", "target"), ("giver", "taker"))


def _parties(wanted: Filter) -> Iterator[Condition]:
    if wanted.source:
        yield _takes_part("source", wanted.source)
    if wanted.target:
        yield _takes_part("target", wanted.target)
    if wanted.pair:
        first, second = wanted.pair
        ways = [(roles, codes) for codes in ((first, second), (second, first)) for roles in _ROLES]
        yield or_(*(and_(*map(_takes_part, roles, codes)) for roles, codes in ways))


def _takes_part(role: str, code: str) -> Condition:
    return event.c.seq.in_(select(event_party.c.event).where(event_party.c.code == code, event_party.c.role == role))


def _claims(wanted: Filter) -> Iterator[Condition]:
    if wanted.voice:
        name = fold(wanted.voice)
        written = claim_voice.c.name.contains(name, autoescape=True) | claim_voice.c.words.contains(name, autoescape=True)
        sounding = func.spoken_in(name, claim_voice.c.name) | func.spoken_in(name, claim_voice.c.words)
        yield _told_by(select(claim_voice.c.claim).where(written | sounding))
    if wanted.report:
        yield _told_by(select(claim.c.seq).where(claim.c.report == wanted.report))
    if wanted.provision:
        yield _told_by(select(claim_provision.c.claim).where(claim_provision.c.provision == wanted.provision))
    if wanted.outlet:
        yield _told_by(select(claim.c.seq).where(claim.c.outlet == fold(wanted.outlet)))


def _told_by(claims: Select[tuple[int]]) -> Condition:
    return event.c.seq.in_(select(event_claim.c.event).where(event_claim.c.claim.in_(claims)))
