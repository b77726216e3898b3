"""A filter as SQL. Order is always report id, place of the evidence, claim id: the same ledger lists the same lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, tuple_, union_all

from wathiq.ledger.filter import Filter, first_day, last_day
from wathiq.ledger.fold import fold
from wathiq.ledger.narrowing import Asked, Condition, narrowed, unindexed
from wathiq.ledger.sides import WAYS, Seats
from wathiq.ledger.spoken import claims_spoken, told_by
from wathiq.ledger.tables import claim, claim_party, claim_provision, reading
from wathiq.ledger.withdrawals import Withdrawal, untouched

Place = tuple[str, int, str]  # report, start of the evidence and id of a claim: where a page ends


def claims_matching(
    connection: Connection, wanted: Filter, withdrawn: tuple[Withdrawal, ...] = (), after: Place | None = None
) -> Select[Any]:
    """The records of the current claims that a filter accepts and that nothing withdrawn tells, in their fixed order, beginning
    after a place in it."""
    query = select(claim.c.record).where(_listed(wanted), *conditions(connection, wanted), *untouched(withdrawn))
    if after:
        query = query.where(tuple_(claim.c.report, claim.c.start, claim.c.id) > tuple_(*after))
    return query.order_by(claim.c.report, claim.c.start, claim.c.id).limit(wanted.limit)


def of_coder() -> Condition:
    """The claims of the present readings, as the coder read them, whatever reviewers decided."""
    return select(reading.c.seq).where(reading.c.seq == claim.c.reading, reading.c.current).exists()


def _listed(wanted: Filter) -> Condition:
    return of_coder() if wanted.reviewed == "ignored" else claim.c.current


def conditions(connection: Connection, wanted: Filter) -> list[Condition]:
    """What a filter asks of a claim, apart from whether it is listed at all."""
    return narrowed(connection, claim.c.seq, _asked(connection, wanted))


def _asked(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    yield from _parties(connection, wanted)
    yield from _values(wanted)
    yield from _sources(connection, wanted)
    yield from _times(connection, wanted)
    if wanted.as_of:
        yield Asked(func.json_extract(claim.c.record, "$.report.published") <= last_day(wanted.as_of))


def roles(wanted: Filter) -> Iterator[tuple[str, str]]:
    """The roles in which a filter asks for a party, with the code."""
    for role in ("source", "target", "giver", "taker"):
        code = getattr(wanted, role)
        if code:
            yield role, code


def _parties(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    seats = Seats(connection, claim_party, claim_party.c.claim)
    for role, code in roles(wanted):
        yield Asked(seats.has(role, code, claim.c.seq), seats.of(role, code))
    if wanted.pair:
        codes = seats.rarer_first(wanted.pair)
        holds = or_(*(seats.has(one, codes[0], claim.c.seq) & seats.has(other, codes[1], claim.c.seq) for one, other in WAYS))
        yield Asked(holds, union_all(*(seats.both(way, codes) for way in WAYS)))


def _values(wanted: Filter) -> Iterator[Asked]:
    for column, values in ((claim.c.plover, wanted.type), (claim.c.kind, wanted.kind), (claim.c.status, wanted.status)):
        if values:
            indexed = column is not claim.c.kind
            yield Asked(unindexed(column).in_(values), select(claim.c.seq).where(column.in_(values)) if indexed else None)


def _sources(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    if wanted.voice:
        name = fold(wanted.voice)
        yield Asked(told_by(name, claim.c.seq), claims_spoken(connection, name))
    if wanted.report:
        yield Asked(claim.c.report == wanted.report)
    if wanted.provision:
        yield Asked(_falls_under(wanted.provision), under(wanted.provision))
    if wanted.outlet:
        outlet = fold(wanted.outlet)
        yield Asked(unindexed(claim.c.outlet) == outlet, of_outlet(outlet))


_IN_TIME = 120_000  # claims that are put in order in less time than a page may take


def of_outlet(outlet: str) -> Select[tuple[int]]:
    """The claims in reports of an outlet, named folded."""
    return select(claim.c.seq).where(claim.c.outlet == outlet)


def under(provision: str) -> Select[tuple[int]]:
    """The claims that fall under a provision."""
    return select(claim_provision.c.claim).where(claim_provision.c.provision == provision)


def _falls_under(provision: str) -> Condition:
    return under(provision).where(claim_provision.c.claim == claim.c.seq).correlate(claim).exists()


def _times(connection: Connection, wanted: Filter) -> Iterator[Asked]:
    """That the time of an act touches what is asked: it begins in it, or it began before and lasts into it."""
    if not (wanted.since or wanted.until):
        return
    first = first_day(wanted.since) if wanted.since else ""
    last = last_day(wanted.until) if wanted.until else "9999-12-31"
    columns = claim.c
    begun = select(columns.seq).where(columns.earliest >= first, columns.earliest <= last)
    lasting = select(columns.seq).where(columns.latest > columns.earliest, columns.latest >= first, columns.earliest < first)
    holds = (unindexed(columns.latest) >= first) & (unindexed(columns.earliest) <= last)
    alone = _in_time(connection, first, last) if wanted.reviewed == "applied" else None
    yield Asked(holds, union_all(begun, lasting), alone)


def _in_time(connection: Connection, first: str, last: str) -> Condition | None:
    """The same for the index of times, from the day on which the first act that lasts into it began; None when so many acts are
    in the time that walking the list finds some sooner."""
    columns = claim.c
    lasting = (columns.latest > columns.earliest, columns.latest >= first, columns.earliest < first)
    begins = connection.scalar(select(func.min(columns.earliest)).where(*lasting)) or first
    inside = (columns.earliest >= begins) & (columns.earliest <= last) & (columns.latest >= first)
    some = select(columns.seq).where(inside, columns.current).limit(_IN_TIME + 1).subquery()
    return inside if (connection.scalar(select(func.count()).select_from(some)) or 0) <= _IN_TIME else None
