"""The balance sheet of two parties, computed from claims: what each gives the other, and what they do to one another.

A pure function from records to frozen records; ``serve/formats/balance_*.py`` render it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wathiq.knowledge import measures
from wathiq.ledger import Record
from wathiq.serve.grouping import Group, distinct, first_of, grouped, span
from wathiq.serve.provisions import of_exchange
from wathiq.serve.voices import chain, innermost

Direction = Literal["first", "second", "both", "others"]
Origins = Callable[[tuple[str, ...]], int]  # how many independent origins stand behind claims, by their ids

REAL = frozenset(("happened", "ongoing"))
NEGATED = frozenset(("not_happened", "denied"))


def certainty(status: str) -> int:
    """The order in which a sheet tells things: 0 what is real, 1 what may become so, 2 what is negated or denied."""
    return 0 if status in REAL else 2 if status in NEGATED else 1


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that passes from one party to the other, as told by ``claims`` in ``reports`` reports that go back to
    ``origins`` independent origins.

    ``low`` and ``high`` span all quantities told, in ``unit``. ``voices`` are who knows, each with the outlet it came
    through. ``provisions`` say what sanctions they touch ("prohibits UNSCR-2397-8").
    """

    good: str
    item: str | None
    low: float | None
    high: float | None
    unit: str | None
    status: str
    when: str | None
    voices: tuple[str, ...]
    reports: int
    origins: int
    provisions: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deed:
    """One act between the two, or of others about what passes between them; ``words`` are those of its first claim.

    ``published`` is the day of the first report that tells of it, for acts without a date of their own.
    """

    when: str | None
    published: str | None
    direction: Direction
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    kind: str
    plover: str
    quad: int
    goldstein: float
    status: str
    words: str
    voices: tuple[str, ...]
    reports: int
    origins: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many acts of a type there are in one direction: those that happened, and the rest (planned, possible, denied …)."""

    quad: int
    plover: str
    direction: Direction
    happened: int
    other: int


@dataclass(frozen=True, slots=True)
class Tone:
    """The mean Goldstein value (-10 hostile … 10 friendly) of ``acts`` acts between the two that happened in a year."""

    year: str
    mean: float
    acts: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The balance sheet of ``first`` and ``second`` (codes), with their names where a claim tells them."""

    first: str
    second: str
    first_name: str
    second_name: str
    first_gives: tuple[Given, ...]
    second_gives: tuple[Given, ...]
    tallies: tuple[Tally, ...]
    tones: tuple[Tone, ...]
    deeds: tuple[Deed, ...]
    reports: int
    claims: int

    @property
    def blocks(self) -> tuple[tuple[str, str, tuple[Given, ...]], ...]:
        """Giver, taker and what is given, once for each direction."""
        return (self.first, self.second, self.first_gives), (self.second, self.first, self.second_gives)


def balance(records: Iterable[Record], first: str, second: str, origins: Origins | None = None) -> Balance:
    """What two parties (codes) give each other and do to each other, by these claims about them.

    ``origins`` counts the independent origins behind claims; without it those who know are counted by name.
    """
    told = tuple(records)
    count = origins or _by_name(told)
    deeds = _deeds(told, first, second, count)
    return Balance(
        first=first,
        second=second,
        first_name=_name(told, first),
        second_name=_name(told, second),
        first_gives=_given(told, first, second, count),
        second_gives=_given(told, second, first, count),
        tallies=_tallies(deeds),
        tones=_tones(deeds),
        deeds=deeds,
        reports=len({record["report"]["id"] for record in told}),
        claims=len(told),
    )


def _by_name(records: Iterable[Record]) -> Origins:
    names = {record["id"]: chain(record)[0] for record in records}
    return lambda claims: len({names[claim] for claim in claims})


def _name(records: Iterable[Record], code: str) -> str:
    parties = (party for record in records for side in ("source", "target") for party in record[side])
    return next((party["name"] for party in parties if party["code"] == code), code)


# --- what passes between them -------------------------------------------------------------------------------------------


def _given(records: Iterable[Record], giver: str, taker: str, origins: Origins) -> tuple[Given, ...]:
    """Each thing that ``giver`` gives: claims that agree in good, item, unit and status, with overlapping dates."""
    known = measures.load()
    things = [
        {**record, "exchange": [thing], "provisions": of_exchange(record, thing, known)}
        for record in records
        for thing in _passing(record, giver, taker)
    ]
    return tuple(sorted((_one_given(group, origins) for group in grouped(things, _thing_key)), key=_given_order))


def _passing(record: Record, giver: str, taker: str) -> Iterator[Record]:
    """The exchanges between the two; where the text leaves one end open, the other one decides."""
    for thing in record["exchange"]:
        ends = thing["giver"], thing["taker"]
        if ends in ((giver, taker), (giver, None), (None, taker)):
            yield thing


def _thing_key(record: Record) -> Hashable:
    thing = record["exchange"][0]
    unit = (thing["quantity"] or {}).get("unit")
    return thing["good"], (thing["item"] or "").casefold(), unit, record["status"]["value"]


def _one_given(group: Group, origins: Origins) -> Given:
    things = [record["exchange"][0] for record in group.records]
    quantities = [thing["quantity"] for thing in things if thing["quantity"]]
    found = [provision for record in group.records for provision in record["provisions"]]
    return Given(
        good=things[0]["good"],
        item=things[0]["item"],
        low=min((quantity["low"] for quantity in quantities), default=None),
        high=max((quantity["high"] for quantity in quantities), default=None),
        unit=quantities[0]["unit"] if quantities else None,
        status=first_of(group)["status"]["value"],
        when=span(group.records),
        voices=distinct(innermost(record) for record in group.records),
        reports=len(group.reports),
        origins=origins(group.claims),
        provisions=distinct(f"{provision['bearing']} {provision['id']}" for provision in found),
        claims=group.claims,
    )


def _given_order(given: Given) -> tuple[int, str, str, str]:
    """By certainty, then by good, item and date."""
    return certainty(given.status), given.good, given.item or "", given.when or ""


# --- what they do -------------------------------------------------------------------------------------------------------


def _deeds(records: Sequence[Record], first: str, second: str, origins: Origins) -> tuple[Deed, ...]:
    """Each act, once, by date; an undated one stands on the day of its first report."""
    deeds = (_deed(group, first, second, origins) for group in grouped(records, _deed_key))
    return tuple(sorted(deeds, key=lambda deed: (deed.when or deed.published or "", deed.kind, deed.claims)))


def _deed_key(record: Record) -> Hashable:
    source, target = (frozenset(codes(record, side)) for side in ("source", "target"))
    sides: Hashable = source | target if record["reciprocal"] else (source, target)
    goods = frozenset(thing["good"] for thing in record["exchange"])
    return record["act"]["kind"], sides, goods, record["status"]["value"]


def _deed(group: Group, first: str, second: str, origins: Origins) -> Deed:
    told = first_of(group)
    act = told["act"]
    return Deed(
        when=span(group.records),
        published=min(filter(None, (record["report"]["published"] for record in group.records)), default=None),
        direction=_direction(told, first, second),
        source=codes(told, "source"),
        target=codes(told, "target"),
        reciprocal=told["reciprocal"],
        kind=act["kind"],
        plover=act["plover"],
        quad=act["quad"],
        goldstein=act["goldstein"],
        status=told["status"]["value"],
        words=told["evidence"]["text"],
        voices=distinct(innermost(record) for record in group.records),
        reports=len(group.reports),
        origins=origins(group.claims),
        claims=group.claims,
    )


def codes(record: Record, side: str) -> tuple[str, ...]:
    """Who is on a side of the act: codes, or names where there is no code."""
    return distinct(party["code"] or party["name"] for party in record[side])


def _direction(record: Record, first: str, second: str) -> Direction:
    source, target = (codes(record, side) for side in ("source", "target"))
    forward, back = first in source and second in target, second in source and first in target
    together = record["reciprocal"] and {first, second} <= {*source, *target}
    if together or (forward and back):
        return "both"
    return "first" if forward else "second" if back else "others"


def _tallies(deeds: Iterable[Deed]) -> tuple[Tally, ...]:
    """Counts by type and direction, from friendly words (quad 1) to hostile deeds (quad 4); acts of others are left out."""
    between = [deed for deed in deeds if deed.direction != "others"]
    counts = Counter((deed.quad, deed.plover, deed.direction, deed.status in REAL) for deed in between)
    keys = sorted({key[:3] for key in counts})
    return tuple(Tally(*key, happened=counts[*key, True], other=counts[*key, False]) for key in keys)


def _tones(deeds: Iterable[Deed]) -> tuple[Tone, ...]:
    years: defaultdict[str, list[float]] = defaultdict(list)
    for deed in deeds:
        day = deed.when or deed.published
        if day and deed.status in REAL and deed.direction != "others":
            years[day[:4]].append(deed.goldstein)
    return tuple(Tone(year, round(sum(values) / len(values), 1), len(values)) for year, values in sorted(years.items()))
