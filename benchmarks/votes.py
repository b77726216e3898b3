"""Roll calls against published ideal points: ``python -m benchmarks votes VOTES.csv.gz IDEAL.csv``.

For each session the first principal component of the votes is held against the ideal points of Bailey, Strezhnev and
Voeten (2017) by Spearman's rank correlation: it checks that what is imported is what was voted. The votes stand in a table
of states by roll calls, absences at the mean of the roll call; only states that voted on at least half are placed.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from wathiq.knowledge import parties
from wathiq.votes import RollCallVote, roll_calls

PRESENT = 0.5  # of a session's roll calls; who voted on fewer cannot be placed by them


def main(arguments: Sequence[str]) -> int:
    """Print the correlation of every session and the lowest."""
    parser = argparse.ArgumentParser(prog="benchmarks votes", description=__doc__)
    parser.add_argument("votes", type=Path)
    parser.add_argument("ideal", type=Path)
    options = parser.parse_args(arguments)
    alpha3 = {entry.iso2: entry.code for entry in parties.load() if entry.iso2 and entry.code}
    sessions: defaultdict[int, list[RollCallVote]] = defaultdict(list)
    for vote in roll_calls(options.votes, alpha3):
        sessions[vote.session or 0].append(vote)
    published = ideal_points(options.ideal)
    found = {session: correlation(sessions[session], published.get(session, {})) for session in sorted(sessions)}
    for session, value in found.items():
        print(f"session {session}  Spearman {value:.3f}")
    print(f"lowest {min(found.values()):.3f}")
    return 0


def ideal_points(path: Path) -> dict[int, dict[str, float]]:
    """Published ideal points by session and state (alpha-3)."""
    points: defaultdict[int, dict[str, float]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            points[int(row["session"])][row["iso3c"]] = float(row["IdealPoint"])
    return points


def correlation(votes: Sequence[RollCallVote], published: Mapping[str, float]) -> float:
    """Spearman's correlation, without its sign, of the first component of a session's votes with published points."""
    from scipy.stats import spearmanr

    component = first_component(votes)
    common = sorted(set(component) & set(published))
    return abs(float(spearmanr([component[state] for state in common], [published[state] for state in common]).statistic))


def first_component(votes: Sequence[RollCallVote]) -> dict[str, float]:
    """Where each state stands on the first principal component of a session's votes."""
    states = {state: row for row, state in enumerate(sorted({vote.state for vote in votes}))}
    calls = {call: column for column, call in enumerate(sorted({vote.roll_call for vote in votes}))}
    table = np.full((len(states), len(calls)), np.nan)
    for vote in votes:
        table[states[vote.state], calls[vote.roll_call]] = vote.choice
    present = (~np.isnan(table)).mean(1) >= PRESENT
    centred = np.nan_to_num(table[present] - np.nanmean(table[present], 0))
    left, strengths, _ = np.linalg.svd(centred, full_matrices=False)
    kept = [state for state, row in states.items() if present[row]]
    return dict(zip(kept, (left[:, 0] * strengths[0]).tolist(), strict=True))
