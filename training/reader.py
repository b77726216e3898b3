"""Trains the reading net on the gold claims, by cross-validation or on everything.

python -m training.reader WORK --folds 5        # writes held-out predictions and prints the figures
python -m training.reader WORK --ship           # trains on everything and writes the ONNX files
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training.dataset import Alternatives, Example
from training.net import Heads, Reader, ReadingNet
from training.transformer import Body, TransformerReader
from wathiq.weigh.labels import GOODS, STATUSES, TYPES

BATCH = 2400  # tokens of a batch, padding included
MOST = 40  # texts of a batch
TYPICAL = 190  # tokens; the loss of a batch counts as many texts as it has this many tokens


def pad(arrays: list[np.ndarray]) -> torch.Tensor:
    """(T, B, width) from B arrays (T_i, width)."""
    longest = max(len(array) for array in arrays)
    out = np.zeros((longest, len(arrays), arrays[0].shape[1]), np.float32)
    for column, array in enumerate(arrays):
        out[: len(array), column] = array
    return torch.from_numpy(out)


def any_of(logits: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """(K,): minus log probability of any of the right columns."""
    return torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(~mask, -1e4), 1)


def pointed(logits: torch.Tensor, right: Alternatives) -> torch.Tensor:
    """(N,): loss of a pointer whose right columns are listed."""
    losses = any_of(logits[right.rows], right.mask) * right.weight
    return torch.zeros(len(logits)).index_add(0, right.rows, losses)


def link_loss(net: ReadingNet, states: torch.Tensor, example: Example) -> torch.Tensor:
    """Sides, evidence and voices of all claims of one text."""
    wanted, given = example.targets, example.features
    if not len(wanted.asking) or not len(example.mentions):
        return states.sum() * 0
    voices = wanted.voices if len(wanted.voices) else torch.tensor([0])
    source, target, begin, end, voice, when, outer = net.links(
        states,
        wanted.asking,
        voices,
        torch.from_numpy(given.mentions),
        torch.from_numpy(given.known),
        torch.from_numpy(given.sentence),
    )
    sides = pointed(source, wanted.sources) + pointed(target, wanted.targets)
    crossed = pointed(source, wanted.targets) + pointed(target, wanted.sources)
    sides = torch.where(wanted.both > 0, torch.minimum(sides, crossed), sides)
    clause = functional.cross_entropy(begin, wanted.begin, reduction="none") + functional.cross_entropy(
        end, wanted.end, reduction="none"
    )
    said = pointed(voice, wanted.voice)
    timed = pointed(when, wanted.when)
    total = (wanted.weight * (sides + 0.4 * clause + 0.7 * said + 0.4 * timed)).sum()
    return total + 0.3 * pointed(outer, wanted.outer).sum() if len(wanted.voices) else total


def token_loss(net: ReadingNet, states: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    """Triggers on every token; types, statuses, goods on the claims."""
    lengths = [len(example.vectors) for example in batch]
    trigger, types, statuses, both, good, tags = (
        torch.cat([head[:length, column] for column, length in enumerate(lengths)]) for head in net.heads(states)
    )
    wanted = [example.targets for example in batch]
    starts = np.cumsum([0, *lengths[:-1]])
    at = torch.cat([w.asking + int(start) for w, start in zip(wanted, starts, strict=True)])
    weight = torch.cat([w.weight for w in wanted])
    total = functional.binary_cross_entropy_with_logits(trigger, torch.cat([w.trigger for w in wanted]), reduction="sum")
    total = total + 0.15 * functional.cross_entropy(tags, torch.cat([w.tags for w in wanted]), reduction="sum")
    typed = torch.cat([w.types for w in wanted])
    claims = any_of(types[at], typed) * typed.any(1) + 0.7 * any_of(statuses[at], torch.cat([w.statuses for w in wanted]))
    claims = claims + 0.5 * functional.binary_cross_entropy_with_logits(
        both[at], torch.cat([w.both for w in wanted]), reduction="none"
    )
    goods = functional.binary_cross_entropy_with_logits(good[at], torch.cat([w.goods for w in wanted]), reduction="none").sum(1)
    return total + (weight * (claims + 0.8 * goods)).sum()


def tuned_net(sample: Example, body: Body, hidden: int = 128) -> TransformerReader:
    """A net of the right shape on a pretrained transformer, which is learned further with it."""
    given = sample.features
    heads = Heads(len(TYPES), len(STATUSES), len(GOODS))
    return TransformerReader(given.tokens.shape[1], given.known.shape[1], heads, body, hidden)


def new_net(sample: Example, language_model: dict | None, hidden: int = 128) -> Reader:
    """A net of the right shape, its language model in place."""
    given = sample.features
    net = Reader(
        given.tokens.shape[1], given.known.shape[1], len(TYPES), len(STATUSES), len(GOODS), hidden, sample.vectors.shape[1]
    )
    if language_model is not None:
        for name, way in (("forwards", net.forwards), ("backwards", net.backwards)):
            way.load_state_dict({k.split(".", 1)[1]: v for k, v in language_model.items() if k.startswith(name)}, strict=False)
    for way in (net.forwards, net.backwards):
        way.requires_grad_(False).eval()
    return net


@torch.no_grad()
def contexts(net: Reader, examples: list[Example]) -> list[np.ndarray]:
    """The frozen language model's states of every text, in half precision to save memory; texts of one length together."""
    net.eval()
    states: list[np.ndarray] = [np.empty(0)] * len(examples)
    by_length: dict[int, list[int]] = {}
    for number, example in enumerate(examples):
        by_length.setdefault(len(example.vectors), []).append(number)
    for numbers in by_length.values():
        read = net.context(torch.from_numpy(np.stack([examples[n].vectors for n in numbers], 1))).numpy().astype(np.float16)
        for column, number in enumerate(numbers):
            states[number] = read[:, column].copy()
    return states


class Bridge(nn.Module):
    """Linear maps from another language's word vectors and contexts to those of the net; learned with it, never shipped."""

    def __init__(self, vector: int, context: int) -> None:
        """Take vectors and contexts of the sizes that the net takes."""
        super().__init__()
        self.vector, self.context = nn.Linear(vector, vector), nn.Linear(context, context)

    def forward(self, vectors: torch.Tensor, context: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Same shapes."""
        return self.vector(vectors), self.context(context)


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts to learn from with their context; ``take`` of them an epoch, drawn anew (0: all).

    ``bridge`` brings vectors and contexts of another language into the net's own; None where the texts are in its language.
    """

    examples: list[Example]
    states: list[np.ndarray]
    take: int = 0
    bridge: Bridge | None = None

    def only(self, numbers: list[int]) -> Pool:
        """Some of the texts."""
        return Pool([self.examples[n] for n in numbers], [self.states[n] for n in numbers], self.take, self.bridge)

    def draw(self, generator: np.random.Generator) -> list[tuple[Example, np.ndarray]]:
        """The texts of one epoch."""
        chosen = generator.permutation(len(self.examples))[: self.take or None]
        return [(self.examples[n], self.states[n]) for n in chosen]


def batches(pairs: list[tuple[Example, np.ndarray]], generator: np.random.Generator) -> list[list[tuple[Example, np.ndarray]]]:
    """Texts of like length together, at most ``BATCH`` tokens and ``MOST`` texts; in random order."""
    pairs = sorted(pairs, key=lambda pair: len(pair[0].vectors) + generator.integers(40))
    made: list[list[tuple[Example, np.ndarray]]] = [[]]
    for pair in pairs:
        longest = max([len(example.vectors) for example, _ in made[-1]] + [len(pair[0].vectors)])
        if len(made[-1]) == MOST or (made[-1] and longest * (len(made[-1]) + 1) > BATCH):
            made.append([])
        made[-1].append(pair)
    generator.shuffle(made)
    return made


def fit(net: ReadingNet, pools: list[Pool], epochs: int, seed: int, rate: float = 2e-3) -> None:
    """Train in place: Adam, warm-up and cosine, batches of texts of like length; the average of the last weights is kept."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    bridges = {id(pool.bridge): pool.bridge for pool in pools if pool.bridge is not None}
    groups = net.groups(rate) + [{"params": list(bridge.parameters()), "lr": rate} for bridge in bridges.values()]
    weights = [p for group in groups for p in group["params"]]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.985))
    begin, step = time.time(), 0
    for epoch in range(epochs):
        net.train()
        chunks = _epoch(pools, generator)
        running = tokens = 0.0
        for number, (bridge, chunk) in enumerate(chunks):
            done = (epoch + number / len(chunks)) / epochs
            for group, base in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = base * min(1, (step + 1) / 40) * (0.03 + 0.97 * (0.5 + 0.5 * math.cos(math.pi * done)))
            loss = _batch_loss(net, [example for example, _ in chunk], [context for _, context in chunk], bridge, generator)
            size = sum(len(example.vectors) for example, _ in chunk) / TYPICAL
            optimiser.zero_grad()
            (loss / size / 10).backward()
            nn.utils.clip_grad_norm_(weights, 2.0)
            optimiser.step()
            average.update_parameters(net)
            running, tokens, step = running + loss.item(), tokens + size, step + 1
        print(f"  epoch {epoch + 1} loss {running / tokens:.2f} {time.time() - begin:.0f}s", flush=True)
    net.load_state_dict(average.module.state_dict())


def _epoch(pools: list[Pool], generator: np.random.Generator) -> list[tuple[Bridge | None, list[tuple[Example, np.ndarray]]]]:
    """The batches of one epoch, each of one language, in random order."""
    by_bridge: dict[int, tuple[Bridge | None, list[tuple[Example, np.ndarray]]]] = {}
    for pool in pools:
        by_bridge.setdefault(id(pool.bridge), (pool.bridge, []))[1].extend(pool.draw(generator))
    made = [(bridge, batch) for bridge, pairs in by_bridge.values() for batch in batches(pairs, generator)]
    order = generator.permutation(len(made))
    return [made[n] for n in order]


def _batch_loss(
    net: ReadingNet, batch: list[Example], contexts_: list[np.ndarray], bridge: Bridge | None, generator: np.random.Generator
) -> torch.Tensor:
    vectors, given = pad([_hide_names(e, generator) for e in batch]), pad([e.features.tokens for e in batch])
    context = pad([c.astype(np.float32) for c in contexts_])
    if bridge is not None:
        vectors, context = bridge(vectors, context)
    lengths = torch.tensor([len(example.vectors) for example in batch])
    states = net.encode(vectors, context, given, torch.arange(len(given))[None] < lengths[:, None])
    total = token_loss(net, states, batch)
    for column, example in enumerate(batch):
        total = total + link_loss(net, states[: len(example.vectors), column], example)
    return total


def _hide_names(example: Example, generator: np.random.Generator) -> np.ndarray:
    """Forget which party a mention names, half of the time: roles are learned from words around, not from who is who."""
    vectors = example.vectors.copy()
    for mention in example.mentions:
        if generator.random() < 0.4:
            vectors[mention.first : mention.last] = 0
    return vectors
