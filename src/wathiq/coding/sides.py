"""Who is source and who is target: the weights of all mentions of a party add up; the best founded party wins."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wathiq.model import Mention, Party, Side, SideWeight, Signal


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
    party: Party
    weight: float
    mention: int  # the mention with most weight


def sides(mentions: tuple[Mention, ...], signal: Signal, reciprocal_from: float, further_from: float) -> Sides:
    """Choose the parties of both sides; the same party cannot be on both, the surer side keeps it."""
    givers, takers = _by_party(mentions, signal.sources), _by_party(mentions, signal.targets)
    both = signal.reciprocal >= reciprocal_from
    source, target = _apart(givers, takers)
    chosen = [_kept(side, further_from) for side in (source, target)]
    other = {c.party.code for c in chosen[0]}
    chosen[1] = [c for c in chosen[1] if c.party.code not in other]
    chances = [_chance(side, weights) for side, weights in zip(chosen, (signal.sources, signal.targets), strict=True)]
    made = [tuple(_side(mentions, c) for c in side) for side in chosen]
    return Sides(made[0], made[1], both, chances[0] * chances[1])


def _by_party(mentions: tuple[Mention, ...], weights: tuple[SideWeight, ...]) -> list[_Candidate]:
    """Every coded party with the summed weight of its mentions, likeliest first; a group's weight is each member's."""
    total: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, int, Party]] = {}
    for weight in weights:
        for party in mentions[weight.mention].parties:
            if party.code is None:
                continue
            total[party.code] += weight.probability
            if weight.probability > best.get(party.code, (0.0, 0, party))[0]:
                best[party.code] = (weight.probability, weight.mention, party)
    found = [_Candidate(best[code][2], total[code], best[code][1]) for code in total]
    return sorted(found, key=lambda candidate: -candidate.weight)


def _apart(source: list[_Candidate], target: list[_Candidate]) -> tuple[list[_Candidate], list[_Candidate]]:
    """If one party leads both sides, it keeps the side where it stands further above the next one."""
    if not source or not target or source[0].party.code != target[0].party.code:
        return source, target
    lead = _lead(source) - _lead(target)
    if lead >= 0:
        return source, target[1:]
    return source[1:], target


def _lead(side: list[_Candidate]) -> float:
    return side[0].weight - (side[1].weight if len(side) > 1 else 0.0)


def _kept(side: list[_Candidate], further_from: float) -> list[_Candidate]:
    """The first party if it outweighs "nobody", and those that come near it."""
    named = sum(candidate.weight for candidate in side)
    if not side or named < 0.3:  # noqa: PLR2004 (nobody is likelier)
        return []
    first = side[0]
    return [c for c in side if c is first or c.weight >= max(further_from, 0.5 * first.weight)]


def _chance(side: list[_Candidate], weights: tuple[SideWeight, ...]) -> float:
    """The weight of the chosen party, or of "nobody"."""
    named = sum(weight.probability for weight in weights)
    return min(1.0, side[0].weight) if side else max(0.0, 1.0 - named)


def _side(mentions: tuple[Mention, ...], candidate: _Candidate) -> Side:
    mention = mentions[candidate.mention]
    return Side(candidate.party, mention.words, mention.how)
