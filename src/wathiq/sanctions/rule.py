"""The rule by which a claim touches a provision: what passes, which way, between whom, and on which day.

All four must fit. Where what passes fits and one of the others does not, the claim is a near miss, and the reason says what is
missing: analysts look at these, and a list of names cannot see them. The rule judges what a report says, never what is true,
and never speaks of a violation: an act "falls under" a provision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from wathiq import languages
from wathiq.knowledge import ontology
from wathiq.knowledge.measures import Measure
from wathiq.languages import goods
from wathiq.model import Claim, Exchange, Provision, Side

Level = Literal["touches", "warning", "near"]

_REAL = frozenset({"happened", "ongoing"})
_UNREAL = frozenset({"not_happened", "denied"})
_UNKNOWN_DAYS = ("0001-01-01", "9999-12-31")


@dataclass(frozen=True, slots=True)
class Finding:
    """A provision that a claim falls under (``touches``), would fall under if it came about (``warning``), or misses by one
    point (``near``)."""

    level: Level
    provision: Provision
    measure: Measure


@dataclass(frozen=True, slots=True)
class _Passing:
    """Something that passes: what, from whom, to whom; the act itself where it names no good."""

    what: str
    giver: str | None
    taker: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rule needs of a claim: the kind of act, how real it is, the days on which it can have been (YYYY-MM-DD), the
    codes of its sides and what passes. ``of`` takes them from a claim."""

    kind: str
    status: str
    days: tuple[str, str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    exchange: tuple[Exchange, ...]
    takes: bool = False  # what passes, passes to the source: it buys or receives

    @classmethod
    def of(cls, claim: Claim) -> Facts:
        """The facts of a claim. An act without a date can have been on any day until its report was published."""
        act = claim.act
        published = claim.report.published
        told = (act.when.earliest, act.when.latest) if act.when else (published, published) if published else _UNKNOWN_DAYS
        kind = act.type.kind
        return cls(kind, act.status.value, told, _codes(act.source), _codes(act.target), act.exchange, takes(kind))


def takes(kind: str) -> bool:
    """Whether what passes in a kind of act passes to its source."""
    known = ontology.load().kinds.get(kind)
    return known is not None and known.takes


def _codes(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(side.party.code for side in sides if side.party.code)


def provisions(claim: Claim, measures: Iterable[Measure]) -> tuple[Provision, ...]:
    """The provisions that a claim falls under, or would fall under if it came about."""
    return tuple(finding.provision for finding in findings(Facts.of(claim), measures) if finding.level != "near")


def findings(facts: Facts, measures: Iterable[Measure]) -> tuple[Finding, ...]:
    """Everything that the measures say of a claim, what it falls under first, in the order of the measures."""
    involved = {*facts.source, *facts.target, *(code for one in facts.exchange for code in (one.giver, one.taker))}
    concerned = (measure for measure in measures if measure.scope == "exchange" and measure.target in involved)
    found = [finding for measure in concerned if (finding := _finding(facts, measure)) is not None]
    order = ("touches", "warning", "near")
    return tuple(sorted(found, key=lambda finding: order.index(finding.level)))


def _finding(facts: Facts, measure: Measure) -> Finding | None:
    """The closest that anything in the claim comes to a measure."""
    found = [finding for passing in _passing(facts, measure) if (finding := _judged(facts, measure, passing))]
    return next((finding for finding in found if finding.level != "near"), found[0] if found else None)


def _passing(facts: Facts, measure: Measure) -> Iterator[_Passing]:
    """What a measure is about, as the claim has it pass: its goods, or the act where no good is named."""
    meant = [exchange for exchange in facts.exchange if _is_meant(exchange, measure)]
    for exchange in meant:
        yield _Passing(exchange.item or exchange.good.replace("-", " "), exchange.giver, exchange.taker)
    if not facts.exchange and facts.kind in measure.acts:
        givers, takers = (facts.target, facts.source) if facts.takes else (facts.source, facts.target)
        what = facts.kind.replace("-", " ")
        yield from (_Passing(what, *pair) for pair in product(givers or (None,), takers or (None,)))


def _is_meant(exchange: Exchange, measure: Measure) -> bool:
    named = exchange.item in measure.items or exchange.good in measure.goods
    return named or bool(measure.hs & chapters(exchange.item))


@lru_cache(maxsize=1)
def _chapters() -> Mapping[str, frozenset[str]]:
    found = (goods.chapters(language.folder) for language in languages.INSTALLED)
    return {item: frozenset(hs) for by_item in found for item, hs in by_item.items()}


def chapters(item: str | None) -> frozenset[str]:
    """The HS chapters of an item (two digits), as the languages' lists of goods have them; none for a thing nobody knows."""
    return _chapters().get(item or "", frozenset())


def _judged(facts: Facts, measure: Measure, passing: _Passing) -> Finding | None:
    """None where the regime has nothing to do with it."""
    target = measure.target
    if target not in (passing.giver, passing.taker) or passing.giver == passing.taker:
        return None
    in_force = measure.in_force(*facts.days)
    if measure.replaced_by and not in_force:
        return None  # the provision in its place has its own say
    miss = _miss(facts, measure, passing, in_force)
    sure = facts.status in _REAL and measure.in_force_throughout(*facts.days)
    level: Level = "near" if miss else "touches" if sure else "warning"
    why = miss or _reason(facts, measure, passing)
    return Finding(level, Provision(measure.id, measure.bearing, in_force, why, measure.verified), measure)


def _miss(facts: Facts, measure: Measure, passing: _Passing, in_force: bool) -> str | None:
    """Why the claim does not fall under the measure; None when it does."""
    gives = passing.giver == measure.target
    if measure.direction != "both" and (measure.direction == "from") != gives:
        covered = "what it supplies" if measure.direction == "from" else "what is supplied to it"
        told = f"{passing.what} from it" if gives else f"{passing.what} to it"
        return f"{measure.subject}: the paragraph covers {covered}; this is {told}"
    if facts.status in _UNREAL:
        return f"{measure.subject}: the report says that it did not happen, or somebody denies it"
    if passing.giver is None or passing.taker is None:
        return f"{measure.subject}: the report does not say {'who gives' if passing.giver is None else 'who receives'} it"
    if not in_force:
        early = facts.days[1] < measure.since
        return f"{measure.subject}: " + (f"in force only from {measure.since}" if early else f"in force until {measure.until}")
    return None


def _reason(facts: Facts, measure: Measure, passing: _Passing) -> str:
    """One sentence: what passes which way, and what the paragraph does with it."""
    way = f"from {passing.giver or 'an unnamed party'} to {passing.taker or 'an unnamed party'}"
    verb = {"prohibits": "prohibits", "caps": "allows only up to a cap", "requires": "orders States to act on"}[measure.bearing]
    real = "" if facts.status in _REAL else f" ({facts.status}: a warning)"
    if facts.status in _REAL and not measure.in_force_throughout(*facts.days):
        real = f" (a warning: in force from {measure.since}, the date of the act is told too vaguely)"
    extra = f", by {measure.deadline}" if measure.deadline else f": {measure.cap}" if measure.cap else ""
    return f"{passing.what} {way}{real}: paragraph {measure.paragraph} {verb} {measure.subject}{extra}"
