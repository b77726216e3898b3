"""Claims of the ledger by the provision of a sanctions regime that they fall under, or nearly do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from wathiq.knowledge.measures import Measure
from wathiq.ledger import Record
from wathiq.model import Exchange
from wathiq.sanctions import Facts, Finding, findings, takes


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim, as the ledger has it, and what a provision says of it."""

    record: Record
    finding: Finding


def hits(records: Iterable[Record], measures: Sequence[Measure], near: bool = False) -> Iterator[Hit]:
    """Every finding on every record; with ``near`` also where a claim misses a provision by one point."""
    for record in records:
        for finding in findings(facts(record), measures):
            if near or finding.level != "near":
                yield Hit(record, finding)


def by_measure(found: Iterable[Hit]) -> Iterator[tuple[Measure, tuple[Hit, ...]]]:
    """The hits of each measure together, in the order of the measures' ids."""
    ordered = sorted(found, key=lambda hit: hit.finding.measure.id)
    for _, group in groupby(ordered, key=lambda hit: hit.finding.measure.id):
        together = tuple(group)
        yield together[0].finding.measure, together


def of_exchange(record: Record, thing: Record, measures: Sequence[Measure]) -> list[Record]:
    """The provisions of a claim that one of the things it tells of falls under: of coal or luxury goods each its own."""
    if len(record["exchange"]) == 1:
        return list(record["provisions"])
    found = findings(facts({**record, "exchange": [thing]}), measures)
    touched = {finding.provision.id for finding in found if finding.level != "near"}
    return [provision for provision in record["provisions"] if provision["id"] in touched]


def facts(record: Record) -> Facts:
    """What the rule needs of a claim, from its record."""
    when, published = record["when"], record["report"]["published"]
    days = (when["earliest"], when["latest"]) if when else (published or "0001-01-01", published or "9999-12-31")
    exchange = tuple(Exchange(one["good"], one["giver"], one["taker"], one["item"]) for one in record["exchange"])
    source, target = (tuple(party["code"] for party in record[side] if party["code"]) for side in ("source", "target"))
    kind = record["act"]["kind"]
    return Facts(kind, record["status"]["value"], days, source, target, exchange, takes(kind))
