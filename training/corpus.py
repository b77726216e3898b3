"""Reads the shared corpus as folded tokens, one list per sentence: the input of all unsupervised training."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from wathiq import languages, parse
from wathiq.model import Report


def articles(path: Path) -> Iterator[dict[str, str]]:
    """Every article of an xz-compressed JSONL corpus, as written there."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def form(norm: str, kind: str) -> str:
    """The vocabulary entry of a token: its folded form; a number becomes its pattern (2015 → 0000)."""
    return "".join("0" if c.isdigit() else c for c in norm) if kind == "number" else norm


def sentences(path: Path, language: str = "ar") -> Iterator[list[str]]:
    """Folded tokens of every sentence of the corpus; an empty list closes an article."""
    speaker = languages.get(language)
    for article in articles(path):
        text = article.get("title", "") + "\n" + article["text"]
        read = parse.sentences(Report("", text), speaker)
        for sentence in read.sentences:
            if not sentence.repeats:
                yield [form(t.norm, t.kind) for t in read.tokens[sentence.first : sentence.last]]
        yield []
