"""A small transformer that reads the words of a report in their context: pretrained on the corpus, then tuned on the claims.

``Body`` takes the shipped word vectors and gives a state for every word. It learns first to tell words that are hidden from
it (Devlin et al. 2019), with the words of :mod:`training.vectors` as its vocabulary; then it is tuned together with the heads
of the reading net. Layers are normalised before each part (Xiong et al. 2020), places are told by rotation (Su et al. 2021).
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from training.net import Drop, Heads, ReadingNet

HEAD = 64  # numbers of an attention head
WINDOW = 256  # tokens read at once in pretraining
HEAD_RATE, BODY_RATE = 0.5, 0.15  # of the rate that a net without a pretrained body learns with
HIDDEN_SHARE = 0.2  # of the words are hidden from the body


class Layer(nn.Module):
    """Attention and a two-layer net, each added to what came in."""

    def __init__(self, size: int, drop: float) -> None:
        """Take states of ``size`` numbers."""
        super().__init__()
        self.heads = size // HEAD
        self.before, self.between = nn.LayerNorm(size), nn.LayerNorm(size)
        self.asked, self.answered = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.wide, self.narrow = nn.Linear(size, 4 * size), nn.Linear(4 * size, size)
        self.drop = nn.Dropout(drop)

    def forward(self, states: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor], mask: torch.Tensor | None) -> torch.Tensor:
        """(B, T, size) → the same shape; ``mask`` (B, 1, 1, T) is True where there are words."""
        batch, length, size = states.shape
        parts = self.asked(self.before(states)).view(batch, length, 3, self.heads, HEAD).permute(2, 0, 3, 1, 4)
        query, key = turned(parts[0], *turn), turned(parts[1], *turn)
        read = functional.scaled_dot_product_attention(query, key, parts[2], mask)
        states = states + self.drop(self.answered(read.transpose(1, 2).reshape(batch, length, size)))
        return states + self.drop(self.narrow(self.drop(functional.gelu(self.wide(self.between(states))))))


def turned(vectors: torch.Tensor, cosine: torch.Tensor, sine: torch.Tensor) -> torch.Tensor:
    """Vectors (..., T, HEAD) rotated by their places."""
    first, second = vectors.chunk(2, -1)
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], -1)


def turns(length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines (T, HEAD / 2) of the places of ``length`` words."""
    rates = torch.exp(torch.arange(HEAD // 2) * (-math.log(1000.0) * 2 / HEAD))
    angles = torch.arange(length)[:, None] * rates[None]
    return torch.cos(angles), torch.sin(angles)


class Body(nn.Module):
    """The transformer: word vectors (B, T, vector) and what else is known of each word (B, T, size) → states (B, T, size)."""

    def __init__(self, vector: int = 128, size: int = 256, layers: int = 8, drop: float = 0.0) -> None:
        """Build ``layers`` layers with states of ``size`` numbers."""
        super().__init__()
        self.size = size
        self.hidden = nn.Parameter(torch.zeros(vector))
        self.enter = nn.Linear(vector, size)
        self.layers = nn.ModuleList(Layer(size, drop) for _ in range(layers))
        self.leave = nn.LayerNorm(size)
        for layer in self.layers:
            for last in (layer.answered, layer.narrow):
                nn.init.normal_(last.weight, std=0.02 / math.sqrt(2 * layers))

    def forward(
        self, vectors: torch.Tensor, known: torch.Tensor | None = None, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """See the class; ``mask`` (B, T) is True where there are words, None where all are."""
        states = self.enter(vectors)
        states = states if known is None else states + known
        turn = turns(vectors.shape[1])
        seen = None if mask is None else mask[:, None, None]
        for layer in self.layers:
            states = layer(states, turn, seen)
        return self.leave(states)


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a language one after the other: their numbers, a vector for each number, and how many are told apart."""

    ids: torch.Tensor
    inputs: torch.Tensor
    told: int


class Guess(nn.Module):
    """Tells the hidden words of a language from the states of the body."""

    def __init__(self, stream: Stream, size: int) -> None:
        """Begin with the word vectors."""
        super().__init__()
        vector = stream.inputs.shape[1]
        self.enter = nn.Linear(vector, vector)
        nn.init.eye_(self.enter.weight)
        self.out = nn.Sequential(nn.Linear(size, size), nn.GELU(), nn.LayerNorm(size), nn.Linear(size, vector))
        self.words = nn.Parameter(stream.inputs[: stream.told].float() * 0.5)
        self.bias = nn.Parameter(torch.zeros(stream.told))

    def loss(self, body: Body, stream: Stream, texts: int) -> torch.Tensor:
        """Mean loss over the hidden words of ``texts`` windows drawn at random."""
        first = torch.randint(0, len(stream.ids) - WINDOW, (texts, 1))
        ids = stream.ids[first + torch.arange(WINDOW)].long()
        drawn = torch.rand(ids.shape)
        asked = (drawn < HIDDEN_SHARE) & (ids < stream.told)
        given = torch.where(asked & (drawn > 0.9 * HIDDEN_SHARE), torch.randint(0, stream.told, ids.shape), ids)
        vectors = self.enter(stream.inputs[given].float())
        vectors = torch.where((asked & (drawn < 0.8 * HIDDEN_SHARE))[..., None], body.hidden.to(vectors.dtype), vectors)
        guessed = self.out(body(vectors)[asked])
        return functional.cross_entropy(guessed @ self.words.T + self.bias, ids[asked])


def pretrain(body: Body, streams: list[tuple[Guess, Stream, float]], seconds: float, texts: int, rate: float) -> None:
    """Train in place for ``seconds``: every step takes one language, drawn by its share."""
    weights = [*body.parameters(), *(p for guess, _, _ in streams for p in guess.parameters())]
    optimiser = torch.optim.AdamW(weights, lr=rate, betas=(0.9, 0.98), weight_decay=0.05, fused=True)
    shares = torch.tensor([share for _, _, share in streams], device="cpu")
    begin, step = time.time(), 0
    while (done := (time.time() - begin) / seconds) < 1:
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 400) * (0.02 + 0.98 * (1 - done))
        number = int(torch.multinomial(shares, 1))
        guess, stream, _ = streams[number]
        with torch.autocast(stream.inputs.device.type, dtype=torch.bfloat16):
            loss = guess.loss(body, stream, texts)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        step += 1
        if step % 500 == 0:
            print(f"{step} {time.time() - begin:.0f}s language {number} loss {loss.item():.3f}", flush=True)


class TransformerReader(ReadingNet):
    """The reading net on a transformer; ``context`` is not used."""

    def __init__(self, features: int, mention: int, heads: Heads, body: Body, hidden: int = 128) -> None:
        """Stand on ``body`` with a BiLSTM of 2 * ``hidden`` numbers between it and the heads."""
        super().__init__()
        self.body = body
        self.word_drop, self.drop = Drop(0.2), Drop(0.25)
        self.known = nn.Sequential(nn.Linear(features, 64), nn.ReLU(), nn.Linear(64, body.size))
        nn.init.zeros_(self.known[2].weight)
        nn.init.zeros_(self.known[2].bias)
        self.told = nn.Linear(features, 64)
        self.upper = nn.LSTM(body.size + 64, hidden, bidirectional=True)
        self.build(body.size + 2 * hidden, mention, heads)

    def groups(self, rate: float) -> list[dict[str, Any]]:
        """The body knows something already: it learns more slowly than the heads."""
        inside = {id(weight) for weight in self.body.parameters()}
        rest = [weight for weight in self.parameters() if id(weight) not in inside]
        return [{"params": list(self.body.parameters()), "lr": BODY_RATE * rate}, {"params": rest, "lr": HEAD_RATE * rate}]

    def encode(
        self, vectors: torch.Tensor, context: torch.Tensor, features: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        """See :class:`ReadingNet`."""
        given = self.word_drop(vectors).transpose(0, 1)
        with torch.autocast(given.device.type, torch.bfloat16, enabled=self.training):
            states = self.body(given, self.known(features).transpose(0, 1), mask)
        states = states.float().transpose(0, 1)
        upper, _ = self.upper(self.drop(torch.cat([states, torch.relu(self.told(features))], -1)))
        return torch.cat([states, upper], -1)
