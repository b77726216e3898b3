"""Sentences that tell of a protest or an attack: ``python -m benchmarks detect FILE [--train FILE] [--folds 5]``.

FILE holds sentences with ``event_type`` (what was asked of it), ``binary`` (1, 0; none where the annotators disagreed, left
out) and ``text``. A detector for each type is trained in place, on ``--train``; with ``--folds`` by cross-validation on FILE
alone. Printed are precision, recall and F1 of each type; most sentences tell of no event, many look as if they did.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import ROOT
from benchmarks.sentences import Detector, Reader, Sentence, f1, rows

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
        sentences, labels = asked(rows(options.file), kind, reader)
        if options.folds:
            found = cross_validated(sentences, labels, options.folds)
        else:
            found = Detector(*asked(rows(options.train), kind, reader))(sentences) > 0
        print(report(kind, labels, found))
    return 0


def asked(records: Sequence[dict[str, Any]], kind: str, reader: Reader) -> tuple[list[Sentence], NDArray[np.int64]]:
    """The sentences that were asked about one type and judged clearly, and the judgements."""
    chosen = [row for row in records if row["event_type"] == kind and row["binary"] is not None]
    return [reader(row["text"]) for row in chosen], np.array([int(row["binary"]) for row in chosen], np.int64)


def cross_validated(sentences: Sequence[Sentence], labels: NDArray[np.int64], folds: int) -> NDArray[np.bool_]:
    """Each sentence judged by a detector that has not seen it; the threshold too is chosen without it."""
    from sklearn.model_selection import StratifiedKFold

    found = np.zeros(len(labels), bool)
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=1).split(np.zeros(len(labels)), labels):
        detector = Detector([sentences[n] for n in train], labels[train])
        found[test] = detector([sentences[n] for n in test]) > 0
    return found


def report(kind: str, labels: NDArray[np.int64], found: NDArray[np.bool_]) -> str:
    """One line of figures."""
    right = int((found & (labels == 1)).sum())
    precision, recall = right / max(1, int(found.sum())), right / max(1, int(labels.sum()))
    return (
        f"{kind:8} F1 {f1(labels, found):.3f}  P {precision:.3f}  R {recall:.3f}  events {int(labels.sum())} of {len(labels)}"
    )
