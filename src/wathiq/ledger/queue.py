"""Which claims a reviewer is asked about next: a bounded part of a list, found by an index."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select, tuple_

from wathiq.ledger import tables
from wathiq.ledger.filter import Filter
from wathiq.ledger.query import conditions, of_coder
from wathiq.ledger.record import Record

Which = Literal["unreviewed", "contested", "second", "disputed"]
CONFIDENCE = "iif(json_valid(record), json_extract(record, '$.confidence'), 0)"  # word for word as in the index
_FEW = 2_000  # contested events
Place = tuple[float, int]  # confidence and key of a claim: where a part of the queue ends


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim as the coder read it, for a reviewer to judge, and its place in the queue."""

    record: Record
    place: Place


def queue(connection: Connection, reviewer: str, which: Which, wanted: Filter, after: Place | None) -> list[Asked]:
    """At most ``wanted.limit`` claims that a reviewer can decide on, the least certain first.

    ``unreviewed``: nobody has decided on them. ``contested``: nor on these, of which events say that they happened and that
    they did not. ``second``: others have decided, this reviewer has not. ``disputed``: reviewers differ.
    """
    confidence: ColumnElement[float] = literal_column(CONFIDENCE.replace("(record", "(claim.record"))
    query = _claims(which, reviewer).where(*conditions(connection, wanted)).add_columns(confidence)
    if which == "contested":
        query = query.where(_contested(connection))
    if after:
        query = query.where(tuple_(confidence, tables.claim.c.seq) > tuple_(*after))
    rows = connection.execute(query.order_by(confidence, tables.claim.c.seq).limit(wanted.limit))
    return [Asked(json.loads(row[1]), (row[2], row[0])) for row in rows]


def _claims(which: Which, reviewer: str) -> Select[tuple[int, str]]:
    columns, opinion = tables.claim.c, tables.opinion.c
    query = select(columns.seq, columns.record)
    if which in ("unreviewed", "contested"):
        return query.where(columns.current, columns.seq.not_in(select(tables.reviewed.c.claim)))
    decided = query.where(of_coder(), columns.seq.in_(select(opinion.claim)))
    if which == "disputed":
        return decided.where(columns.seq.in_(select(opinion.claim).where(opinion.disputed)))
    return decided.where(columns.seq.not_in(select(opinion.claim).where(opinion.reviewer == reviewer)))


def _contested(connection: Connection) -> ColumnElement[bool]:
    """That a contested event tells of a claim. Where such events are few their claims are gathered and put in order; where they
    are many, claims are looked at in the order of the index until there are enough."""
    events, told = tables.event.c, tables.event_claim.c
    contested = events.contested == literal_column("1")
    few = len(connection.scalars(select(events.seq).where(contested).limit(_FEW)).all()) < _FEW
    if few:
        return tables.claim.c.seq.in_(select(told.claim).where(told.event.in_(select(events.seq).where(contested))))
    joined = select(told.claim).join(tables.event, events.seq == told.event)
    return joined.where(told.claim == tables.claim.c.seq, contested).correlate(tables.claim).exists()
