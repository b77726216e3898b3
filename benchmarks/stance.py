"""Stances: ``python -m benchmarks stance [--fit]``: two Arabic headlines agree, contradict one another, or differ.

Pairs of the Arabic News Stance corpus (Khouja 2020, Apache-2.0), which stay beside the repository. Compared are the majority
class, TF-IDF (n-grams of words and letters: products and differences of both headlines) under a logistic regression and under a
linear support vector machine, and Wathiq. All are trained in place: by cross-validation on ``--train`` (no headline stands in
two folds), and on all of it for ``--test``. ``--fit`` writes the weights that are shipped, from ``--train``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.claims import ROOT
from benchmarks.sentences import rows
from wathiq.reconcile.likeness import Numbers, likeness
from wathiq.reconcile.stance import VERDICTS, WEIGHTS, Weights, judged, weights
from wathiq.serve.stances import reader

GOLD = ROOT / "../shared/gold/events"
TRAIN, TEST = GOLD / "ar_ans_stance_train.jsonl", GOLD / "ar_ans_stance_dev.jsonl"
FOLDS = 5
STRENGTH = 0.1  # inverse strength of regularisation, chosen by cross-validation on the training pairs
HEAD = """# What each number of likeness.py says for agree, disagree, other; the sum with the bias is a logit. Written by
# `python -m benchmarks stance --fit`; docs/decisions/0010-reconcile.md says what it rests on.
source: Fitted on the training pairs of the Arabic News Stance corpus (Khouja 2020, Apache-2.0); no text of it is kept.
licence: Apache-2.0
"""

Labels = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines, their numbers, and what annotators said."""

    first: str
    second: str
    numbers: Numbers
    verdict: str


System = Callable[[Sequence[Pair], Sequence[Pair]], Labels]  # training pairs, other pairs → verdicts of the others


def main(arguments: Sequence[str]) -> int:
    """Print a table for each set, or write the weights."""
    parser = argparse.ArgumentParser(prog="benchmarks stance", description=__doc__)
    parser.add_argument("--train", type=Path, default=TRAIN)
    parser.add_argument("--test", type=Path, default=TEST)
    parser.add_argument("--fit", action="store_true", help="write the weights that are shipped")
    options = parser.parse_args(arguments)
    train = pairs(options.train)
    if options.fit:
        WEIGHTS.write_text(HEAD + written(fitted(train)), encoding="utf-8")
        return 0
    print_table(f"{FOLDS} folds of {options.train.name}", train, lambda system: cross_validated(train, system))
    test = pairs(options.test)
    print_table(options.test.name, test, lambda system: system(train, test))
    return 0


def pairs(path: Path) -> list[Pair]:
    """The pairs of a file of JSON Lines with ``s1``, ``s2`` and ``stance``."""
    read = reader()
    records = rows(path)
    phrases = {text: read(text) for row in records for text in (row["s1"], row["s2"])}
    return [_pair(row, phrases) for row in records]


def _pair(row: Mapping[str, Any], phrases: Mapping[str, Any]) -> Pair:
    return Pair(row["s1"], row["s2"], likeness(phrases[row["s1"]], phrases[row["s2"]]), row["stance"])


# --- the systems --------------------------------------------------------------------------------------------------------


def majority(train: Sequence[Pair], test: Sequence[Pair]) -> Labels:
    """Everything is what most pairs are."""
    values, counts = np.unique(_labels(train), return_counts=True)
    return np.full(len(test), values[counts.argmax()])


def tfidf(make: Callable[[], Any]) -> System:
    """A linear model on what both headlines say, on products and differences."""

    def judge(train: Sequence[Pair], test: Sequence[Pair]) -> Labels:
        from scipy.sparse import hstack

        seen = [_shares(train, each, options) for options in _GROUPS for each in (train, test)]
        known, asked = hstack(seen[0::2]).tocsr(), hstack(seen[1::2]).tocsr()
        return np.asarray(make().fit(known, _labels(train)).predict(asked))

    return judge


_GROUPS: tuple[dict[str, Any], ...] = (
    {"ngram_range": (1, 2), "min_df": 2},
    {"analyzer": "char_wb", "ngram_range": (2, 5), "min_df": 3},
)


def _shares(train: Sequence[Pair], wanted: Sequence[Pair], options: Mapping[str, Any]) -> Any:
    """TF-IDF of products, absolute differences, and cosine of two headlines."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer

    counter = TfidfVectorizer(sublinear_tf=True, **options).fit([text for pair in train for text in (pair.first, pair.second)])
    first, second = (counter.transform([getattr(pair, side) for pair in wanted]) for side in ("first", "second"))
    product = first.multiply(second)
    return hstack([product, abs(first - second), csr_matrix(product.sum(1))])


def _regression() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=10, max_iter=500)


def _machine() -> Any:
    from sklearn.svm import LinearSVC

    return LinearSVC(C=0.5, class_weight="balanced")


def wathiq(train: Sequence[Pair], test: Sequence[Pair]) -> Labels:
    """The judgement of reconcile.stance with weights learnt from the training pairs."""
    learnt = fitted(train)
    return np.array([judged(pair.numbers, learnt).verdict for pair in test])


SYSTEMS: Mapping[str, System] = {
    "majority": majority,
    "TF-IDF, regression": tfidf(_regression),
    "TF-IDF, machine": tfidf(_machine),
    "wathiq": wathiq,
}


def fitted(train: Sequence[Pair]) -> Weights:
    """A logistic regression on standardised numbers, its weights told for the numbers as they are."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = tuple(train[0].numbers)
    table = np.array([[pair.numbers[name] for name in names] for pair in train])
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit(scaler.transform(table), _labels(train))
    found = model.coef_ / scaler.scale_
    bias = model.intercept_ - found @ scaler.mean_
    return Weights(tuple(bias.tolist()), {name: tuple(found[:, n].tolist()) for n, name in enumerate(names)})


def written(learnt: Weights) -> str:
    """Weights as YAML, to four places."""
    listed = (f"  {name}: [{', '.join(f'{value:.4f}' for value in row)}]" for name, row in learnt.of.items())
    bias = ", ".join(f"{value:.4f}" for value in learnt.bias)
    return "\n".join([f"bias: [{bias}]", "weights:", *listed, ""])


# --- figures ------------------------------------------------------------------------------------------------------------


def cross_validated(all_pairs: Sequence[Pair], system: System) -> Labels:
    """Each pair judged by a system that has seen neither of its headlines."""
    from sklearn.model_selection import GroupKFold

    found = np.empty(len(all_pairs), dtype="<U8")
    for train, held in GroupKFold(FOLDS).split(all_pairs, groups=groups(all_pairs)):
        found[held] = system([all_pairs[n] for n in train], [all_pairs[n] for n in held])
    return found


def groups(all_pairs: Sequence[Pair]) -> list[int]:
    """A number for each pair: pairs that are linked by headlines, over any number of steps, have the same."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    place = {text: n for n, text in enumerate(sorted({text for pair in all_pairs for text in (pair.first, pair.second)}))}
    ends = [[place[pair.first] for pair in all_pairs], [place[pair.second] for pair in all_pairs]]
    links = coo_matrix((np.ones(len(all_pairs)), ends), shape=(len(place), len(place)))
    _, found = connected_components(links, directed=False)
    return [int(found[n]) for n in ends[0]]


def figures(true: Labels, found: Labels) -> dict[str, float]:
    """Accuracy, macro-F1, and F1 of each verdict."""
    from sklearn.metrics import f1_score

    each = f1_score(true, found, labels=VERDICTS, average=None, zero_division=0.0)
    return {
        "accuracy": float((true == found).mean()),
        "macro_f1": float(each.mean()),
        **{verdict: float(value) for verdict, value in zip(VERDICTS, each, strict=True)},
    }


def print_table(title: str, asked: Sequence[Pair], judge: Callable[[System], Labels]) -> None:
    """One line for each system."""
    true = _labels(asked)
    print(f"{title}: {len(asked)} pairs")
    for name, system in SYSTEMS.items():
        row = figures(true, judge(system))
        print(f"  {name:20}", "  ".join(f"{measure} {value:.3f}" for measure, value in row.items()))


def shipped(test: Sequence[Pair]) -> dict[str, float]:
    """The figures of the weights that are shipped."""
    return figures(_labels(test), np.array([judged(pair.numbers, weights()).verdict for pair in test]))


def _labels(asked: Sequence[Pair]) -> Labels:
    return np.array([pair.verdict for pair in asked])
