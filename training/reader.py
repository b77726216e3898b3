"""Trains the reading net on the gold claims, by cross-validation or on everything.

    python -m training.reader WORK --folds 5        # writes held-out predictions and prints the figures
    python -m training.reader WORK --ship           # trains on everything and writes the ONNX files
"""

from __future__ import annotations

import math
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training.dataset import Answer, Example
from training.net import Reader
from wathiq.weigh.labels import GOODS, STATUSES, TYPES

BATCH = 8
MAY = 0.35  # how much a borderline claim counts as a trigger


def pad(arrays: list[np.ndarray]) -> torch.Tensor:
    """(T, B, width) from B arrays (T_i, width)."""
    longest = max(len(array) for array in arrays)
    out = np.zeros((longest, len(arrays), arrays[0].shape[1]), np.float32)
    for column, array in enumerate(arrays):
        out[: len(array), column] = array
    return torch.from_numpy(out)


def any_of(logits: torch.Tensor, rows: int, right: list[int]) -> torch.Tensor:
    """Minus log probability of any of the right columns."""
    chosen = torch.logsumexp(logits[rows, right], 0)
    return torch.logsumexp(logits[rows], 0) - chosen


def side_loss(logits: torch.Tensor, row: int, sides: list[list[int]]) -> torch.Tensor:
    """A side is found when some mention of each named party is pointed at, or "none" when nobody is named."""
    none = logits.shape[1] - 1
    if not sides:
        return 0.5 * any_of(logits, row, [none])
    losses = [any_of(logits, row, side) for side in sides if side]
    return torch.stack(losses).mean() if losses else logits.sum() * 0


def link_loss(net: Reader, states: torch.Tensor, example: Example) -> torch.Tensor:
    """Sides, evidence and voices of all claims of one text."""
    answers = example.answers
    if not answers or not len(example.mentions):
        return states.sum() * 0
    asking = torch.tensor([answer.token for answer in answers])
    voices = torch.tensor(sorted(example.outer) or [0])
    given = example.features
    source, target, begin, end, voice, outer = net.links(
        states, asking, voices, torch.from_numpy(given.mentions), torch.from_numpy(given.known), torch.from_numpy(given.sentence)
    )
    total = states.sum() * 0
    for row, answer in enumerate(answers):
        weight = 1.0 if answer.required else 0.6
        total = total + weight * _claim_loss(answer, row, source, target, begin, end, voice)
    none = outer.shape[1] - 1
    for row, token in enumerate(voices.tolist()):
        if example.outer:
            total = total + 0.3 * any_of(outer, row, example.outer[token] or [none])
    return total


def _claim_loss(
    answer: Answer, row: int, source: torch.Tensor, target: torch.Tensor, begin: torch.Tensor, end: torch.Tensor, voice: torch.Tensor
) -> torch.Tensor:
    straight = side_loss(source, row, answer.sources) + side_loss(target, row, answer.targets)
    if answer.both:
        crossed = side_loss(source, row, answer.targets) + side_loss(target, row, answer.sources)
        straight = torch.minimum(straight, crossed)
    evidence = any_of(begin, row, [answer.evidence[0]]) + any_of(end, row, [answer.evidence[1]])
    said = any_of(voice, row, answer.voice or [voice.shape[1] - 1])
    return straight + 0.4 * evidence + 0.7 * said


def token_loss(net: Reader, states: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    """Triggers on every token; types, statuses, goods on the claims."""
    trigger, types, statuses, both, good, tags = net.heads(states)
    total = states.sum() * 0
    for column, example in enumerate(batch):
        length = len(example.vectors)
        wanted, weight = torch.zeros(length), torch.ones(length)
        for answer in example.answers:
            value = 1.0 if answer.required else MAY
            wanted[answer.token] = max(wanted[answer.token], value)
        total = total + functional.binary_cross_entropy_with_logits(trigger[:length, column], wanted, weight, reduction="sum")
        total = total + 0.15 * functional.cross_entropy(tags[:length, column], torch.from_numpy(example.tags), reduction="sum")
        for answer in example.answers:
            at, scale = (answer.token, column), 1.0 if answer.required else 0.6
            if answer.types:
                total = total + scale * any_of(types[at][None], 0, answer.types)
            total = total + scale * 0.7 * any_of(statuses[at][None], 0, answer.statuses)
            total = total + scale * 0.5 * functional.binary_cross_entropy_with_logits(both[at], torch.tensor(float(answer.both)))
            total = total + scale * 0.3 * functional.binary_cross_entropy_with_logits(good[at], torch.from_numpy(answer.goods), reduction="sum")
    return total


def new_net(sample: Example, language_model: dict | None, hidden: int = 160) -> Reader:
    """A net of the right shape, its language model in place."""
    given = sample.features
    net = Reader(given.tokens.shape[1], given.known.shape[1], len(TYPES), len(STATUSES), len(GOODS), hidden, sample.vectors.shape[1])
    if language_model is not None:
        for name, way in (("forwards", net.forwards), ("backwards", net.backwards)):
            way.load_state_dict({k.split(".", 1)[1]: v for k, v in language_model.items() if k.startswith(name)})
    for way in (net.forwards, net.backwards):
        way.requires_grad_(False).eval()
    return net


@torch.no_grad()
def contexts(net: Reader, examples: list[Example]) -> list[np.ndarray]:
    """The frozen language model's states of every text, in half precision to save memory."""
    net.eval()
    return [net.context(torch.from_numpy(e.vectors)[:, None]).numpy()[:, 0].astype(np.float16) for e in examples]


def fit(net: Reader, examples: list[Example], states: list[np.ndarray], epochs: int, seed: int, rate: float = 1.5e-3) -> None:
    """Train in place: Adam, warm-up and cosine, batches of texts of like length; the average of the last weights is kept."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    weights = [p for p in net.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.98))
    steps, step = epochs * math.ceil(len(examples) / BATCH), 0
    begin = time.time()
    for epoch in range(epochs):
        net.train()
        order = sorted(range(len(examples)), key=lambda n: len(examples[n].vectors) + generator.integers(40))
        chunks = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        generator.shuffle(chunks)
        running = 0.0
        for chunk in chunks:
            batch = [examples[n] for n in chunk]
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / 60) * (0.03 + 0.97 * (0.5 + 0.5 * math.cos(math.pi * step / steps)))
            loss = _batch_loss(net, batch, [states[n] for n in chunk], generator)
            optimiser.zero_grad()
            (loss / len(batch) / 10).backward()
            nn.utils.clip_grad_norm_(weights, 2.0)
            optimiser.step()
            average.update_parameters(net)
            running += loss.item()
            step += 1
        print(f"  epoch {epoch + 1} loss {running / len(examples):.2f} {time.time() - begin:.0f}s", flush=True)
    net.load_state_dict(average.module.state_dict())


def _batch_loss(net: Reader, batch: list[Example], contexts_: list[np.ndarray], generator: np.random.Generator) -> torch.Tensor:
    vectors, given = pad([_hide_names(e, generator) for e in batch]), pad([e.features.tokens for e in batch])
    states = net.encode(vectors, pad([c.astype(np.float32) for c in contexts_]), given)
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
