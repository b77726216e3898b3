"""Gold texts as arrays: what the reading net is given and what it should say."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np

from training.gold import GoldClaim, GoldText
from wathiq.model import Mention
from wathiq.weigh.features import Features
from wathiq.weigh.labels import GOODS, STATUSES, TYPES

GROUPS = {
    "P5+1": {"USA", "GBR", "FRA", "DEU", "CHN", "RUS"},
    "GCC": {"SAU", "ARE", "KWT", "QAT", "BHR", "OMN"},
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the net should say of one claim; index lists are alternatives, each as good."""

    token: int
    required: bool
    types: list[int]
    statuses: list[int]
    both: bool
    goods: np.ndarray  # (2 * goods,)
    sources: list[list[int]]  # for each named party its mentions; empty: nobody is named
    targets: list[list[int]]
    evidence: tuple[int, int]  # first and last token, inclusive
    voice: list[int]  # tokens that name the innermost voice; empty: the outlet itself


@dataclass(frozen=True, slots=True)
class Example:
    """One text."""

    text: GoldText
    mentions: tuple[Mention, ...]
    vectors: np.ndarray
    features: Features
    answers: list[Answer]
    outer: dict[int, list[int]]  # for each token of a voice, the tokens of the voice outside it
    tags: np.ndarray  # (T,): 0 none, 1 first, 2 later token of a voice


def example(text: GoldText, mentions: tuple[Mention, ...], vectors: np.ndarray, features: Features) -> Example:
    """Put the answers of a gold text in the net's terms."""
    answers = [_answer(claim, mentions) for claim in text.claims]
    outer: dict[int, list[int]] = {}
    tags = np.zeros(len(text.parse.tokens), np.int64)
    for claim in text.claims:
        for inner, outside in zip(claim.voices[1:] + (None,), claim.voices, strict=True):
            tags[outside.first] = 1
            tags[outside.first + 1 : outside.last] = 2
            if inner is not None:
                outer.update({token: list(range(outside.first, outside.last)) for token in range(inner.first, inner.last)})
        if claim.voices:
            outer.setdefault(claim.voices[0].first, [])
    return Example(text, mentions, vectors, features, answers, outer, tags)


def _answer(claim: GoldClaim, mentions: tuple[Mention, ...]) -> Answer:
    goods = np.zeros(2 * len(GOODS), np.float32)
    for good, source_gives, target_gives in claim.goods:
        if good in GOODS:
            goods[2 * GOODS.index(good)] = source_gives
            goods[2 * GOODS.index(good) + 1] = target_gives
    voice = claim.voices[-1] if claim.voices else None
    return Answer(
        claim.first,
        claim.required,
        [TYPES.index(name) for name in claim.types if name in TYPES],
        [STATUSES.index(name) for name in claim.statuses],
        claim.reciprocal,
        goods,
        _sides(claim.source, mentions),
        _sides(claim.target, mentions),
        (claim.evidence[0], claim.evidence[1] - 1),
        list(range(voice.first, voice.last)) if voice else [],
    )


def _sides(codes: tuple[str, ...], mentions: tuple[Mention, ...]) -> list[list[int]]:
    """The mentions of each named party; ``[[]]`` when a party is named that no mention means (nothing to learn)."""
    sides = []
    for code in codes:
        wanted = {code} | GROUPS.get(code, set())
        exact = [n for n, m in enumerate(mentions) if any(p.code == code for p in m.parties)]
        sides.append(exact or [n for n, m in enumerate(mentions) if any(p.code in wanted for p in m.parties)])
    found = [side for side in sides if side]
    return found or ([[]] if codes else [])


def folds(count: int, parts: int, seed: int = 0) -> list[list[int]]:
    """``parts`` lists of text numbers, shuffled."""
    order = list(range(count))
    random.Random(seed).shuffle(order)
    return [sorted(order[part::parts]) for part in range(parts)]
