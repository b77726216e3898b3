"""What the pages show at a glance. Every question here is bounded: it looks at what is latest, never at all claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from wathiq.ledger import tables
from wathiq.ledger.rows_at_once import listed

_LATEST = 2000  # events of a party that its partners and months are counted over


@dataclass(frozen=True, slots=True)
class Size:
    """How many reports, claims (superseded ones too) and events a ledger holds, and how many claims wait for their events."""

    reports: int
    claims: int
    events: int
    waiting: int


@dataclass(frozen=True, slots=True)
class PartnerAct:
    """An event of a party with another: whether the party is its source, its day, its status, and its quad class from 1 (words
    of cooperation) to 4 (deeds of conflict)."""

    partner: str
    is_source: bool
    day: str
    status: str
    quad: int


def size(connection: Connection) -> Size:
    """How much there is. The numbers of reports and claims are those given last, which is quicker than counting."""
    reports = connection.scalar(select(func.max(tables.searchable.c.seq))) or 0
    claims = connection.scalar(select(func.max(tables.claim.c.seq))) or 0
    events, waiting = (
        connection.scalar(select(func.count()).select_from(table)) or 0 for table in (tables.event, tables.pending)
    )
    return Size(reports, claims, events, waiting)


def latest_day(connection: Connection) -> str | None:
    """The day of publication of the latest report that tells of an event (YYYY-MM-DD)."""
    return connection.scalar(select(func.max(tables.lineage.c.published))) or None


def touched(connection: Connection) -> list[tuple[str, int]]:
    """The provisions that current claims fall under, with how many, in the order of their ids."""
    columns, claim = tables.claim_provision.c, tables.claim.c
    query = select(columns.provision, func.count()).join(tables.claim, claim.seq == columns.claim).where(claim.current)
    return [(row[0], row[1]) for row in connection.execute(query.group_by(columns.provision).order_by(columns.provision))]


def latest_pairs(connection: Connection, until: str | None, limit: int) -> list[set[tuple[str, str]]]:
    """For the latest events until a day, the latest first, who does something to whom in them, as pairs of codes."""
    one, other, event = tables.event_party.alias("one"), tables.event_party.alias("other"), tables.event
    latest = select(event.c.seq).where(event.c.day <= until) if until else select(event.c.seq)
    order = (event.c.day.desc(), event.c.id.desc())
    numbers = list(connection.scalars(latest.order_by(*order).limit(limit)))
    query = select(one.c.event, one.c.code, other.c.code).join_from(one, other, other.c.event == one.c.event)
    query = query.where(one.c.event.in_(listed(numbers)), one.c.role == "source", other.c.role == "target")
    pairs: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in connection.execute(query.where(one.c.code != other.c.code)):
        pairs[row[0]].add((min(row[1:]), max(row[1:])))
    return [pairs[number] for number in numbers]


def partner_acts(connection: Connection, code: str) -> list[PartnerAct]:
    """The latest events of a party with others, once for each of them."""
    mine, theirs, event = tables.event_party.alias("mine"), tables.event_party.alias("theirs"), tables.event
    roles = ("source", "target")
    latest = select(mine.c.event, mine.c.role).where(mine.c.code == code, mine.c.role.in_(roles))
    latest_ = latest.order_by(mine.c.event.desc()).limit(_LATEST).subquery("latest")
    quad = func.json_extract(event.c.record, "$.act.quad")
    query = select(theirs.c.code, latest_.c.role, event.c.day, event.c.status, quad).select_from(latest_)
    query = query.join(theirs, theirs.c.event == latest_.c.event).join(event, event.c.seq == latest_.c.event)
    query = query.where(theirs.c.role.in_(roles), theirs.c.role != latest_.c.role, theirs.c.code != code)
    return [PartnerAct(row[0], row[1] == "source", row[2], row[3], row[4]) for row in connection.execute(query)]
