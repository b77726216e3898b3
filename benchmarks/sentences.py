"""Single sentences as numbers, and a detector of one kind of event that is trained in place on annotated sentences.

The claim coder leaves domestic events out on purpose, so its claims cannot be scored on sets of protests and attacks inside
one state. What it knows still helps: a detector stands on the states of its language model, on what its nets say of every
word, on the flags of its word lists, and on word and letter n-grams. Three logistic regressions (Cox 1958) vote; the
threshold is the one that is best on the training sentences by inner cross-validation.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
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

INNER = 5  # folds by which the threshold is chosen
DENSE, SPARSE = 0.0003, 20.0  # inverse strengths of regularisation, chosen by cross-validation on the shared set
CUTS = np.linspace(0.7, 0.995, 60)  # shares of sentences below the thresholds that are tried


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words without clitics, its letters folded, its numbers, and what is known of its parties."""

    stems: str
    folded: str
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
        stems = " ".join(min(token.stems, key=len) if token.stems else token.norm for token in read.tokens)
        return Sentence(stems, " ".join(token.norm for token in read.tokens), self._dense(read, mentions), read, mentions)

    def _dense(self, read: Parse, mentions: tuple[Mention, ...]) -> Numbers:
        """Largest and mean states of the language model, flags, and the largest trigger-and-type logits of the nets."""
        hints, vectors = self.weigher.hints.of(read), self.weigher.vectors.of(read.tokens)
        states = np.hstack([self.weigher.model(vectors), vectors])
        given = features(read, mentions, hints)
        heads = [net.encode(vectors, states[:, : -vectors.shape[1]], given.tokens)[1] for net in self.weigher.nets]
        said = np.mean([(head.types + head.trigger[:, None]).max(0) for head in heads], 0)
        return np.concatenate([states.max(0), states.mean(0), hints.max(0), said]).astype(np.float64)


class Detector:
    """Whether a sentence tells an event of one kind."""

    def __init__(self, sentences: Sequence[Sentence], labels: NDArray[np.int64]) -> None:
        """Train, and choose the threshold by inner cross-validation."""
        from sklearn.model_selection import StratifiedKFold

        scores = np.zeros(len(labels))
        for train, test in StratifiedKFold(INNER, shuffle=True, random_state=0).split(np.zeros(len(labels)), labels):
            vote = Vote([sentences[n] for n in train], labels[train])
            scores[test] = vote([sentences[n] for n in test])
        tried = np.quantile(scores, CUTS)
        self.threshold = float(max(tried, key=lambda threshold: f1(labels, scores > threshold)))
        self._vote = Vote(sentences, labels)

    def __call__(self, sentences: Sequence[Sentence]) -> Numbers:
        """Scores; above 0 the event is there."""
        return self._vote(sentences) - self.threshold


class Vote:
    """The mean of three logistic regressions' scores, each brought to unit spread on the training sentences."""

    def __init__(self, sentences: Sequence[Sentence], labels: NDArray[np.int64]) -> None:
        """Train on sentences with labels 0 and 1."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        def regression(strength: float) -> Any:
            return LogisticRegression(C=strength, class_weight="balanced", max_iter=500)

        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
        self._parts: tuple[tuple[Any, Callable[[Sequence[Sentence]], Any]], ...] = (
            (make_pipeline(StandardScaler(), regression(DENSE)), lambda given: np.array([one.dense for one in given])),
            (make_pipeline(words, regression(SPARSE)), lambda given: [one.stems for one in given]),
            (make_pipeline(letters, regression(SPARSE)), lambda given: [one.folded for one in given]),
        )
        for model, view in self._parts:
            model.fit(view(sentences), labels)
        self._spread = [model.decision_function(view(sentences)).std() for model, view in self._parts]

    def __call__(self, sentences: Sequence[Sentence]) -> Numbers:
        """Scores, above 0 for the label 1."""
        scores = [
            model.decision_function(view(sentences)) / spread
            for (model, view), spread in zip(self._parts, self._spread, strict=True)
        ]
        return np.asarray(np.mean(scores, 0))


def f1(labels: NDArray[np.int64], found: NDArray[np.bool_]) -> float:
    """F1 of the positive class."""
    right = int((found & (labels == 1)).sum())
    return 2 * right / max(1, int(found.sum()) + int((labels == 1).sum()))
