"""The reading net: from a whole report to weights for acts, their sides, statuses, voices and evidence.

Two-way language model (frozen or fine-tuned) + features → BiLSTM → heads. Everything is one graph, so that the exported
ONNX file needs no code of ours beyond the features.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from training.language_model import OneWay

REACH = 16  # buckets of distance, each side
RANKS = 5  # mentions before and after a trigger whose order is told apart


def buckets(distance: torch.Tensor) -> torch.Tensor:
    """Signed distances in tokens as 2 * REACH + 1 classes: exact up to 8, then logarithmic."""
    size = distance.abs().float()
    coarse = 8 + torch.floor(torch.log2(torch.clamp(size, min=8.0) / 8.0) * 2.0)
    near = torch.where(size <= 8, size, torch.clamp(coarse, max=float(REACH))).long()
    return torch.where(distance < 0, REACH - near, REACH + near)


class Drop(nn.Module):
    """Dropout with one mask for a whole text (Gal and Ghahramani 2016), which is also cheaper; time is the first axis."""

    def __init__(self, share: float) -> None:
        """Drop ``share`` of the columns."""
        super().__init__()
        self.share = share

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        """Same shape, some columns zero."""
        if not self.training:
            return given
        mask = (torch.rand(given.shape[1:]) >= self.share).float() / (1 - self.share)
        return given * mask


class Pointer(nn.Module):
    """Scores every candidate for every asking token: an additive net with learned distances, plus a bilinear term.

    The last column is "none of them".
    """

    def __init__(self, size: int, candidate: int, hidden: int = 64, extra: int = 0) -> None:
        """Ask with vectors of ``size``, answer with candidates of ``candidate`` numbers and ``extra`` pair classes."""
        super().__init__()
        self.ask = nn.Linear(size, hidden)
        self.answer = nn.Linear(candidate, hidden, bias=False)
        self.distance = nn.Embedding(2 * REACH + 1, hidden)
        self.pair = nn.Embedding(extra, hidden) if extra else None
        self.rank = nn.Embedding(2 * RANKS + 1, hidden)
        self.score = nn.Linear(hidden, 1, bias=False)
        self.left, self.right = nn.Linear(size, hidden), nn.Linear(candidate, hidden, bias=False)
        self.none = nn.Linear(size, 1)
        for table in (self.distance, self.rank):
            nn.init.normal_(table.weight, std=0.1)

    def forward(
        self,
        asking: torch.Tensor,
        answers: torch.Tensor,
        distance: torch.Tensor,
        rank: torch.Tensor,
        pair: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """(N, size), (M, candidate), (N, M) buckets → (N, M + 1) scores."""
        inner = self.ask(asking)[:, None] + self.answer(answers)[None] + self.distance(distance) + self.rank(rank)
        if self.pair is not None and pair is not None:
            inner = inner + self.pair(pair)
        additive = self.score(torch.relu(inner))[..., 0]
        bilinear = self.left(asking) @ self.right(answers).T / 8.0
        return torch.cat([additive + bilinear, self.none(asking)], 1)


class TokenPointer(nn.Module):
    """Scores every token for every asking token by a bilinear form and distances that the asking token chooses.

    The last column is "none of them".
    """

    def __init__(self, size: int, hidden: int = 96) -> None:
        """Ask and answer with vectors of ``size`` numbers."""
        super().__init__()
        self.left, self.right = nn.Linear(size, hidden), nn.Linear(size, hidden)
        self.distance = nn.Linear(size, 2 * REACH + 1)
        self.bias = nn.Linear(size, 1)
        self.none = nn.Linear(size, 1)

    def forward(self, asking: torch.Tensor, answers: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
        """(N, size), (T, size), (N, T) buckets → (N, T + 1) scores."""
        scores = self.left(asking) @ self.right(answers).T / 9.8 + self.bias(answers).T
        scores = scores + torch.gather(self.distance(asking), 1, distance)
        return torch.cat([scores, self.none(asking)], 1)


@dataclass(frozen=True, slots=True)
class Heads:
    """How many types, statuses and goods the heads tell apart."""

    types: int
    statuses: int
    goods: int


class ReadingNet(nn.Module):
    """The heads and pointers on token states; how a net comes to its states is its own affair."""

    def build(self, size: int, mention: int, heads: Heads) -> None:
        """The heads on token states of ``size`` numbers."""
        self.size = size
        self.mention = nn.Linear(2 * size + mention, 192)
        self.head = nn.Sequential(nn.Linear(size, 192), nn.ReLU(), Drop(0.3))
        self.trigger, self.kind, self.status = nn.Linear(192, 1), nn.Linear(192, heads.types), nn.Linear(192, heads.statuses)
        self.both, self.good = nn.Linear(192, 1), nn.Linear(192, 2 * heads.goods)
        self.voice_tag = nn.Linear(192, 3)
        self.source, self.target = Pointer(size, 192, extra=9), Pointer(size, 192, extra=9)
        self.begin, self.end = TokenPointer(size), TokenPointer(size)
        self.voice, self.outer, self.when = TokenPointer(size), TokenPointer(size), TokenPointer(size)

    def groups(self, rate: float) -> list[dict[str, Any]]:
        """What is learned, and at which rate."""
        return [{"params": [weight for weight in self.parameters() if weight.requires_grad], "lr": rate}]

    def encode(
        self, vectors: torch.Tensor, context: torch.Tensor, features: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Token states (T, B, size); ``mask`` (B, T) is True where there are words, not padding."""
        raise NotImplementedError

    def heads(self, states: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Per token: trigger, types, statuses, reciprocity, goods, voice tags."""
        inner = self.head(self.drop(states))
        return (
            self.trigger(inner)[..., 0], self.kind(inner), self.status(inner),
            self.both(inner)[..., 0], self.good(inner), self.voice_tag(inner),
        )  # fmt: skip

    def links(
        self,
        states: torch.Tensor,
        asking: torch.Tensor,
        voices: torch.Tensor,
        mentions: torch.Tensor,
        known: torch.Tensor,
        sentence: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """For ``asking`` triggers and ``voices`` tokens: sources, targets, evidence begin and end, voice, time, outer voice.

        ``mentions`` is (M, 2) first and last token (inclusive), ``known`` (M, mention) their features, ``sentence`` (T,).
        """
        states = self.drop(states)
        mine = states[asking]
        place = torch.arange(states.shape[0])
        spans = torch.relu(self.mention(torch.cat([states[mentions[:, 0]], states[mentions[:, 1]], known], -1)))
        to_mention = buckets(mentions[None, :, 0] - asking[:, None])
        gap = torch.clamp(sentence[mentions[:, 0]][None] - sentence[asking][:, None], -4, 4) + 4
        before = (mentions[None, :, 0] < asking[:, None]).long().sum(1, keepdim=True)
        rank = torch.clamp(torch.arange(mentions.shape[0])[None] - before, -RANKS, RANKS) + RANKS
        to_token = buckets(place[None] - asking[:, None])
        to_outer = buckets(place[None] - voices[:, None])
        return (
            self.source(mine, spans, to_mention, rank, gap), self.target(mine, spans, to_mention, rank, gap),
            self.begin(mine, states, to_token)[:, :-1], self.end(mine, states, to_token)[:, :-1],
            self.voice(mine, states, to_token), self.when(mine, states, to_token), self.outer(states[voices], states, to_outer),
        )  # fmt: skip


class Reader(ReadingNet):
    """The net on a two-way language model. ``features`` is the number of features a token, ``mention`` a mention."""

    def __init__(
        self, features: int, mention: int, types: int, statuses: int, goods: int, hidden: int = 128, vector: int = 128
    ) -> None:
        """Build the layers; see :meth:`forward` for the shapes."""
        super().__init__()
        self.forwards, self.backwards = OneWay(vector), OneWay(vector)
        lm = 4 * self.forwards.lower.hidden_size
        self.squeeze = nn.Linear(lm, 160)
        self.known = nn.Linear(features, 64)
        self.lower = nn.LSTM(vector + 160 + 64, hidden, bidirectional=True)
        self.upper = nn.LSTM(2 * hidden, hidden, bidirectional=True)
        self.drop, self.word_drop, self.lm_drop = Drop(0.35), Drop(0.2), Drop(0.2)
        self.build(4 * hidden, mention, Heads(types, statuses, goods))

    def context(self, vectors: torch.Tensor) -> torch.Tensor:
        """Language-model states of (T, B, vector) word vectors: (T, B, 4 * HIDDEN)."""
        low_f, up_f, _ = self.forwards(vectors)
        low_b, up_b, _ = self.backwards(vectors.flip(0))
        return torch.cat([low_f, up_f, low_b.flip(0), up_b.flip(0)], -1)

    def encode(
        self, vectors: torch.Tensor, context: torch.Tensor, features: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """See :class:`ReadingNet`; the readers take padding as it is."""
        given = torch.cat(
            [self.word_drop(vectors), torch.relu(self.squeeze(self.lm_drop(context))), torch.relu(self.known(features))], -1
        )
        lower, _ = self.lower(self.drop(given))
        upper, _ = self.upper(self.drop(lower))
        return torch.cat([lower, upper], -1)
