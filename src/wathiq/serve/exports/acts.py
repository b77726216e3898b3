"""What all rows of event data ask of a claim: who to whom, one pair a row, and on which day."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations, product

from wathiq.knowledge import parties
from wathiq.knowledge.parties import PartyEntry
from wathiq.ledger import Record

Pair = tuple[Record | None, Record | None]

_OPEN = ("0001-01-01", "9999-12-31")  # bounds of a time that the words leave open ("until May", "since 1996")


def pairs(record: Record) -> tuple[Pair, ...]:
    """Each source with each target; what two do to each other goes both ways; None for a side that nobody is named on.

    Empty when the claim names nobody at all.
    """
    sources, targets = record["source"], record["target"]
    if not sources and not targets:
        return ()
    if record["reciprocal"]:
        return tuple(_both_ways(sources, targets)) or _one_way(sources, targets)
    return _one_way(sources, targets)


def _one_way(sources: list[Record], targets: list[Record]) -> tuple[Pair, ...]:
    nobody: list[Record | None] = [None]
    return tuple(product(sources or nobody, targets or nobody))


def _both_ways(sources: list[Record], targets: list[Record]) -> Iterator[Pair]:
    """Across the sides, or among those of the one side that is named."""
    if sources and targets:
        for source, target in product(sources, targets):
            yield source, target
            yield target, source
    else:
        yield from permutations(sources or targets, 2)


def row_id(record: Record, number: int) -> str:
    """The id of a claim's row: the claim's own, and which of its rows it is, from 1."""
    return f"{record['id']}-{number}"


def day(record: Record) -> str | None:
    """The day of an act (YYYY-MM-DD) for formats that have no other precision: the day that the words name; of a period inside
    one month its first day; of an act without a date the day its report was published. None for a longer period."""
    when = record["when"]
    if when is None:
        return record["report"]["published"] or None
    return str(when["earliest"]) if when["earliest"][:7] == when["latest"][:7] else None


def bounds(record: Record) -> tuple[str | None, str | None]:
    """The first and last day on which an act can have been; None for a bound that the words leave open."""
    when = record["when"] or {"earliest": _OPEN[0], "latest": _OPEN[1]}
    first, last = (None if when[name] in _OPEN else str(when[name]) for name in ("earliest", "latest"))
    return first, last


@lru_cache(maxsize=1)
def entries() -> dict[str, PartyEntry]:
    """The entry of each party by its code; the first where several share one."""
    return {entry.code: entry for entry in reversed(parties.load()) if entry.code}


def state(party: Record | None) -> PartyEntry | None:
    """The state that a party is or acts for; None for any other."""
    entry = entries().get(party["code"]) if party and party["code"] else None
    return entry if entry and entry.kind == "state" else None
