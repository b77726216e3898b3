"""Sentences that tell of a protest or an attack: ``python -m benchmarks detect FILE [--train FILE] [--folds 5]``.

FILE holds sentences with ``event_type`` (what was asked of it), ``binary`` (1, 0; none where the annotators disagreed:
learnt from, not scored), ``accept`` of ``total`` annotators and ``text``. A detector for each type is trained in place, on
``--train``; with ``--folds`` by cross-validation on FILE alone. Printed are precision, recall and F1 of each type; most
sentences tell of no event, many look as if they did.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import ROOT
from benchmarks.sentences import Detector, Numbers, Reader, Sentence, f1, rows

TRAIN = ROOT / "../shared/gold/events/ar_event_detect.jsonl"
TYPES = ("ASSAULT", "PROTEST")


def main(arguments: Sequence[str]) -> int:
    """Train, detect, print."""
    parser = argparse.ArgumentParser(prog="benchmarks detect", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--train", type=Path, default=TRAIN)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(arguments)
    reader = Reader()
    for kind in TYPES:
        test = asked(rows(options.file), kind, reader)
        if options.folds:
            found = cross_validated(test, options.folds)
        else:
            train = asked(rows(options.train), kind, reader)
            found = Detector(train.sentences, train.shares, train.labels)(test.sentences) > 0
        clear = test.labels >= 0
        print(report(kind, test.labels[clear], found[clear]))
    return 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Sentences that were asked about one type; ``labels`` are 1, 0, or -1 where the annotators disagreed, ``shares`` how many
    of them saw the event."""

    sentences: list[Sentence]
    labels: NDArray[np.int64]
    shares: Numbers


def asked(records: Sequence[dict[str, Any]], kind: str, reader: Reader) -> Asked:
    """The sentences of a file that were asked about a type."""
    chosen = [row for row in records if row["event_type"] == kind]
    labels = [-1 if row["binary"] is None else int(row["binary"]) for row in chosen]
    shares = [row["accept"] / row["total"] if row.get("total") else float(row["binary"] or 0) for row in chosen]
    return Asked([reader(row["text"]) for row in chosen], np.array(labels, np.int64), np.array(shares, np.float64))


def cross_validated(test: Asked, folds: int) -> NDArray[np.bool_]:
    """Each sentence judged by a detector that has not seen it; the threshold too is chosen without it."""
    from sklearn.model_selection import StratifiedKFold

    found = np.zeros(len(test.labels), bool)
    parts = StratifiedKFold(folds, shuffle=True, random_state=1).split(np.zeros(len(test.labels)), test.labels)
    for train, held in parts:
        detector = Detector([test.sentences[n] for n in train], test.shares[train], test.labels[train])
        found[held] = detector([test.sentences[n] for n in held]) > 0
    return found


def report(kind: str, labels: NDArray[np.int64], found: NDArray[np.bool_]) -> str:
    """One line of figures."""
    right = int((found & (labels == 1)).sum())
    precision, recall = right / max(1, int(found.sum())), right / max(1, int(labels.sum()))
    return (
        f"{kind:8} F1 {f1(labels, found):.3f}  P {precision:.3f}  R {recall:.3f}  events {int(labels.sum())} of {len(labels)}"
    )
