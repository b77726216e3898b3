"""Reads the shared corpus as folded tokens, one list per sentence: the input of all unsupervised training."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from wathiq import languages, parse
from wathiq.model import Report
from wathiq.weigh.vectors import form


def articles(path: Path) -> Iterator[dict[str, str]]:
    """Every article of an xz-compressed JSONL corpus, as written there."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sentences(path: Path, language: str = "ar") -> Iterator[list[str]]:
    """Folded tokens of every sentence of the corpus; an empty list closes an article."""
    speaker = languages.get(language)
    for article in articles(path):
        text = article.get("title", "") + "\n" + article["text"]
        read = parse.sentences(Report("", text), speaker)
        for sentence in read.sentences:
            if not sentence.repeats:
                yield [form(token) for token in read.tokens[sentence.first : sentence.last]]
        yield []
