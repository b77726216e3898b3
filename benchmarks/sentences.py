"""Single sentences as numbers, and a detector of one kind of event that is trained in place on annotated sentences.

The claim coder leaves domestic events out on purpose, so its claims cannot be scored on sets of protests and attacks inside
one state. What it knows still helps: a logistic regression (Cox 1958) stands on the states of its language model, on what its
nets say of every word, and on the flags of its word lists. The threshold is chosen by inner cross-validation.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wathiq import languages, parse, pipeline, resolve
from wathiq.errors import InputError
from wathiq.knowledge import parties
from wathiq.model import Mention, Parse, Report
from wathiq.weigh import Weigher
from wathiq.weigh.features import features

Numbers = NDArray[np.float64]

INNER, ROUNDS = 5, 2  # folds by which the threshold is chosen, and how often they are drawn
STRENGTH = 0.0003  # inverse strength of regularisation, chosen by cross-validation on the shared set
CUTS = np.linspace(0.7, 0.995, 60)  # shares of sentences below the thresholds that are tried


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its numbers, and what is known of its parties."""

    dense: Numbers
    parse: Parse
    mentions: tuple[Mention, ...]


def rows(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON Lines; InputError when it cannot be read."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as JSON Lines ({error})", "name a file of sentences") from error


class Reader:
    """Reads sentences of one language with the shipped nets."""

    def __init__(self, code: str = "ar") -> None:
        """Load the nets."""
        self.language = languages.get(code)
        self.weigher: Weigher = pipeline.weigher(self.language)
        self.names = resolve.names(self.language, parties.load())

    def __call__(self, text: str) -> Sentence:
        """A sentence as numbers."""
        read = parse.sentences(Report("", text), self.language)
        mentions = resolve.parties(read, self.names)
        return Sentence(self._dense(read, mentions), read, mentions)

    def _dense(self, read: Parse, mentions: tuple[Mention, ...]) -> Numbers:
        """Largest and mean states of the language model, flags, and the largest trigger-and-type logits of the nets."""
        hints, vectors = self.weigher.hints.of(read), self.weigher.vectors.of(read.tokens)
        states = np.hstack([self.weigher.model(vectors), vectors])
        given = features(read, mentions, hints)
        heads = [net.encode(vectors, states[:, : -vectors.shape[1]], given.tokens)[1] for net in self.weigher.nets]
        said = np.mean([(head.types + head.trigger[:, None]).max(0) for head in heads], 0)
        return np.concatenate([states.max(0), states.mean(0), hints.max(0), said]).astype(np.float64)


class Detector:
    """Whether a sentence tells an event of one kind, learnt from the share of annotators who said so."""

    def __init__(self, sentences: Sequence[Sentence], shares: Numbers, labels: NDArray[np.int64]) -> None:
        """Train on all sentences; choose the threshold by inner cross-validation on those with a clear label (0 or 1)."""
        from sklearn.model_selection import StratifiedKFold

        scores = np.zeros((ROUNDS, len(labels)))
        for seed in range(ROUNDS):
            folds = StratifiedKFold(INNER, shuffle=True, random_state=seed)
            for train, test in folds.split(np.zeros(len(labels)), labels):
                model = Model([sentences[n] for n in train], shares[train])
                scores[seed, test] = model([sentences[n] for n in test])
        clear = labels >= 0
        tried = np.quantile(scores[:, clear], CUTS)
        self.threshold = float(max(tried, key=lambda cut: sum(f1(labels[clear], row[clear] > cut) for row in scores)))
        self._model = Model(sentences, shares)

    def __call__(self, sentences: Sequence[Sentence]) -> Numbers:
        """Scores; above 0 the event is there."""
        return self._model(sentences) - self.threshold


class Model:
    """A logistic regression on what the reader knows of sentences.

    A sentence counts as an event as far as annotators said so, as none for the rest: doubt informs (Uma et al. 2021).
    """

    def __init__(self, sentences: Sequence[Sentence], shares: Numbers) -> None:
        """Train on the share (0 to 1) of annotators who saw the event in each sentence."""
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        known = np.array([one.dense for one in sentences])
        answers = np.repeat([1, 0], len(sentences))
        weights = np.concatenate([shares * (1 - shares).sum() / max(shares.sum(), 1e-9), 1 - shares])
        self._model: Any = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=500))
        self._model.fit(np.vstack([known, known]), answers, logisticregression__sample_weight=weights)

    def __call__(self, sentences: Sequence[Sentence]) -> Numbers:
        """Scores, above 0 for an event."""
        return np.asarray(self._model.decision_function(np.array([one.dense for one in sentences])))


def f1(labels: NDArray[np.int64], found: NDArray[np.bool_]) -> float:
    """F1 of the positive class."""
    right = int((found & (labels == 1)).sum())
    return 2 * right / max(1, int(found.sum()) + int((labels == 1).sum()))
