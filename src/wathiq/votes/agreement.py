"""How alike two states vote: raw agreement, S-score, Scott's pi and Cohen's kappa.

Votes are 1 (yes), 2 (abstain) and 3 (no), an ordered scale; distances are squared where chance is corrected for.

- *share*: the part of common roll calls on which both chose the same.
- *S* = 1 - 2 Σ|a - b| / (n · 2), from -1 to 1 (Signorino and Ritter 1999, equal weights).
- *kappa* = 1 - Σ(a - b)² / expected, where the expectation pairs every vote of one with every vote of the other (Cohen 1968).
- *pi* is the same with an expectation from the votes of both taken together (Scott 1955; Krippendorff 1970).

That S overstates likeness where nearly all vote yes, and kappa and pi correct for it: Häge, Political Analysis 19 (2011).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from wathiq.votes.read import RollCallVote

_WIDEST = 2  # the largest distance between two choices


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on ``common`` roll calls; kappa and pi are None where chance explains all: both always chose one."""

    common: int
    share: float
    s_score: float
    kappa: float | None
    pi: float | None


def agreement(votes: Iterable[RollCallVote], first: str, second: str) -> Agreement | None:
    """How two states (alpha-3) agree on the roll calls on which both voted; None when there is none."""
    choices: dict[str, dict[str, int]] = {first: {}, second: {}}
    for vote in votes:
        if vote.state in choices:
            choices[vote.state][vote.roll_call] = vote.choice
    pairs = [(choice, choices[second][call]) for call, choice in choices[first].items() if call in choices[second]]
    return of_pairs(pairs) if pairs else None


def of_pairs(pairs: Sequence[tuple[int, int]]) -> Agreement:
    """Agreement of two sequences of choices of equal length, at least one."""
    count = len(pairs)
    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    observed = sum((a - b) ** 2 for a, b in pairs) / count
    return Agreement(
        common=count,
        share=sum(a == b for a, b in pairs) / count,
        s_score=1 - 2 * sum(abs(a - b) for a, b in pairs) / (count * _WIDEST),
        kappa=_corrected(observed, first, second),
        pi=_corrected(observed, first + second, first + second),
    )


def _corrected(observed: float, first: Counter[int], second: Counter[int]) -> float | None:
    """1 - observed / expected squared distance, the expectation over all pairs of two distributions."""
    pairs = first.total() * second.total()
    expected = sum(n * m * (a - b) ** 2 for (a, n), (b, m) in product(first.items(), second.items())) / pairs
    return None if expected == 0 else 1 - observed / expected
