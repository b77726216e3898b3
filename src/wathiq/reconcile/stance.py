"""reconcile.stance: whether two short texts agree, contradict one another, or speak of other things.

A multinomial logistic regression (Cox 1966) on the numbers of :mod:`wathiq.reconcile.likeness`. Its weights are a data file;
``python -m benchmarks stance --fit`` writes it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from wathiq.languages import data
from wathiq.reconcile.likeness import likeness
from wathiq.reconcile.phrases import Phrase

Verdict = Literal["agree", "disagree", "other"]

WEIGHTS = Path(__file__).parent / "stance.yaml"
VERDICTS: tuple[Verdict, ...] = ("agree", "disagree", "other")


@dataclass(frozen=True, slots=True)
class Stance:
    """How likely each verdict is; the three add up to 1."""

    agree: float
    disagree: float
    other: float

    @property
    def verdict(self) -> Verdict:
        """The likeliest."""
        return max(VERDICTS, key=lambda verdict: float(getattr(self, verdict)))


@dataclass(frozen=True, slots=True)
class Weights:
    """What each number adds for each verdict, in the order of ``VERDICTS``; ``bias`` is added to every pair."""

    bias: tuple[float, ...]
    of: Mapping[str, tuple[float, ...]]


def stance(first: Phrase | None, second: Phrase | None, weighed: Weights | None = None) -> Stance:
    """The stance of two texts to one another, in either order. A text agrees with itself, and one without a word has to do with
    nothing: pairs to learn that from are in no corpus."""
    if first is None or second is None:
        return Stance(0.0, 0.0, 1.0)
    if first.words == second.words:
        return Stance(1.0, 0.0, 0.0)
    return judged(likeness(first, second), weighed or weights())


def judged(numbers: Mapping[str, float], weighed: Weights) -> Stance:
    """The stance that numbers speak for."""
    sums = [
        bias + sum(value * weighed.of[name][place] for name, value in numbers.items())
        for place, bias in enumerate(weighed.bias)
    ]
    raised = [math.exp(value - max(sums)) for value in sums]
    return Stance(*(value / sum(raised) for value in raised))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights."""
    content = data.read(WEIGHTS, "bias", "weights")
    of = {str(name): tuple(map(float, row)) for name, row in content["weights"].items()}
    return Weights(tuple(map(float, content["bias"])), MappingProxyType(of))
