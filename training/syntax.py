"""English has treebanks and no corpus: word vectors and the context net are learnt from them and from the annotated texts.

    python -m training.syntax WORK

WORK then holds ``words.npz`` (fastText vectors of these texts, int8, shipped) and ``lm.pt``: two readers of the same shape as
the language model of :mod:`training.language_model`, which learn to tell each word's part of speech, its relation to its head
and where the head stands, instead of the next word (EWT, PUD). Their states tell the reading net who is subject and who is
object.
"""

from __future__ import annotations

import argparse
import lzma
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training import gold
from training.crossval import BENCH, GOLD, SHARED
from training.language_model import HIDDEN, OneWay
from training.vectors import train_vectors, write_tables
from wathiq import languages, parse
from wathiq.model import Report, Token
from wathiq.weigh.vectors import Vectors, form
from wathiq.weigh.vectors import load as load_vectors

BANKS = ("en_ewt_train.conllu.xz", "en_ewt_dev.conllu.xz", "en_pud.conllu")
BATCH = 2000  # tokens
GROUPS = 5_000  # letter groups that are shipped


@dataclass(frozen=True, slots=True)
class Sentence:
    """A treebank sentence: its tokens, and for each its part of speech, relation and head (a root is its own)."""

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]
    heads: tuple[int, ...]


class Syntax(nn.Module):
    """Readers in both directions and the three heads; ``arcs`` scores every word as the head of every other."""

    def __init__(self, tags: int, relations: int, size: int) -> None:
        """Take word vectors of ``size`` numbers."""
        super().__init__()
        self.forwards, self.backwards = OneWay(size), OneWay(size)
        wide = 4 * HIDDEN
        self.tag, self.relation = nn.Linear(wide, tags), nn.Linear(wide, relations)
        self.child, self.head = nn.Linear(wide, 128), nn.Linear(wide, 128)
        self.drop = nn.Dropout(0.3)

    def forward(self, vectors: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """(T, B, size) → tags and relations (T, B, classes), arcs (B, T, T)."""
        vectors = self.drop(vectors)
        low_f, up_f, _ = self.forwards(vectors)
        low_b, up_b, _ = self.backwards(vectors.flip(0))
        states = self.drop(torch.cat([low_f, up_f, low_b.flip(0), up_b.flip(0)], -1))
        arcs = torch.relu(self.child(states)).transpose(0, 1) @ torch.relu(self.head(states)).permute(1, 2, 0)
        return self.tag(states), self.relation(states), arcs / 11.0


def banks(folder: Path) -> Iterator[Sentence]:
    """Every sentence of the treebanks whose words are cut as ours are."""
    language = languages.get("en")
    for name in BANKS:
        path = folder / name
        content = (lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()).decode("utf-8")
        for block in content.split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
            rows = [row for row in rows if row[0].isdigit()]
            if 1 < len(rows) < 120:
                tokens = tuple(_token(language.fold(row[1])) for row in rows)
                heads = tuple(int(row[6]) - 1 if row[6] != "0" else n for n, row in enumerate(rows))
                relations = tuple(row[7].replace(":", "_") if row[7] in KEPT else row[7].split(":")[0] for row in rows)
                yield Sentence(tokens, tuple(row[3] for row in rows), relations, heads)


def _token(folded: str) -> Token:
    return Token(0, 0, folded, folded, "number" if folded[:1].isdigit() else "word", (folded,))


KEPT = frozenset({"nsubj:pass", "aux:pass", "nmod:poss", "obl:agent", "acl:relcl"})


def write_text(out: Path) -> None:
    """Treebanks and annotated texts, a sentence a line."""
    language = languages.get("en")
    with out.open("w", encoding="utf-8") as lines:
        lines.writelines(" ".join(map(form, sentence.tokens)) + "\n" for sentence in banks(SHARED / "treebanks"))
        for path in [*(SHARED / name for name in GOLD["en"]), *sorted((BENCH / "en").glob("texts*.jsonl"))]:
            for row in gold.rows(path):
                read = parse.sentences(Report("", row["text"], language="en"), language)
                for bounds in read.sentences:
                    lines.write(" ".join(map(form, read.tokens[bounds.first : bounds.last])) + "\n")


def _batches(order: np.ndarray, lengths: list[int], generator: np.random.Generator) -> list[list[int]]:
    ranked = sorted(order.tolist(), key=lambda n: lengths[n] + int(generator.integers(4)))
    made: list[list[int]] = [[]]
    for number in ranked:
        if made[-1] and max(lengths[number], *(lengths[n] for n in made[-1])) * (len(made[-1]) + 1) > BATCH:
            made.append([])
        made[-1].append(number)
    generator.shuffle(made)
    return made


def train(sentences: list[Sentence], tables: Vectors, out: Path, minutes: float, epochs: int, seed: int = 1) -> None:
    """Train for ``epochs`` or ``minutes``; write ``out``; a twentieth of the sentences is held out for the figures printed."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    tags = {name: n for n, name in enumerate(sorted({t for s in sentences for t in s.tags}))}
    relations = {name: n for n, name in enumerate(sorted({r for s in sentences for r in s.relations}))}
    given = [tables.of(sentence.tokens) for sentence in sentences]
    wanted = [
        (np.array([tags[t] for t in s.tags]), np.array([relations[r] for r in s.relations]), np.array(s.heads))
        for s in sentences
    ]
    lengths = [len(s.tokens) for s in sentences]
    order = generator.permutation(len(sentences))
    held, kept = order[: len(order) // 20], order[len(order) // 20 :]
    model = Syntax(len(tags), len(relations), given[0].shape[1])
    optimiser = torch.optim.Adam(model.parameters(), lr=2e-3, betas=(0.9, 0.98))
    begin = time.time()
    for epoch in range(epochs):
        model.train()
        chunks, running = _batches(kept, lengths, generator), 0.0
        for number, chunk in enumerate(chunks):
            done = max((epoch + number / len(chunks)) / epochs, (time.time() - begin) / 60 / minutes)
            for group in optimiser.param_groups:
                group["lr"] = _rate(epoch * len(chunks) + number, min(done, 1))
            loss, _ = _loss(model, chunk, given, wanted)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            running += loss.item()
        model.eval()
        with torch.no_grad():
            right = np.sum([_loss(model, chunk, given, wanted)[1] for chunk in _batches(held, lengths, generator)], 0)
        tag, relation, head = right[:3] / right[3]
        figures = f"held out: tags {tag:.3f} relations {relation:.3f} heads {head:.3f}"
        print(f"epoch {epoch + 1} loss {running / len(chunks):.3f} {figures}", flush=True)
        torch.save(model.state_dict(), out)
        if (time.time() - begin) / 60 > minutes:
            break


def _rate(step: int, done: float) -> float:
    """Warm-up over a hundred steps, then a cosine down to three hundredths."""
    return 2e-3 * min(1, (step + 1) / 100) * (0.03 + 0.97 * (1 + math.cos(math.pi * done)) / 2)


def _loss(
    model: Syntax, chunk: list[int], given: list[np.ndarray], wanted: list[tuple[np.ndarray, ...]]
) -> tuple[torch.Tensor, np.ndarray]:
    longest = max(len(given[n]) for n in chunk)
    vectors = np.zeros((longest, len(chunk), given[0].shape[1]), np.float32)
    answers = np.full((3, len(chunk), longest), -100, np.int64)
    for column, n in enumerate(chunk):
        vectors[: len(given[n]), column] = given[n]
        for row, values in enumerate(wanted[n]):
            answers[row, column, : len(values)] = values
    tag, relation, arcs = model(torch.from_numpy(vectors))
    tag, relation = tag.transpose(0, 1), relation.transpose(0, 1)
    inside = torch.from_numpy(answers[0] >= 0)
    arcs = arcs.masked_fill(~inside[:, None], -1e4)
    goal = torch.from_numpy(answers)
    loss = sum(functional.cross_entropy(head.flatten(0, 1), goal[n].flatten()) for n, head in enumerate((tag, relation, arcs)))
    right = [int((head.argmax(-1)[inside] == goal[n][inside]).sum()) for n, head in enumerate((tag, relation, arcs))]
    return loss, np.array([*right, int(inside.sum())])  # type: ignore[return-value]


def main() -> None:
    """Texts, vectors, readers; steps whose file exists are not done again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--epochs", type=int, default=14)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    text, vectors = options.work / "corpus.txt", options.work / "ft.model"
    if not text.exists():
        write_text(text)
    if not vectors.exists():
        train_vectors(text, vectors, count=2, epochs=15)
        write_tables(vectors, text, options.work, GROUPS)
    train(
        list(banks(SHARED / "treebanks")),
        load_vectors(options.work / "words.npz"),
        options.work / "lm.pt",
        options.minutes,
        options.epochs,
    )


if __name__ == "__main__":
    main()
