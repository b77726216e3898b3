"""Pretrains the transformer of the reading net on the corpus (Arabic) and the treebanks and own texts (English), on a GPU.

    python -m training.pretrain OUT.npz [--seconds 335]

Six minutes on an H200 (7,400 steps of 49,000 words); without a GPU as many steps would take days. OUT holds the weights as
int8 rows with their scales (6.1 MB), so that tuning needs no GPU: ``training/body.npz`` is such a file, and
:mod:`training.pretrained` reads it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch

from training import corpus, gold
from training.beside import MODELS
from training.crossval import BENCH, SHARED
from training.pretrained import packed
from training.syntax import banks
from training.transformer import Body, Guess, Stream, pretrain
from wathiq.weigh.vectors import Vectors, form
from wathiq.weigh.vectors import load as load_vectors

SHARES = {"ar": 0.93, "en": 0.07}  # of the steps: English has a thirtieth of the words
TEXTS = 192  # windows of a step
RATE = 1.5e-3
SIZE, LAYERS = 256, 8


def words(code: str) -> Iterator[str]:
    """The words of a language to learn from, one after the other; the annotated texts of the gold sets are not among them."""
    if code == "ar":
        for sentence in corpus.sentences(SHARED / "corpus/ar_news_2015.jsonl.xz"):
            yield from sentence
        return
    for bank in banks(SHARED / "treebanks"):
        yield from map(form, bank.tokens)
    for path in sorted((BENCH / code).glob("texts*.jsonl")):
        for text in gold.texts(path):
            yield from map(form, text.parse.tokens)


def stream(code: str, tables: Vectors) -> Stream:
    """The words as numbers: those of the shipped table come first, every other word has the vector that it has at work."""
    place, ids = dict(tables.words), []
    for word in words(code):
        ids.append(place.setdefault(word, len(place)))
    others = list(place)[len(tables.words) :]
    with get_context("fork").Pool() as pool:
        composed = pool.map(tables.composed, others, chunksize=2000)
    rows = np.vstack([tables.table * tables.scale[:, None], *composed]).astype(np.float16)
    return Stream(torch.from_numpy(np.array(ids, np.int32)), torch.from_numpy(rows), len(tables.words))


def main() -> None:
    """Read the texts, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seconds", type=float, default=335)
    options = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    streams = {code: stream(code, load_vectors(MODELS / f"{code}-words.npz")) for code in SHARES}
    torch.set_float32_matmul_precision("high")
    torch.set_default_device(device)
    torch.manual_seed(1)
    streams = {code: Stream(one.ids.to(device), one.inputs.to(device), one.told) for code, one in streams.items()}
    body = Body(size=SIZE, layers=LAYERS)
    guesses = {code: Guess(one, SIZE) for code, one in streams.items()}
    pretrain(body, [(guesses[code], streams[code], share) for code, share in SHARES.items()], options.seconds, TEXTS, RATE)
    np.savez_compressed(options.out, **packed(body, guesses))


if __name__ == "__main__":
    main()
