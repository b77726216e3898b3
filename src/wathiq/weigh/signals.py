"""weigh.signals: what the net makes of a report's possible acts, sides, statuses, clauses and voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from wathiq.model import Good, Mention, Parse, SideWeight, Signal, Signals, VoiceSpan
from wathiq.weigh.features import Features, Floats, features
from wathiq.weigh.hints import Hints
from wathiq.weigh.labels import GOODS, STATUSES, TYPES
from wathiq.weigh.net import Heads, LanguageModel, Links, Net
from wathiq.weigh.vectors import Vectors
from wathiq.weigh.windows import Window, windows

Name = TypeVar("Name", bound=str)

ASKED = 0.1  # probability below which a trigger is not asked about; no act below it is ever accepted
FLOOR = 0.1  # probability below which a good is not reported
_FARTHEST = 60  # tokens between a trigger and the edges of its clause
_DEEPEST = 3  # voices in a chain
_BEGINS = 0.25  # probability from which a token is likely to be the first word of a voice


@dataclass(frozen=True, slots=True)
class Weigher:
    """The nets of one language (their answers are averaged) with the vectors and word lists that they are fed."""

    nets: tuple[Net, ...]
    model: LanguageModel
    vectors: Vectors
    hints: Hints


def signals(parse: Parse, mentions: tuple[Mention, ...], weigher: Weigher) -> Signals:
    """Probabilities for everything the net can say of a report; no decision is taken here."""
    if not parse.tokens:
        return Signals((), ())
    vectors = weigher.vectors.of(parse.tokens)
    given = features(parse, mentions, weigher.hints.of(parse))
    acts: list[Signal] = []
    voices: list[VoiceSpan] = []
    for window in windows(parse):
        _read_window(window, vectors, given, weigher, acts, voices)
    return Signals(tuple(acts), tuple(voices))


def _read_window(
    window: Window, vectors: Floats, given: Features, weigher: Weigher, acts: list[Signal], voices: list[VoiceSpan]
) -> None:
    part, kept = _cut(given, window)
    words = vectors[window.first : window.last]
    context = weigher.model(words)
    encoded = [net.encode(words, context, part.tokens) for net in weigher.nets]
    heads = _mean_heads([heads for _, heads in encoded])
    asking = np.flatnonzero(heads.trigger > ASKED)
    asking = asking[asking >= window.fresh - window.first]
    if not len(asking) or not len(kept):
        return
    links = _mean_links([net.link(states, asking, part) for net, (states, _) in zip(weigher.nets, encoded, strict=True)])
    spans = _Voices(
        window.first, heads.voice, [(net, states) for net, (states, _) in zip(weigher.nets, encoded, strict=True)], voices
    )
    for row, token in enumerate(asking):
        acts.append(_signal(int(token), row, window.first, heads, links, kept, spans))


def _cut(given: Features, window: Window) -> tuple[Features, list[int]]:
    """The features inside a window and the numbers of its mentions."""
    inside = (given.mentions[:, 0] >= window.first) & (given.mentions[:, 1] < window.last)
    part = Features(
        given.tokens[window.first : window.last],
        given.mentions[inside] - window.first,
        given.known[inside],
        given.sentence[window.first : window.last],
    )
    return part, [int(n) for n in np.flatnonzero(inside)]


# --- probabilities ------------------------------------------------------------------------------------------------------


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _softmax(logits: Floats) -> Floats:
    grown = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(grown / grown.sum(-1, keepdims=True), np.float32)


def _mean_heads(answers: list[Heads]) -> Heads:
    """Average probabilities; softmax where one class excludes the others, a sigmoid where not."""
    return Heads(
        np.mean([_sigmoid(a.trigger) for a in answers], 0),
        np.mean([_softmax(a.types) for a in answers], 0),
        np.mean([_softmax(a.statuses) for a in answers], 0),
        np.mean([_sigmoid(a.both) for a in answers], 0),
        np.mean([_sigmoid(a.goods) for a in answers], 0),
        np.mean([_softmax(a.voice) for a in answers], 0),
    )


def _mean_links(answers: list[Links]) -> Links:
    return Links(*(np.mean([_softmax(getattr(a, name)) for a in answers], 0) for name in Links.__slots__))


# --- one act ------------------------------------------------------------------------------------------------------------


def _signal(token: int, row: int, shift: int, heads: Heads, links: Links, kept: list[int], voices: _Voices) -> Signal:
    return Signal(
        first=shift + token,
        last=shift + token + 1,
        probability=float(heads.trigger[token]),
        types=_ranked(TYPES, heads.types[token]),
        statuses=_ranked(STATUSES, heads.statuses[token]),
        sources=_side(links.source[row], kept),
        targets=_side(links.target[row], kept),
        reciprocal=float(heads.both[token]),
        evidence=_evidence(links.begin[row], links.end[row], token, shift),
        voice=voices.pointed(links.voice[row]),
        goods=_goods(heads.goods[token]),
        when=_tokens(links.when[row], shift),
    )


def _ranked(names: tuple[Name, ...], probabilities: Floats) -> tuple[tuple[Name, float], ...]:
    order = np.argsort(-probabilities, kind="stable")
    return tuple((names[n], float(probabilities[n])) for n in order)


def _side(probabilities: Floats, kept: list[int]) -> tuple[SideWeight, ...]:
    """Mentions that have any weight worth adding up, likeliest first."""
    order = np.argsort(-probabilities[:-1], kind="stable")
    return tuple(SideWeight(kept[n], float(probabilities[n])) for n in order if probabilities[n] > 0.01)  # noqa: PLR2004


def _tokens(probabilities: Floats, shift: int) -> tuple[tuple[int, float], ...]:
    """Tokens that have any weight worth adding up."""
    return tuple((shift + int(n), float(probabilities[n])) for n in np.flatnonzero(probabilities[:-1] > 0.01))  # noqa: PLR2004


def _evidence(begin: Floats, end: Floats, token: int, shift: int) -> tuple[int, int]:
    """The likeliest clause around the trigger, as a token range."""
    first = max(0, token - _FARTHEST)
    last = min(len(end), token + _FARTHEST)
    start = first + int(np.argmax(begin[first : token + 1]))
    stop = token + int(np.argmax(end[token:last]))
    return shift + start, shift + stop + 1


def _goods(probabilities: Floats) -> tuple[tuple[Good, float, float], ...]:
    pairs = probabilities.reshape(-1, 2)
    return tuple((GOODS[n], float(a), float(b)) for n, (a, b) in enumerate(pairs) if max(a, b) > FLOOR)


# --- voices -------------------------------------------------------------------------------------------------------------


class _Voices:
    """Turns tokens that are pointed at into spans, each once, with the voice outside each."""

    def __init__(self, shift: int, tags: Floats, states: list[tuple[Net, Floats]], found: list[VoiceSpan]) -> None:
        self._shift, self._states, self._found = shift, states, found
        self._extents = _extents(tags)
        self._likely = np.flatnonzero(tags[:, 1] > _BEGINS).tolist()
        self._outside: dict[int, Floats] = {}

    def pointed(self, probabilities: Floats, depth: int = 1) -> int | None:
        """The number of the voice span that ``probabilities`` (T + 1) point at; None when they say "none"."""
        none = float(probabilities[-1])
        spans = self._spans(probabilities)
        if not spans or spans[0][0] <= none:
            return None
        _, first, last = spans[0]
        return self._number(first, last, depth)

    def _spans(self, probabilities: Floats) -> list[tuple[float, int, int]]:
        """Weight, first and last token of the spans around the tokens with most weight."""
        found: dict[tuple[int, int], float] = {}
        for token in np.argsort(-probabilities[:-1], kind="stable")[:12]:
            span = self._extents[token]
            found[span] = found.get(span, 0.0) + float(probabilities[token])
        return sorted(((weight, *span) for span, weight in found.items()), reverse=True)

    def _number(self, first: int, last: int, depth: int) -> int:
        for number, span in enumerate(self._found):
            if (span.first, span.last) == (first + self._shift, last + self._shift):
                return number
        outside = None
        if depth < _DEEPEST:
            answer = self._outer(first).copy()
            answer[first:last] = 0
            outside = self.pointed(answer, depth + 1)
        self._found.append(VoiceSpan(first + self._shift, last + self._shift, outside))
        return len(self._found) - 1

    def _outer(self, token: int) -> Floats:
        """Where the voice outside the one at ``token`` stands; all likely first words of voices are asked about at once."""
        if token not in self._outside:
            asked = np.array(sorted({*self._likely, token} - self._outside.keys()), np.int64)
            answers = np.stack([_softmax(net.outer(states, asked)) for net, states in self._states]).mean(0, np.float32)
            self._outside.update(zip(asked.tolist(), answers, strict=True))
        return self._outside[token]


def _extents(tags: Floats) -> list[tuple[int, int]]:
    """For each token the first and the last token (exclusive) of the voice around it, as the tags (T, 3) say."""
    nothing, begins, goes_on = tags.T.tolist()
    extents = []
    for token in range(len(nothing)):
        first, last = token, token + 1
        while first > 0 and goes_on[first] > begins[first] and begins[first - 1] + goes_on[first - 1] > nothing[first - 1]:
            first -= 1
        while last < len(nothing) and goes_on[last] > max(nothing[last], begins[last]):
            last += 1
        extents.append((first, last))
    return extents
