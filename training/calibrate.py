"""Prints the knots of ``wathiq.coding.confidence`` and a reliability table, from held-out signals.

python -m training.calibrate WORK cv.pickle [more.pickle ...] [--language en]
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

from training.score import judged

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.01)


def main() -> None:
    """Fit on all held-out claims; the table shows the fit on one half tested on the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("signals", nargs="+")
    parser.add_argument("--language", default="ar")
    options = parser.parse_args()
    found = [one for name in options.signals for one in judged(options.work / name, options.language)]
    raw, right = np.array([one.raw for one in found]), np.array([one.right for one in found], float)
    fit = IsotonicRegression(out_of_bounds="clip").fit(raw, right)
    grid = np.array([0.0, 0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    print("KNOTS =", tuple((float(x), round(float(y), 3)) for x, y in zip(grid, fit.predict(grid), strict=True)))
    _reliability(raw, right, [one.report for one in found])


def _reliability(raw: np.ndarray, right: np.ndarray, reports: list[str]) -> None:
    half = np.array([hash_of(report) % 2 for report in reports], bool)
    sure = np.zeros_like(raw)
    for part in (half, ~half):
        sure[part] = IsotonicRegression(out_of_bounds="clip").fit(raw[~part], right[~part]).predict(raw[part])
    print("confidence  claims  mean  right")
    for low, high in itertools.pairwise(BINS):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            print(f"{low:.1f}-{min(high, 1):.1f}  {inside.sum():6}  {sure[inside].mean():.2f}  {right[inside].mean():.2f}")
    print(f"expected calibration error {_error(sure, right):.3f}")


def hash_of(report: str) -> int:
    """A number that is the same on every run."""
    return sum(report.encode())


def _error(sure: np.ndarray, right: np.ndarray) -> float:
    total = 0.0
    for low, high in itertools.pairwise(BINS):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            total += inside.mean() * abs(sure[inside].mean() - right[inside].mean())
    return total


if __name__ == "__main__":
    main()
