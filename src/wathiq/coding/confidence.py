"""How sure a claim is: the product of the net's probabilities, corrected so that it means what it says.

The net's product ranks claims well but is far too low as a probability. ``KNOTS`` maps it to the share of claims that were
right (type and both parties, by the annotators' judgement) among held-out texts: isotonic regression over cross-validated
signals, ``python -m training.calibrate`` (Zadrozny and Elkan 2002). Between the knots the line is straight.
"""

from __future__ import annotations

from bisect import bisect_right

KNOTS: tuple[tuple[float, float], ...] = (
    (0.0, 0.0), (0.02, 0.096), (0.05, 0.182), (0.08, 0.253), (0.12, 0.306), (0.16, 0.333), (0.2, 0.446), (0.25, 0.457),
    (0.3, 0.508), (0.4, 0.558), (0.5, 0.65), (0.6, 0.777), (0.7, 0.777), (0.8, 0.855), (0.9, 0.875), (1.0, 1.0),
)  # fmt: skip


def calibrated(raw: float, knots: tuple[tuple[float, float], ...] = KNOTS) -> float:
    """The probability that a claim with this raw product is right, between 0 and 1."""
    at = bisect_right(knots, raw, key=lambda knot: knot[0])
    if at == 0 or at == len(knots):
        return knots[min(at, len(knots) - 1)][1]
    (left, low), (right, high) = knots[at - 1], knots[at]
    return low + (high - low) * (raw - left) / (right - left)
