"""PLOVER roots of English sentences with one marked pair: ``python -m benchmarks plv --train TRAIN.jsonl TEST.jsonl``.

Both files hold lines with ``marked`` (the sentence, its pair between ``<s>..</s>`` and ``<t>..</t>``) and the root in
``events[0].root``, which is only learnt from in TRAIN and only compared in TEST. A linear model is trained in place: half
logistic regression, half a linear support vector machine, over :mod:`benchmarks.plv_features`. ``--folds 5`` cross-validates on
TRAIN alone. Printed are accuracy and macro-F1, then precision, recall and F1 by root. The weights are not kept.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.plv_features import Features, features, lexicons
from wathiq.errors import InputError

Labels = NDArray[np.str_]
_STEEPNESS = 2.5  # turns margins of the support vector machine into weights comparable with probabilities
_SEED = 0


def main(arguments: Sequence[str]) -> int:
    """Train, predict, print."""
    parser = argparse.ArgumentParser(prog="benchmarks plv", description=__doc__)
    parser.add_argument("test", type=Path, nargs="?", metavar="TEST")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(arguments)
    if not options.folds and options.test is None:
        parser.error("name a TEST file, or --folds for cross-validation on TRAIN")
    given, labels = read(options.train)
    if options.folds:
        print(report(labels, cross_validated(given, labels, options.folds)))
        return 0
    asked, right = read(options.test)
    print(report(right, predict(given, labels, asked)))
    return 0


def read(path: Path) -> tuple[list[Features], Labels]:
    """Features and roots of the lines of a file; InputError names the line that cannot be used."""
    known, found, roots = lexicons(), [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row: dict[str, Any] = json.loads(line)
            roots.append(str(row["events"][0]["root"]))
            found.append(features(row["marked"], known))
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise InputError(
                f"{path.name}, line {number}", f"is no sentence with a marked pair ({error!r})", "mend or remove it"
            ) from error
    return found, np.array(roots)


def predict(train: Sequence[Features], labels: Labels, test: Sequence[Features]) -> Labels:
    """The root of every test sentence, by the sum of both models' weights."""
    from scipy.sparse import diags
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import normalize
    from sklearn.svm import LinearSVC

    table = DictVectorizer()
    counts, asked = table.fit_transform(train), table.transform(test)
    rarity = diags(np.log((1 + counts.shape[0]) / (1 + np.bincount(counts.indices, minlength=counts.shape[1]))) + 1)
    learnt, asked = normalize(counts @ rarity), normalize(asked @ rarity)
    logistic = LogisticRegression(C=30, class_weight="balanced", max_iter=500, random_state=_SEED).fit(learnt, labels)
    vectors = LinearSVC(C=0.5, class_weight="balanced", random_state=_SEED).fit(learnt, labels)
    margins = np.exp(_STEEPNESS * vectors.decision_function(asked))
    weights = logistic.predict_proba(asked) + margins / margins.sum(1, keepdims=True)
    return np.asarray(logistic.classes_[weights.argmax(1)])


def cross_validated(given: Sequence[Features], labels: Labels, folds: int) -> Labels:
    """The root of every sentence by models that have not seen it."""
    from sklearn.model_selection import StratifiedKFold

    found = np.empty(len(labels), labels.dtype)
    for kept, held in StratifiedKFold(folds, shuffle=True, random_state=_SEED).split(given, labels):
        found[held] = predict([given[n] for n in kept], labels[kept], [given[n] for n in held])
    return found


def report(right: Labels, found: Labels) -> str:
    """Accuracy, macro-F1, and the table by root."""
    from sklearn.metrics import accuracy_score, classification_report, f1_score

    head = f"accuracy {accuracy_score(right, found):.3f}\nmacro-F1 {f1_score(right, found, average='macro'):.3f}\n"
    return head + str(classification_report(right, found, digits=3, zero_division=0))
