"""Small named judgements on two claims: how far each speaks for one happening. Their answers are kept, so that a merge explains
itself.

Each gives a number from -1 (speaks against) through 0 (says nothing) to 1 (speaks for). ``possible`` is the gate before
them: what cannot be one happening is not weighed at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from wathiq.languages import spelling
from wathiq.reconcile.data import Kinship, Weights
from wathiq.reconcile.sketch import Sketch

SLACK = 1  # days that one of two precise dates may be off
UNDATED_SLACK = 3  # days between what is told without a date and something else
_NARROW, _WEEK, _MONTH = 2, 8, 32  # days
_SHORT = 0.5  # value of a side that one report leaves open
_UNORDERED = 0.8  # value of parties that are told in the other order

Judgement = Callable[[Sketch, Sketch, Kinship], float]


@dataclass(frozen=True, slots=True)
class Judged:
    """The answers on two claims and their weighed sum; above 0 they tell of one happening."""

    score: float
    answers: Mapping[str, float]


def possible(one: Sketch, other: Sketch, kinship: Kinship) -> bool:
    """Whether two claims can tell of one happening: kin types, the same parties, compatible days."""
    return kinship.are_kin(one.plover, other.plover) and days_apart(one, other) is not None and parties(one, other, kinship) > 0


def judge(one: Sketch, other: Sketch, kinship: Kinship, weights: Weights) -> Judged:
    """All answers on two claims that can be one happening."""
    answers = {name: judgement(one, other, kinship) for name, judgement in JUDGEMENTS.items()}
    score = weights.bias + sum(weights.of[name] * value for name, value in answers.items())
    return Judged(round(score, 4), MappingProxyType(answers))


# --- parties ------------------------------------------------------------------------------------------------------------


def parties(one: Sketch, other: Sketch, kinship: Kinship) -> float:
    """How far the same parties stand on the same sides; order counts unless both act together."""
    straight = _sides(one.source, other.source) * _sides(one.target, other.target)
    if one.reciprocal and other.reciprocal:
        return _overlap(one.parties, other.parties)
    if one.reciprocal or other.reciprocal or {one.plover, other.plover} <= kinship.mutual:
        return max(straight, _UNORDERED * _overlap(one.parties, other.parties))
    return straight


def _sides(one: frozenset[str], other: frozenset[str]) -> float:
    return _overlap(one, other) if one and other else _SHORT


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


# --- type and time ------------------------------------------------------------------------------------------------------


def type_(one: Sketch, other: Sketch, _: Kinship) -> float:
    """1 for the same kind of act, less for the same PLOVER type, least for kin types."""
    return 1.0 if one.kind == other.kind else 0.7 if one.plover == other.plover else 0.3


def days_apart(one: Sketch, other: Sketch) -> int | None:
    """Days between the times of two claims, 0 where they overlap; None where they are too far apart for one happening."""
    gap = max(0, max(one.first, other.first) - min(one.last, other.last))
    slack = SLACK if one.dated and other.dated else UNDATED_SLACK
    return gap if gap <= slack else None


def time(one: Sketch, other: Sketch, _: Kinship) -> float:
    """How closely the days agree: two equal precise dates say much, a common year or no date little."""
    apart = days_apart(one, other)
    if apart is None:
        return -1.0
    if not (one.dated and other.dated):
        return _undated(one, other) if not apart else 0.1
    if apart:
        return 0.3
    width = max(one.last - one.first, other.last - other.first)
    return 1.0 if width <= _NARROW else 0.8 if width <= _WEEK else 0.4 if width <= _MONTH else 0.1


def _undated(one: Sketch, other: Sketch) -> float:
    """What is told without a date: reports of the same days say more; an announcement says little of what comes."""
    if one.unreal != other.unreal:
        return 0.4
    if one.published is None or other.published is None:
        return 0.1
    between = abs(one.published - other.published)
    return 0.7 if between <= 1 else 0.5 if between <= UNDATED_SLACK else 0.3


# --- words, goods, quantities, voices ------------------------------------------------------------------------------------


def words(one: Sketch, other: Sketch, _: Kinship) -> float:
    """How many words two clauses of one language share; nothing is said across languages."""
    if one.language != other.language or not one.words or not other.words:
        return 0.25
    return min(1.0, 2 * len(one.words & other.words) / len(one.words | other.words))


def goods(one: Sketch, other: Sketch, _: Kinship) -> float:
    """Whether the same thing passes: another thing says more against than the same one says for."""
    if not one.goods or not other.goods:
        return 0.0
    items = [{item for _, item in side.goods if item} for side in (one, other)]
    if items[0] and items[1]:
        return 0.4 if items[0] & items[1] else -1.0
    kinds = [{good for good, _ in side.goods} for side in (one, other)]
    return 0.2 if kinds[0] & kinds[1] else -0.5


def quantity(one: Sketch, other: Sketch, _: Kinship) -> float:
    """Whether the same amounts are told, in the units that both tell."""
    shared = [(a, b) for a in one.quantities for b in other.quantities if a[0] == b[0]]
    if not shared:
        return 0.0
    return 1.0 if any(a[1] <= b[2] and b[1] <= a[2] for a, b in shared) else -0.6


def voice(one: Sketch, other: Sketch, _: Kinship) -> float:
    """Whether the same one is said to know, in whatever script the name is written."""
    if not one.voice or not other.voice:
        return 0.0
    return float(one.voice == other.voice or spelling.same(one.voice, other.voice))


JUDGEMENTS: Mapping[str, Judgement] = MappingProxyType(
    {"parties": parties, "type": type_, "time": time, "words": words, "goods": goods, "quantity": quantity, "voice": voice}
)
