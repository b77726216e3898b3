"""What reconciliation compares of a claim: parties, type, days, words, goods, quantities, and the one who knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wathiq.model import Claim, Exchange, Side

FRESH = 6  # days before a report in which news without a date is taken to have happened
SOON = 60  # days after a report in which what it announces without a date is looked for
_UNREAL = frozenset(("planned", "possible", "conditional", "predicted"))
_ALWAYS = (1, date.max.toordinal())


@dataclass(frozen=True, slots=True)
class Sketch:
    """One claim as it is compared. Days are proleptic ordinals; ``words`` are the stems of its evidence; ``goods`` are pairs
    of good and item, ``quantities`` bounds with their unit; ``voice`` is the name of who knows, empty where the
    outlet says so itself."""

    id: str
    report: str
    language: str
    published: int | None
    kind: str
    plover: str
    source: frozenset[str]
    target: frozenset[str]
    reciprocal: bool
    status: str
    first: int
    last: int
    dated: bool
    words: frozenset[str]
    goods: frozenset[tuple[str, str]]
    quantities: frozenset[tuple[str, float, float]]
    voice: str

    @property
    def unreal(self) -> bool:
        """Whether it tells of something that has not happened yet."""
        return self.status in _UNREAL

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who takes part."""
        return self.source | self.target


def sketch(claim: Claim, words: frozenset[str]) -> Sketch:
    """The sketch of a claim; ``words`` are the stems of its evidence, as its language folds them."""
    act = claim.act
    published = date.fromisoformat(claim.report.published).toordinal() if claim.report.published else None
    first, last = _days(claim, published)
    return Sketch(
        id=claim.id,
        report=claim.report.id,
        language=claim.report.language,
        published=published,
        kind=act.type.kind,
        plover=act.type.plover,
        source=_codes(act.source),
        target=_codes(act.target),
        reciprocal=act.reciprocal,
        status=act.status.value,
        first=first,
        last=last,
        dated=act.when is not None,
        words=words,
        goods=frozenset((one.good, one.item or "") for one in act.exchange),
        quantities=frozenset(found for one in act.exchange if (found := _quantity(one))),
        voice=claim.voices[-1].name if len(claim.voices) > 1 else "",
    )


def _days(claim: Claim, published: int | None) -> tuple[int, int]:
    """The first and last day on which the act can be: as told, else near the day of the report."""
    when = claim.act.when
    if when:
        return date.fromisoformat(when.earliest).toordinal(), date.fromisoformat(when.latest).toordinal()
    if published is None:
        return _ALWAYS
    return (published, published + SOON) if claim.act.status.value in _UNREAL else (published - FRESH, published)


def _codes(sides: tuple[Side, ...]) -> frozenset[str]:
    return frozenset(side.party.code or side.party.name for side in sides)


def _quantity(exchange: Exchange) -> tuple[str, float, float] | None:
    quantity = exchange.quantity
    return (quantity.unit, quantity.low, quantity.high) if quantity else None
