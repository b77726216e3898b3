"""Gold texts as arrays: what the reading net is given and what it should say."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch

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
    when: list[int]  # tokens that say when; empty: nothing does


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Rows of right columns: row ``rows[k]`` should point at any column where ``mask[k]``; ``weight`` sums to 1 a row."""

    rows: torch.Tensor  # (K,)
    mask: torch.Tensor  # (K, columns)
    weight: torch.Tensor  # (K,)


@dataclass(frozen=True, slots=True)
class Targets:
    """The answers of one text as tensors over its N claims."""

    asking: torch.Tensor  # (N,)
    weight: torch.Tensor  # (N,)
    types: torch.Tensor  # (N, 16) bool
    statuses: torch.Tensor  # (N, 8) bool
    both: torch.Tensor  # (N,)
    goods: torch.Tensor  # (N, 20)
    sources: Alternatives
    targets: Alternatives
    begin: torch.Tensor  # (N,)
    end: torch.Tensor  # (N,)
    voice: Alternatives
    when: Alternatives
    voices: torch.Tensor  # (V,): tokens that name a voice
    outer: Alternatives
    trigger: torch.Tensor  # (T,)
    tags: torch.Tensor  # (T,): 0 none, 1 first, 2 later token of a voice


@dataclass(frozen=True, slots=True)
class Example:
    """One text."""

    text: GoldText
    mentions: tuple[Mention, ...]
    vectors: np.ndarray
    features: Features
    answers: list[Answer]
    targets: Targets


MAY = 0.35  # how much a borderline claim counts as a trigger


def example(text: GoldText, mentions: tuple[Mention, ...], vectors: np.ndarray, features: Features) -> Example:
    """Put the answers of a gold text in the net's terms."""
    answers = [_answer(claim, mentions) for claim in text.claims]
    return Example(text, mentions, vectors, features, answers, _targets(text, answers, len(mentions)))


def _targets(text: GoldText, answers: list[Answer], mentions: int) -> Targets:
    length = len(text.parse.tokens)
    tags, outer = _voices(text)
    trigger = np.zeros(length, np.float32)
    for answer in answers:
        trigger[answer.token] = max(trigger[answer.token], 1.0 if answer.required else MAY)
    return Targets(
        torch.tensor([answer.token for answer in answers], dtype=torch.long),
        torch.tensor([1.0 if answer.required else 0.6 for answer in answers]),
        _flags([answer.types for answer in answers], len(TYPES)),
        _flags([answer.statuses for answer in answers], len(STATUSES)),
        torch.tensor([float(answer.both) for answer in answers]),
        torch.from_numpy(np.array([answer.goods for answer in answers], np.float32).reshape(-1, 2 * len(GOODS))),
        _alternatives([answer.sources for answer in answers], mentions),
        _alternatives([answer.targets for answer in answers], mentions),
        torch.tensor([answer.evidence[0] for answer in answers], dtype=torch.long),
        torch.tensor([answer.evidence[1] for answer in answers], dtype=torch.long),
        _alternatives([[answer.voice] if answer.voice else [] for answer in answers], length),
        _alternatives([[answer.when] if answer.when else [] for answer in answers], length),
        torch.tensor(sorted(outer), dtype=torch.long),
        _alternatives([[outer[token]] if outer[token] else [] for token in sorted(outer)], length),
        torch.from_numpy(trigger),
        torch.from_numpy(tags),
    )


def _voices(text: GoldText) -> tuple[np.ndarray, dict[int, list[int]]]:
    """Tags of the voices' tokens, and for each token of a voice the tokens of the voice outside it."""
    tags = np.zeros(len(text.parse.tokens), np.int64)
    outer: dict[int, list[int]] = {}
    for claim in text.claims:
        for outside, inner in zip(claim.voices, (*claim.voices[1:], None), strict=False):
            tags[outside.first] = 1
            tags[outside.first + 1 : outside.last] = 2
            if inner is not None:
                outer.update({token: list(range(outside.first, outside.last)) for token in range(inner.first, inner.last)})
        if claim.voices:
            outer.setdefault(claim.voices[0].first, [])
    return tags, outer


def _flags(rows: list[list[int]], width: int) -> torch.Tensor:
    flags = torch.zeros(len(rows), width, dtype=torch.bool)
    for row, columns in enumerate(rows):
        flags[row, columns] = True
    return flags


def _alternatives(rows: list[list[list[int]]], none: int) -> Alternatives:
    """``rows[n]`` lists, for each named party, its columns; no party: "none", the last column; unknown party: nothing."""
    places, masks, weights = [], [], []
    for row, sides in enumerate(rows):
        known = [side for side in sides if side]
        for side in known if sides else [[none]]:
            places.append(row)
            masks.append(side)
            weights.append(1.0 / max(1, len(known)))
    return Alternatives(torch.tensor(places, dtype=torch.long), _flags(masks, none + 1), torch.tensor(weights))


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
        list(range(*claim.when_words)) if claim.when_words else [],
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
