"""Who is source and who is target: the weights of all mentions of a party add up; the best founded party wins."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wathiq.model import Mention, Party, Side, SideWeight, Signal

_TRIED = 6  # likeliest parties of a side that are tried with those of the other


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an act and how sure they are together (0 to 1)."""

    source: tuple[Side, ...]
    target: tuple[Side, ...]
    reciprocal: bool
    probability: float

    @property
    def empty(self) -> bool:
        """Whether nobody who acts for a known party is named on either side."""
        return not any(side.party.code for side in (*self.source, *self.target))


@dataclass(frozen=True, slots=True)
class _Candidate:
    party: Party | None  # None: nobody is named
    weight: float
    mention: int  # the mention with most weight


def sides(mentions: tuple[Mention, ...], signal: Signal, reciprocal_from: float, further_from: float) -> Sides:
    """The likeliest pair of parties that are not the same, either of which may be nobody, and those that come near them."""
    source, target = _by_party(mentions, signal.sources), _by_party(mentions, signal.targets)
    pairs = [(s, t) for s in (*source[:_TRIED], _nobody(source)) for t in (*target[:_TRIED], _nobody(target)) if _differ(s, t)]
    one, other = max(pairs, key=lambda pair: pair[0].weight * pair[1].weight)
    givers = _with_further(one, source, further_from, other)
    takers = [c for c in _with_further(other, target, further_from, one) if c.party not in [g.party for g in givers]]
    return Sides(
        tuple(_side(mentions, candidate) for candidate in givers),
        tuple(_side(mentions, candidate) for candidate in takers),
        signal.reciprocal >= reciprocal_from,
        min(1.0, one.weight) * min(1.0, other.weight),
    )


def _nobody(side: list[_Candidate]) -> _Candidate:
    """The weight that nobody is named on a side."""
    return _Candidate(None, max(0.0, 1.0 - sum(candidate.weight for candidate in side)), -1)


def _differ(one: _Candidate, other: _Candidate) -> bool:
    return one.party is None or other.party is None or one.party.code != other.party.code


def _with_further(first: _Candidate, side: list[_Candidate], further_from: float, other: _Candidate) -> list[_Candidate]:
    """The chosen party and those of its side that weigh half as much at least, but never the party of the other side."""
    if first.party is None:
        return []
    least = max(further_from, 0.5 * first.weight)
    return [first] + [c for c in side if c is not first and c.weight >= least and _differ(c, other)]


def _by_party(mentions: tuple[Mention, ...], weights: tuple[SideWeight, ...]) -> list[_Candidate]:
    """Every coded party with the summed weight of its mentions, likeliest first; a group's weight is each member's."""
    total: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, int, Party]] = {}
    for weight in weights:
        for party in mentions[weight.mention].parties:
            if party.code is None:
                continue
            total[party.code] += weight.probability
            if weight.probability > best.get(party.code, (-1.0, 0, party))[0]:
                best[party.code] = (weight.probability, weight.mention, party)
    found = [_Candidate(best[code][2], total[code], best[code][1]) for code in total]
    return sorted(found, key=lambda candidate: -candidate.weight)


def _side(mentions: tuple[Mention, ...], candidate: _Candidate) -> Side:
    mention = mentions[candidate.mention]
    party = next(party for party in mention.parties if candidate.party and party.code == candidate.party.code)
    return Side(party, mention.words, mention.how)
