"""Which claims tell of one happening: pairs that are near enough to compare, then groups that agree on the whole.

Order never matters: candidates are a set, the best-judged pair is joined first, ties are broken by the claims' ids, and two
groups are joined only if all pairs of their members, taken together, speak for one happening. One wrong date divides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from wathiq.reconcile import data
from wathiq.reconcile.data import Weights
from wathiq.reconcile.judgements import UNDATED_SLACK, Judged, judge, possible
from wathiq.reconcile.sketch import Sketch

_BROAD = 62  # days: a claim told so vaguely is compared only with others of the same vague time

_CONTRADICTION = -2.0  # score of two claims that cannot be one happening, inside two groups that would be one

Pair = tuple[str, str]


def candidates(sketches: Iterable[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs of claims with a common pair of parties, or a common party where one names no other, at near times; each once."""
    blocks: defaultdict[object, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        for key in block_keys(sketch):
            blocks[key].append(sketch)
    seen: set[Pair] = set()
    for key, members in blocks.items():
        lone = isinstance(key, str)
        for one, other in _near_in_time(sorted(members, key=lambda sketch: (sketch.first, sketch.id))):
            if lone and one.source and one.target and other.source and other.target:
                continue  # they have a block of their own, if they have two parties in common
            pair = _pair(one, other)
            if pair not in seen:
                seen.add(pair)
                yield one, other


def block_keys(sketch: Sketch) -> set[object]:
    """Every pair of parties on opposite sides, or on one side of what all do together, and each party by itself."""
    pairs = {frozenset(pair) for pair in product(sketch.source, sketch.target) if len(set(pair)) > 1}
    if sketch.reciprocal or not sketch.target:
        pairs |= {frozenset(pair) for pair in product(sketch.source, sketch.source) if len(set(pair)) > 1}
    return {*pairs, *sketch.parties}


def _near_in_time(members: Sequence[Sketch]) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs whose days overlap or nearly do, of members in the order of their first day."""
    narrow = [sketch for sketch in members if sketch.last - sketch.first <= _BROAD]
    for number, one in enumerate(narrow):
        for other in narrow[number + 1 :]:
            if other.first > one.last + UNDATED_SLACK:
                break
            yield one, other
    by_time: defaultdict[tuple[int, int], list[Sketch]] = defaultdict(list)
    for sketch in members:
        if sketch.last - sketch.first > _BROAD:
            by_time[sketch.first, sketch.last].append(sketch)
    for same in by_time.values():
        for number, one in enumerate(same):
            yield from ((one, other) for other in same[number + 1 :])


def links(sketches: Iterable[Sketch], weights: Weights) -> dict[Pair, Judged]:
    """The candidate pairs that speak for one happening, with their answers."""
    kinship = data.kinship()
    found = {}
    for one, other in candidates(sketches):
        if possible(one, other, kinship):
            judged = judge(one, other, kinship, weights)
            if judged.score > 0:
                found[_pair(one, other)] = judged
    return found


def _pair(one: Sketch, other: Sketch) -> Pair:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def happenings(sketches: Iterable[Sketch]) -> tuple[tuple[str, ...], ...]:
    """The claims of each happening by their ids, in order; a claim that nothing joins stands by itself."""
    by_id = {sketch.id: sketch for sketch in sketches}
    weights = data.weights()
    return grouped(by_id, links(by_id.values(), weights), weights)


def grouped(by_id: Mapping[str, Sketch], judged: Mapping[Pair, Judged], weights: Weights) -> tuple[tuple[str, ...], ...]:
    """Groups of claims, the best-judged pairs joined first."""
    groups = {id_: frozenset((id_,)) for id_ in by_id}
    for pair in sorted(judged, key=lambda pair: (-judged[pair].score, pair)):
        one, other = groups[pair[0]], groups[pair[1]]
        if one is not other and _may_join(one, other, by_id, judged, weights):
            whole = one | other
            groups.update(dict.fromkeys(whole, whole))
    return tuple(sorted({tuple(sorted(group)) for group in groups.values()}))


def _may_join(
    one: Iterable[str], other: Iterable[str], by_id: Mapping[str, Sketch], judged: Mapping[Pair, Judged], weights: Weights
) -> bool:
    """Whether all pairs taken together speak for one happening; a pair that cannot be one speaks against it."""
    kinship = data.kinship()
    total = 0.0
    for a, b in product(one, other):
        known = judged.get((a, b) if a < b else (b, a))
        if known is None and not possible(by_id[a], by_id[b], kinship):
            total += _CONTRADICTION
        else:
            total += (known or judge(by_id[a], by_id[b], kinship, weights)).score
    return total > 0
