"""A small two-way language model, trained on the shared corpus: the context that the reading net stands on.

Two stacks of two LSTM layers read the text forwards and backwards and learn to tell the next (previous) word. Their hidden
states are what ``training.reader`` uses. Architecture after Peters et al. 2018 (ELMo), much smaller; the loss is a softmax
over the true words and one shared sample of the vocabulary (Jean et al. 2015).
"""

from __future__ import annotations

import argparse
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

HIDDEN = 256
STREAMS = 96  # parallel streams of text
STEPS = 56  # tokens between updates
SAMPLE = 4096  # words that the true one is compared with


class OneWay(nn.Module):
    """Two LSTM layers that read in one direction."""

    def __init__(self, size: int) -> None:
        """Take word vectors of ``size`` numbers."""
        super().__init__()
        self.lower = nn.LSTM(size, HIDDEN)
        self.upper = nn.LSTM(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, size)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, vectors: torch.Tensor, states: tuple[tuple[torch.Tensor, ...], tuple[torch.Tensor, ...]] | None = None
    ) -> tuple[torch.Tensor, torch.Tensor, tuple[tuple[torch.Tensor, ...], tuple[torch.Tensor, ...]]]:
        """Hidden states of both layers (time, stream, HIDDEN) and the states to go on from."""
        lower, low_state = self.lower(vectors, states[0] if states else None)
        upper, up_state = self.upper(self.drop(lower), states[1] if states else None)
        upper = upper + lower
        return lower, upper, (low_state, up_state)


class TwoWay(nn.Module):
    """A forward and a backward reader that share the output words."""

    def __init__(self, words: int, size: int) -> None:
        """Make readers for a vocabulary of ``words`` whose vectors have ``size`` numbers."""
        super().__init__()
        self.forwards, self.backwards = OneWay(size), OneWay(size)
        self.output = nn.Embedding(words, size)
        self.bias = nn.Embedding(words, 1)
        nn.init.zeros_(self.bias.weight)


def _streams(ids: np.ndarray) -> torch.Tensor:
    usable = len(ids) // STREAMS * STREAMS
    return torch.from_numpy(ids[:usable].reshape(STREAMS, -1).T.astype(np.int64))


def _loss(
    model: TwoWay, hidden: torch.Tensor, reader: OneWay, wanted: torch.Tensor, sample: torch.Tensor, log_q: torch.Tensor
) -> torch.Tensor:
    """Sampled softmax with the correction for how often a word is drawn."""
    guess = reader.out(reader.drop(hidden)).reshape(-1, model.output.embedding_dim)
    wanted = wanted.reshape(-1)
    true = (guess * model.output(wanted)).sum(1) + model.bias(wanted)[:, 0] - log_q[wanted]
    others = guess @ model.output(sample).T + model.bias(sample)[:, 0] - log_q[sample]
    others = others.masked_fill(wanted[:, None] == sample[None], -1e4)
    return (torch.logsumexp(torch.cat([true[:, None], others], 1), 1) - true).mean()


@dataclass(frozen=True, slots=True)
class Corpus:
    """The corpus as word numbers, a vector for each number, and the words that are told apart in the output: their vectors and
    how often they occur; the last stands for all others."""

    ids: np.ndarray
    inputs: np.ndarray
    vectors: np.ndarray
    counts: np.ndarray


def train(corpus: Corpus, out: Path, minutes: float, first: int = 0, seed: int = 1) -> None:
    """Train for one pass from block ``first`` on or ``minutes``, whichever ends first; write ``out`` every few minutes.

    A second pass is another call with another seed: it begins at another place of the corpus and goes on from ``out``.
    """
    torch.manual_seed(seed)
    words, size = corpus.vectors.shape
    table, counts = torch.from_numpy(corpus.inputs), corpus.counts
    ids = np.roll(corpus.ids, -(seed - 1) * len(corpus.ids) // (2 * STREAMS))
    model = TwoWay(words, size)
    model.output.weight.data.copy_(torch.from_numpy(corpus.vectors) * 0.5)
    if first or seed > 1:
        model.load_state_dict(torch.load(out))
    share = counts**0.75 / (counts**0.75).sum()
    log_q = torch.from_numpy(np.log(share * SAMPLE + 1e-12).astype(np.float32))
    generator = np.random.default_rng(seed)
    optimiser = torch.optim.Adam(model.parameters(), lr=1.5e-3, betas=(0.9, 0.99))
    text = _streams(ids)
    blocks = (len(text) - 1) // STEPS
    begin = saved = time.time()
    states: list[tuple | None] = [None, None]
    running = [0.0, 0.0]
    for block in range(first, blocks):
        done = max((block - first) / (blocks - first), (time.time() - begin) / 60 / minutes)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = 1.5e-3 * min(1, (block - first + 1) / 100) * (0.05 + 0.95 * (0.5 + 0.5 * math.cos(math.pi * done)))
        sample = torch.from_numpy(np.unique(generator.choice(words, SAMPLE, p=share)))
        window = text[block * STEPS : block * STEPS + STEPS + 1]
        for way, reader in enumerate((model.forwards, model.backwards)):
            given, wanted = (window[:-1], window[1:]) if way == 0 else (window.flip(0)[:-1], window.flip(0)[1:])
            start = states[way] if way == 0 else None
            _, upper, after = reader(table[given], start)
            states[way] = tuple(tuple(s.detach() for s in layer) for layer in after)
            loss = _loss(model, upper, reader, wanted.clamp(max=words - 1), sample, log_q)
            loss.backward()
            running[way] += loss.item()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if block % 50 == 49:
            print(
                f"{block + 1}/{blocks} {time.time() - begin:.0f}s loss {running[0] / 50:.3f} {running[1] / 50:.3f}", flush=True
            )
            running = [0.0, 0.0]
        if time.time() - saved > 240:
            torch.save(model.state_dict(), out)
            saved = time.time()
    torch.save(model.state_dict(), out)


def main() -> None:
    """Train from the files that ``training.vectors`` wrote."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=90, help="for each pass")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="go on from a saved model at this block")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    folder = options.folder
    saved = np.load(folder / "vectors.npz")
    ids, vectors = np.load(folder / "ids.npy"), saved["vectors"].astype(np.float32)
    counts = np.append(saved["counts"], (ids >= len(saved["counts"])).sum())
    corpus = Corpus(ids, np.load(folder / "inputs.npy"), vectors, counts)
    for number in range(options.passes):
        train(corpus, folder / "lm.pt", options.minutes, options.first if number == 0 else 0, number + 1)


if __name__ == "__main__":
    main()
