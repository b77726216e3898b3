"""How far reviewers agree, two by two: on the verdict, and on each field of the claims that neither rejected.

- *share*: the part of the common claims on which both left the same.
- *kappa* = (share - expected) / (1 - expected), where ``expected`` is the share that would come about if each gave its own
  answers at random (Cohen 1960); None where chance explains all, as when both always gave one answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from wathiq.ledger import KeptDecision, to_line

Pair = tuple[str, str]  # what one reviewer and the other one left


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers agree on a field, over ``claims`` claims that both decided on."""

    reviewers: tuple[str, str]
    field: str
    claims: int
    share: float
    kappa: float | None


def agreements(decisions: Iterable[KeptDecision]) -> list[Agreement]:
    """The agreement of every two reviewers who decided on a common claim: the verdict first, then field by field."""
    latest: defaultdict[str, dict[str, KeptDecision]] = defaultdict(dict)
    for one in decisions:
        if one.latest and one.claim:
            latest[one.claim][one.reviewer] = one
    reviewers = sorted({reviewer for by in latest.values() for reviewer in by})
    common = ((pair, [by for by in latest.values() if pair[0] in by and pair[1] in by]) for pair in combinations(reviewers, 2))
    return [found for pair, claims in common if claims for found in _of_two(pair, claims)]


def _of_two(pair: tuple[str, str], claims: Sequence[dict[str, KeptDecision]]) -> list[Agreement]:
    both = [(by[pair[0]], by[pair[1]]) for by in claims]
    verdicts = [(one.verdict, other.verdict) for one, other in both]
    outcomes = [(one.outcome, other.outcome) for one, other in both]
    kept = [(one, other) for one, other in outcomes if one is not None and other is not None]
    fields = {
        field: [(_answer(one[field]), _answer(other[field])) for one, other in kept] for field in (kept[0][0] if kept else ())
    }
    return [_agreement(pair, "verdict", verdicts), *(_agreement(pair, field, answers) for field, answers in fields.items())]


def _answer(value: object) -> str:
    return to_line({"": value})


def _agreement(reviewers: tuple[str, str], field: str, answers: Sequence[Pair]) -> Agreement:
    share = sum(one == other for one, other in answers) / len(answers)
    return Agreement(reviewers, field, len(answers), share, kappa(answers))


def kappa(answers: Sequence[Pair]) -> float | None:
    """Cohen's kappa for answers without an order; None where chance explains all.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    first, second = (Counter(pair[place] for pair in answers) for place in (0, 1))
    expected = sum(first[answer] * second[answer] for answer in first) / len(answers) ** 2
    share = sum(one == other for one, other in answers) / len(answers)
    return None if expected == 1 else (share - expected) / (1 - expected)
