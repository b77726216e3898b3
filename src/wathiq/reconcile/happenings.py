"""Which claims tell of one happening: pairs that are near enough to compare, then groups that agree on the whole.

Order never matters: candidates are a set, the best-judged pair is joined first, ties are broken by the claims' ids, and two
groups are joined only if all pairs of their members, taken together, speak for one happening. One wrong date divides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from wathiq.reconcile import data
from wathiq.reconcile.data import Kinship, Weights
from wathiq.reconcile.judgements import UNDATED_SLACK, Judged, judge, possible
from wathiq.reconcile.sketch import Sketch

BROAD = 62  # days: a claim told so vaguely is compared only with others of the same vague time

WORD = 1_000_000.0  # score of a reviewer's word on two claims: more than all judgements together
_CONTRADICTION = -2.0  # score of two claims that cannot be one happening, inside two groups that would be one

Pair = tuple[str, str]


def candidates(sketches: Iterable[Sketch], kinship: Kinship) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs of claims of kin types with a common pair of parties, or a common party where one names no other, at near times;
    each once."""
    pairs: defaultdict[frozenset[str], list[Sketch]] = defaultdict(list)
    lone: defaultdict[str, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        for key in party_pairs(sketch):
            pairs[key].append(sketch)
        for party in sketch.parties:
            lone[party].append(sketch)
    seen: set[Pair] = set()
    found = (pair for members in pairs.values() for pair in _near_in_time(members, kinship))
    beside = (pair for members in lone.values() for pair in _with_one_sided(members, kinship))
    for one, other in chain(found, beside):
        pair = _pair(one, other)
        if pair not in seen:
            seen.add(pair)
            yield one, other


def party_pairs(sketch: Sketch) -> set[frozenset[str]]:
    """Every pair of parties on opposite sides, or on one side of what all do together."""
    pairs = {frozenset(pair) for pair in product(sketch.source, sketch.target) if len(set(pair)) > 1}
    if sketch.reciprocal or not sketch.target:
        pairs |= {frozenset(pair) for pair in product(sketch.source, sketch.source) if len(set(pair)) > 1}
    return pairs


def _with_one_sided(members: Sequence[Sketch], kinship: Kinship) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs in which at least one names a party on one side only."""
    if any(not (sketch.source and sketch.target) for sketch in members):
        for one, other in _near_in_time(members, kinship):
            if not (one.source and one.target and other.source and other.target):
                yield one, other


def _near_in_time(members: Iterable[Sketch], kinship: Kinship) -> Iterator[tuple[Sketch, Sketch]]:
    """Pairs of kin types whose days overlap or nearly do. Those told so vaguely that a year may be meant are compared only
    with others of the same vague time."""
    open_: defaultdict[str, list[Sketch]] = defaultdict(list)  # by type, those that what comes next can still overlap
    vague: defaultdict[tuple[int, int], list[Sketch]] = defaultdict(list)
    for one in sorted(members, key=lambda sketch: (sketch.first, sketch.id)):
        if broad(one.first, one.last):
            yield from ((other, one) for other in vague[one.first, one.last] if kinship.are_kin(other.plover, one.plover))
            vague[one.first, one.last].append(one)
            continue
        for plover in kinship.of(one.plover):
            if plover in open_:
                open_[plover] = [other for other in open_[plover] if other.last + UNDATED_SLACK >= one.first]
                yield from ((other, one) for other in open_[plover])
        open_[one.plover].append(one)


def links(pairs: Iterable[tuple[Sketch, Sketch]], kinship: Kinship, weights: Weights) -> dict[Pair, Judged]:
    """The candidate pairs that speak for one happening, with their answers."""
    found = {}
    for one, other in pairs:
        if possible(one, other, kinship):
            judged = judge(one, other, kinship, weights)
            if judged.score > 0:
                found[_pair(one, other)] = judged
    return found


def comparable(one: Sketch, other: Sketch, kinship: Kinship) -> bool:
    """Whether :func:`candidates` would give these two: what a store asks that looks for the partners of a few new claims."""
    if not kinship.are_kin(one.plover, other.plover) or not _meet(one, other):
        return False
    one_sided = not (one.source and one.target and other.source and other.target)
    return bool(one_sided and one.parties & other.parties) or bool(party_pairs(one) & party_pairs(other))


def _meet(one: Sketch, other: Sketch) -> bool:
    """Whether the days of two claims overlap or nearly do; those told vaguely meet only those of the same vague time."""
    if broad(one.first, one.last) or broad(other.first, other.last):
        return (one.first, one.last) == (other.first, other.last)
    return max(one.first, other.first) - min(one.last, other.last) <= UNDATED_SLACK


def broad(first: int, last: int) -> bool:
    """Whether a time is told so vaguely that a year may be meant."""
    return last - first > BROAD


def _pair(one: Sketch, other: Sketch) -> Pair:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Claims in groups, by their ids in order; and for each judged pair whether its claims were together when decided."""

    groups: tuple[tuple[str, ...], ...]
    together: Mapping[Pair, bool]


def happenings(sketches: Iterable[Sketch], words: Mapping[Pair, bool] | None = None) -> tuple[tuple[str, ...], ...]:
    """The claims of each happening by their ids, in order; a claim that nothing joins stands by itself.

    ``words`` are those of reviewers: whether two claims, by their ids in order, tell of one happening.
    """
    by_id = {sketch.id: sketch for sketch in sketches}
    kinship, weights = data.kinship(), data.weights()
    judged = links(candidates(by_id.values(), kinship), kinship, weights)
    scores = {pair: told.score for pair, told in judged.items()}
    said = {pair: word(together) for pair, together in (words or {}).items() if by_id.keys() >= set(pair)}
    return grouped(by_id, {**scores, **said}, weights).groups


def word(together: bool) -> float:
    """The score of two claims of which a reviewer says that they tell of one happening, or that they do not."""
    return WORD if together else -WORD


def grouped(by_id: Mapping[str, Sketch], scores: Mapping[Pair, float], weights: Weights) -> Grouping:
    """Groups of claims, the best-judged pairs joined first; two groups join if all pairs of their members, taken together,
    speak for one happening. A pair that cannot be one happening speaks against it. The word of a reviewer that joins two
    claims comes last: it makes one happening of two, whatever these were merged from."""
    groups = _Groups(by_id, scores, weights)
    together = {}
    for pair in sorted(scores, key=lambda pair: (scores[pair] >= WORD, -scores[pair], pair)):
        one, other = groups.of[pair[0]], groups.of[pair[1]]
        together[pair] = one == other or groups.total(one, other) > 0
        if together[pair] and one != other:
            groups.join(one, other)
    return Grouping(tuple(sorted(tuple(sorted(group)) for group in groups.members.values())), together)


class _Groups:
    """Groups of claims by the id of their first member, and what all pairs between two groups add up to: reckoned once for
    each two claims, and carried on as groups join."""

    def __init__(self, by_id: Mapping[str, Sketch], scores: Mapping[Pair, float], weights: Weights) -> None:
        self._by_id, self._scores, self._weights, self._kinship = by_id, scores, weights, data.kinship()
        self.of = {id_: id_ for id_ in by_id}
        self.members = {id_: [id_] for id_ in by_id}
        self._totals: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def total(self, one: str, other: str) -> float:
        """The sum of the scores of all pairs between two groups."""
        if other not in self._totals[one]:
            found = sum(self._score(a, b) for a, b in product(self.members[one], self.members[other]))
            self._totals[one][other] = self._totals[other][one] = found
        return self._totals[one][other]

    def _score(self, one: str, other: str) -> float:
        known = self._scores.get((one, other) if one < other else (other, one))
        if known is not None:
            return known
        a, b = self._by_id[one], self._by_id[other]
        return judge(a, b, self._kinship, self._weights).score if possible(a, b, self._kinship) else _CONTRADICTION

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        kept, gone = sorted((one, other))
        theirs = {
            third: self.total(kept, third) + self.total(gone, third)
            for third in {*self._totals[kept], *self._totals[gone]} - {kept, gone}
        }
        self.members[kept] += self.members[gone]
        self.of.update(dict.fromkeys(self.members.pop(gone), kept))
        del self._totals[gone]
        self._totals[kept] = theirs
        for third, total in theirs.items():
            self._totals[third].pop(gone, None)
            self._totals[third][kept] = total
