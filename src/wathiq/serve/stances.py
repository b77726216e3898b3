"""Two short texts side by side: the reader that prepares them for :mod:`wathiq.reconcile.stance`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from wathiq import languages, parse, pipeline, resolve
from wathiq.knowledge import ontology
from wathiq.knowledge import parties as known_parties
from wathiq.knowledge.ontology import Kind
from wathiq.languages import Language, numbers, opposites
from wathiq.languages.numbers import Numbers
from wathiq.languages.opposites import Opposites
from wathiq.model import Claim, Parse, Report, Token
from wathiq.reconcile.phrases import Phrase, Word
from wathiq.reconcile.stance import stance
from wathiq.resolve import Names
from wathiq.weigh.hints import Hints
from wathiq.weigh.net import LanguageModel, OnnxLanguageModel
from wathiq.weigh.vectors import Vectors, form, load

_LEAST = 0.9  # probability from which a contradiction is told
_MOST = 40  # claims
_SHORTEST = 3  # letters that taking off an ending must leave
_COUNTS = ("units", "tens", "hundreds")
_FEWEST = 2  # words for one are rather pronouns
_QUESTION = frozenset("؟?")


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """All that is needed to prepare short texts of one language."""

    language: Language
    names: Names
    hints: Hints
    opposites: Opposites
    vectors: Vectors
    model: LanguageModel
    kinds: Mapping[str, Kind]
    numbers: Numbers

    def __call__(self, text: str) -> Phrase | None:
        """A text as it is compared; None where it has no word."""
        read = parse.sentences(Report("", text, language=self.language.code), self.language)
        kept = [n for n, token in enumerate(read.tokens) if token.kind != "punctuation"]
        if not kept:
            return None
        vectors = self.vectors.of(read.tokens)
        mentions = resolve.parties(read, self.names)
        return Phrase(
            self._words(read, kept),
            _unit(vectors[kept]),
            _unit(self.model(vectors)[kept]),
            frozenset(party.code or party.name for mention in mentions for party in mention.parties),
            any(token.text in _QUESTION for token in read.tokens),
        )

    def _words(self, read: Parse, kept: list[int]) -> tuple[Word, ...]:
        cues = self.hints.status.find(read.tokens)
        statuses = [frozenset(cue.value for cue in cues if cue.first <= n < cue.last) for n in kept]
        return tuple(self._word(read, n, said) for n, said in zip(kept, statuses, strict=True))

    def _word(self, read: Parse, n: int, statuses: frozenset[str]) -> Word:
        token = read.tokens[n]
        acts = [reading for reading in self.hints.acts.at(read.tokens, n) if reading.with_found]
        number = self._number(token)
        return Word(
            stems=frozenset((*token.stems, number or token.norm)),
            bare=self._bare(token),
            number=number,
            rarity=self._rarity(token),
            sides=self.opposites.sides(token),
            statuses=statuses,
            types=frozenset(self.hints.types[reading.kind] for reading in acts),
            tone=self.kinds[acts[0].kind].type.goldstein if acts else 0.0,
        )

    def _number(self, token: Token) -> str:
        """What a number in digits, or a word for one of two or more, counts; empty for other words."""
        if token.kind == "number":
            return token.norm
        values = (self.numbers.words.get(stem, ("", 0.0)) for stem in token.stems)
        return next((f"{value:g}" for name, value in values if name in _COUNTS and value >= _FEWEST), "")

    def _bare(self, token: Token) -> str:
        """The shortest reading of a word, without its ending."""
        stem = min(token.stems or (token.norm,), key=len)
        endings = (end for end in sorted(self.language.ends, key=len, reverse=True) if stem.endswith(end))
        return next((stem[: -len(end)] for end in endings if len(stem) - len(end) >= _SHORTEST), stem)

    def _rarity(self, token: Token) -> float:
        """By its place in the vocabulary, which has the commonest word first (Zipf 1949)."""
        size = len(self.vectors.words)
        return math.log(2 + self.vectors.words.get(form(token), size)) / math.log(2 + size)


def reader(code: str = "ar") -> PhraseReader:
    """The reader of a language with the shipped models; UsageError when it is not installed."""
    language = languages.get(code)
    return PhraseReader(
        language,
        resolve.names(language, known_parties.load()),
        pipeline.hints(language),
        opposites.load(language),
        load(pipeline.MODELS / f"{code}-words.npz"),
        OnnxLanguageModel(pipeline.MODELS / f"{code}-context.onnx"),
        ontology.load().kinds,
        numbers.load(language.folder / "numbers.yaml", language.fold),
    )


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims of which the words seem to contradict one another, and how likely that is (0 to 1)."""

    one: Claim
    other: Claim
    probability: float


def disagreements(claims: Iterable[Claim], code: str = "ar") -> list[Disagreement]:
    """The pairs of claims of different reports in one language whose words seem to contradict one another, the likeliest first.

    At ``_LEAST`` 94 of 100 pairs of headlines that were called a contradiction are one (docs/reference/reconcile.md). Of many
    claims the first ``_MOST`` are compared.
    """
    told = sorted((claim for claim in claims if claim.report.language == code), key=lambda claim: claim.id)[:_MOST]
    if len({claim.report.id for claim in told}) < _FEWEST:
        return []
    read = reader(code)
    phrases = {claim.id: read(claim.act.evidence.text) for claim in told}
    pairs = ((one, other) for one, other in combinations(told, 2) if one.report.id != other.report.id)
    found = [Disagreement(one, other, stance(phrases[one.id], phrases[other.id]).disagree) for one, other in pairs]
    return sorted((one for one in found if one.probability >= _LEAST), key=lambda one: -one.probability)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length 1."""
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6), np.float32)
