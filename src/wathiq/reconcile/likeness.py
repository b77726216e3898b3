"""How two short texts are alike and how they differ, in named numbers. The order of the two never matters.

Each text is asked the same questions (how much of it the other covers, what is left over, what denies, who and how many are
named); of the two answers the sum and the difference count. A few questions are asked of the pair.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import numpy as np

from wathiq.model import StatusValue
from wathiq.reconcile.phrases import Alignment, Floats, Phrase, align

Numbers = dict[str, float]

_STATUSES = get_args(StatusValue)
_NEGATIVE = frozenset(("not_happened", "denied"))
_ALONE = 0.45  # nearness below which a word has no counterpart
_MOST = 10.0  # largest Goldstein value


def likeness(first: Phrase, second: Phrase) -> Numbers:
    """The numbers of a pair; both texts must have a word."""
    table = align(first, second)
    one, other = _side(first, second, table), _side(second, first, table.turned())
    sums = {f"{name} of both": one[name] + other[name] for name in one}
    gaps = {f"{name} of one": abs(one[name] - other[name]) for name in one}
    return {**sums, **gaps, **_pair(first, second, table)}


def _side(mine: Phrase, other: Phrase, table: Alignment) -> Numbers:
    """What one text says of how the other covers it."""
    return {
        **_covered(mine, table),
        **_left(mine, table),
        **_opposition(table),
        **_status(mine, table),
        **_named(mine, other, table),
    }


def _covered(mine: Phrase, table: Alignment) -> Numbers:
    """How much of a text the other covers: by the same words, by words alike, in their contexts."""
    rarity = _of(mine, lambda word: word.rarity)
    same, near = table.same.max(1), table.near.max(1)
    return {
        "words": float(len(mine.words)),
        "same words": _mean(same),
        "same rare words": _mean(same * rarity) / (_mean(rarity) + 1e-6),
        "likeness": _mean(np.maximum(table.meaning.max(1), same)),
        "likeness of rare words": _mean(near * rarity) / (_mean(rarity) + 1e-6),
        "nearness": _mean(near),
        "spelling": _mean(table.spelling.max(1)),
        "context": _mean(table.context.max(1)),
        "strangest context": float(table.context.max(1).min()),
        "first word": float(near[0]),
        "last word": float(near[-1]),
        "order": _order(table),
    }


def _left(mine: Phrase, table: Alignment) -> Numbers:
    """What of a text the other leaves over, and whether what the other has in excess resembles it."""
    rarity, near = _of(mine, lambda word: word.rarity), table.near.max(1)
    other = table.same.max(1) == 0
    rest = _rest(table)
    alone = near < _ALONE
    return {
        "other words": float(other.sum()),
        "other rare words": float((other * rarity).sum()),
        "words alone": float(alone.sum()),
        "share alone": _mean(alone),
        "words exchanged": float((other & ~alone).sum()),
        "share exchanged": _mean(other & ~alone),
        "word most alone": float(((1 - near) * rarity).max()),
        "likest exchange": float((table.meaning * rest).max()),
        "likeness of exchanges": float((table.meaning * rest).max(1).sum() / max(1, other.sum())),
        "likest spelling": float((table.spelling * rest).max()),
    }


def _opposition(table: Alignment) -> Numbers:
    """Words on one side of an opposition, or on both: anywhere, and among what the texts do not share."""
    rest = table.opposed * _rest(table)
    return {
        "agreed rests": float((table.agreed * _rest(table)).max(1).sum()),
        "opposed": float(table.opposed.max(1).sum()),
        "opposed rest": float(rest.max()),
        "opposed rests": float(rest.max(1).sum()),
        "opposed and alike": float((rest * table.meaning).max()),
    }


def _status(mine: Phrase, table: Alignment) -> Numbers:
    """Words that say how real something is, and those of them that the other text lacks; the tone of acts."""
    tone = _of(mine, lambda word: word.tone) / _MOST
    other = table.same.max(1) == 0
    said = {value: _of(mine, lambda word, value=value: value in word.statuses) for value in _STATUSES}
    return {
        **{value: float(said[value].max()) for value in _STATUSES},
        "other not_happened": float((said["not_happened"] * other).max()),
        "other denied": float((said["denied"] * other).max()),
        "worst act": float(tone.min()),
        "best act": float(tone.max()),
        "tone": _mean(tone),
        "other tone": float((tone * other).sum()),
    }


def _named(mine: Phrase, other: Phrase, table: Alignment) -> Numbers:
    """Parties and numbers, and those that the other text lacks."""
    numbers = _of(mine, lambda word: bool(word.number))
    return {
        "parties": float(len(mine.parties)),
        "other parties": float(len(mine.parties - other.parties)),
        "numbers": float(numbers.sum()),
        "other numbers": float((numbers * (table.same.max(1) == 0)).sum()),
        "question": float(mine.asks),
    }


def _pair(first: Phrase, second: Phrase, table: Alignment) -> Numbers:
    """What is asked of the pair: wholes compared, and things exchanged for others."""
    figures = [frozenset(word.number for word in each.words if word.number) for each in (first, second)]
    denies = [any(word.statuses & _NEGATIVE for word in each.words) for each in (first, second)]
    types = [frozenset(name for word in each.words for name in word.types) for each in (first, second)]
    opposed = bool((table.opposed * _rest(table)).max())
    return {
        "contexts": _cosine(first.contexts.max(0), second.contexts.max(0)),
        "vectors": _cosine(_weighed(first), _weighed(second)),
        "same parties": _shared(first.parties, second.parties),
        "parties exchanged": float(_exchanged(first.parties, second.parties)),
        "same numbers": float(bool(figures[0]) and figures[0] == figures[1]),
        "numbers exchanged": float(_exchanged(*figures)),
        "types of acts": _shared(*types),
        **_acts(first, second, _rest(table)),
        "one denies": float(denies[0] != denies[1]),
        "turned round": float((denies[0] != denies[1]) != opposed),
    }


def _acts(first: Phrase, second: Phrase, rest: Floats) -> Numbers:
    """Acts of the one text that the other does not tell in the same words: of one type, or of tones apart."""
    tones = [_of(each, lambda word: word.tone) / _MOST for each in (first, second)]
    both = rest * np.outer(tones[0] != 0, tones[1] != 0)
    types = [[bool(one.types & other.types) for other in second.words] for one in first.words]
    return {
        "tones apart": float((np.abs(np.subtract.outer(*tones)) * both).max()),
        "tones against": float((rest * (np.outer(*tones) < 0)).max()),
        "acts exchanged": float((rest * types).any(1).sum()),
    }


def _rest(table: Alignment) -> Floats:
    """1 for pairs of words neither of which the other text has."""
    mine, theirs = table.same.max(1) == 0, table.same.max(0) == 0
    rest: Floats = (mine[:, None] & theirs[None]).astype(np.float32)
    return rest


def _order(table: Alignment) -> float:
    """How far the counterparts stand in the same order: a correlation, 0 where it means nothing."""
    places = table.near.argmax(1)
    if len(places) <= 2 or not places.std():  # noqa: PLR2004 - two points always lie on a line
        return 0.0
    return float(np.corrcoef(np.arange(len(places)), places)[0, 1])


def _of(phrase: Phrase, read: Callable[..., float]) -> Floats:
    found: Floats = np.array([read(word) for word in phrase.words], np.float32)
    return found


def _weighed(phrase: Phrase) -> Floats:
    """The sum of the vectors, rare words counting more."""
    weighed: Floats = (phrase.vectors * _of(phrase, lambda word: word.rarity)[:, None]).sum(0)
    return weighed


def _cosine(one: Floats, other: Floats) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-6))


def _mean(values: Floats) -> float:
    return float(values.mean())


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _exchanged(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other) and bool(other - one)
