"""A filter as SQL. Order is always report id, place of the evidence, claim id: the same ledger lists the same lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_

from wathiq.ledger.filter import Filter, first_day, last_day
from wathiq.ledger.fold import fold
from wathiq.ledger.tables import claim, claim_party, claim_provision, claim_voice, reading
from wathiq.ledger.withdrawals import Withdrawal, untouched

Condition = ColumnElement[bool]
Place = tuple[str, int, str]  # report, start of the evidence and id of a claim: where a page ends


def claims_matching(wanted: Filter, withdrawn: tuple[Withdrawal, ...] = (), after: Place | None = None) -> Select[Any]:
    """The records of the current claims that a filter accepts and that nothing withdrawn tells, in their fixed order, beginning
    after a place in it."""
    query = select(claim.c.record).where(_listed(wanted), *conditions(wanted), *untouched(withdrawn))
    if after:
        query = query.where(tuple_(claim.c.report, claim.c.start, claim.c.id) > tuple_(*after))
    return query.order_by(claim.c.report, claim.c.start, claim.c.id).limit(wanted.limit)


def of_coder() -> Condition:
    """The claims of the present readings, as the coder read them, whatever reviewers decided."""
    return select(reading.c.seq).where(reading.c.seq == claim.c.reading, reading.c.current).exists()


def _listed(wanted: Filter) -> Condition:
    return of_coder() if wanted.reviewed == "ignored" else claim.c.current


def conditions(wanted: Filter) -> Iterator[Condition]:
    """What a filter asks of a claim, apart from whether it is listed at all."""
    yield from _parties(wanted)
    yield from _words(wanted)
    yield from _values(wanted)
    if wanted.since:
        yield claim.c.latest >= first_day(wanted.since)
    if wanted.until:
        yield claim.c.earliest <= last_day(wanted.until)
    if wanted.as_of:
        yield func.json_extract(claim.c.record, "$.report.published") <= last_day(wanted.as_of)


def _parties(wanted: Filter) -> Iterator[Condition]:
    if wanted.source:
        yield _takes_part("source", wanted.source)
    if wanted.target:
        yield _takes_part("target", wanted.target)
    if wanted.pair:
        first, second = wanted.pair
        yield or_(*(_passes(pair, roles) for pair in ((first, second), (second, first)) for roles in _ROLES))


def _words(wanted: Filter) -> Iterator[Condition]:
    if wanted.voice:
        name = fold(wanted.voice)
        written = claim_voice.c.name.contains(name, autoescape=True) | claim_voice.c.words.contains(name, autoescape=True)
        sounding = func.spoken_in(name, claim_voice.c.name) | func.spoken_in(name, claim_voice.c.words)
        yield claim.c.seq.in_(select(claim_voice.c.claim).where(written | sounding))
    if wanted.report:
        yield claim.c.report == wanted.report
    if wanted.provision:
        yield claim.c.seq.in_(select(claim_provision.c.claim).where(claim_provision.c.provision == wanted.provision))
    if wanted.outlet:
        yield claim.c.outlet == fold(wanted.outlet)


def _values(wanted: Filter) -> Iterator[Condition]:
    if wanted.type:
        yield claim.c.plover.in_(wanted.type)
    if wanted.kind:
        yield claim.c.kind.in_(wanted.kind)
    if wanted.status:
        yield claim.c.status.in_(wanted.status)


_ROLES = (("source", "target"), ("giver", "taker"))


def _passes(pair: tuple[str, str], roles: tuple[str, str]) -> Condition:
    return and_(*(_takes_part(role, code) for role, code in zip(roles, pair, strict=True)))


def _takes_part(role: str, code: str) -> Condition:
    return claim.c.seq.in_(select(claim_party.c.claim).where(claim_party.c.code == code, claim_party.c.role == role))
