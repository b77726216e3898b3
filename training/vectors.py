"""Word vectors from the shared corpus (fastText skip-gram, Bojanowski et al. 2017), written as small int8 tables.

    python -m training.vectors ../shared/corpus/ar_news_2015.jsonl.xz WORK

WORK then holds ``vectors.npz`` (float, for the output of the language model), ``words.npz`` (int8, shipped), ``ids.npy`` (the
corpus as word numbers) and ``inputs.npy`` (a vector for each of these).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from training.corpus import sentences
from wathiq.weigh.vectors import letter_groups, load

SIZE, WORDS, GROUPS = 128, 60_000, 40_000


def write_sentences(corpus: Path, out: Path) -> None:
    """One sentence a line, tokens separated by spaces; an empty line closes an article."""
    with out.open("w", encoding="utf-8") as lines:
        lines.writelines(" ".join(sentence) + "\n" for sentence in sentences(corpus))


def train_vectors(text: Path, out: Path, workers: int = 1, count: int = 4, epochs: int = 5) -> None:
    """Train and save the gensim model of words seen ``count`` times; more than one worker makes runs differ."""
    from gensim.models import FastText

    model = FastText(
        vector_size=SIZE, window=5, min_count=count, sg=1, negative=6, workers=workers, bucket=100_000, min_n=3, max_n=5, seed=1
    )
    model.build_vocab(corpus_file=str(text))
    model.train(corpus_file=str(text), total_examples=model.corpus_count, total_words=model.corpus_total_words, epochs=epochs)
    model.save(str(out))


def quantise(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and their scales."""
    scale = np.maximum(np.abs(table).max(1), 1e-6) / 127
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def write_tables(model_path: Path, text: Path, folder: Path, most: int = GROUPS) -> None:
    """The float and int8 tables and the numbered corpus; vectors are scaled to unit variance."""
    from gensim.models import FastText
    from gensim.models.fasttext_inner import ft_hash_bytes

    vectors = FastText.load(str(model_path)).wv
    known = vectors.index_to_key[:WORDS]
    table = np.stack([vectors[word] for word in known])
    spread = table.std()
    table = (table / spread).astype(np.float32)
    frequency: Counter[str] = Counter()
    for word in vectors.index_to_key:
        frequency.update(letter_groups(word))
    groups = [group for group, _ in frequency.most_common(most)]
    rows = [ft_hash_bytes(group.encode()) % vectors.bucket for group in groups]
    group_table = (vectors.vectors_ngrams[rows] / spread).astype(np.float32)
    counts = np.array([vectors.get_vecattr(word, "count") for word in known], np.float64)
    np.savez(folder / "vectors.npz", vectors=np.vstack([table, table.mean(0)]), counts=counts)
    packed, scale = quantise(table)
    group_packed, group_scale = quantise(group_table)
    np.savez_compressed(
        folder / "words.npz", words="\n".join(known), table=packed, scale=scale,
        groups="\n".join(groups), group_table=group_packed, group_scale=group_scale,
    )  # fmt: skip


def write_numbers(text: Path, folder: Path) -> None:
    """The corpus as numbers: those of known words are rows of the shipped table; every other word has a row of its own with the
    vector that its letter groups give it at work, so that the language model meets names as it will meet them."""
    tables = load(folder / "words.npz")
    place, others, ids = dict(tables.words), [], []
    for line in text.open(encoding="utf-8"):
        for word in (*line.split(), "\n"):
            if word not in place:
                place[word] = len(place)
                others.append(word)
            ids.append(place[word])
    composed = np.stack([tables.composed(word) for word in others])
    known = tables.table * tables.scale[:, None]
    np.save(folder / "ids.npy", np.array(ids, np.int32))
    np.save(folder / "inputs.npy", np.vstack([known, composed]).astype(np.float32))


def main() -> None:
    """Corpus in, tables out; steps whose file exists are not done again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    text, model = options.folder / "corpus.txt", options.folder / "ft.model"
    if not text.exists():
        write_sentences(options.corpus, text)
    if not model.exists():
        train_vectors(text, model)
    write_tables(model, text, options.folder)
    write_numbers(text, options.folder)


if __name__ == "__main__":
    main()
