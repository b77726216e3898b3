"""What the names do not cover: ``python -m benchmarks coverage CORPUS.jsonl.xz [--limit N] [--top N]``.

Reads articles and prints how many mentions each rule finds, then the most frequent names that no data file knows: unknown
people after an office or a title (with the party they were taken to act for), and unknown outlets and institutes.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from wathiq import languages, parse, resolve
from wathiq.knowledge import parties
from wathiq.model import Mention, Party, Report

_PUBLISHERS = ("outlet", "institute")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Mentions by rule; unknown people and publishers by name, with the number of their mentions; tokens read."""

    rules: Counter[str]
    people: Counter[Party]
    publishers: Counter[Party]
    tokens: int


def main(arguments: Sequence[str]) -> int:
    """Print what the names cover in a corpus and what they lack."""
    options = _options(arguments)
    found = measure(islice(_reports(options.corpus, options.language), options.limit), options.language)
    total = sum(found.rules.values())
    print(f"{found.tokens} tokens, {total} mentions, {1000 * total / max(1, found.tokens):.1f} per thousand")
    for title, counts in (("people", found.people), ("outlets and institutes", found.publishers)):
        print(f"\nunknown {title}, most frequent first")
        for party, count in counts.most_common(options.top):
            print(f"{count:6}  {party.code or '-':10}  {party.name}")
    print("\nmentions by rule")
    for how, count in found.rules.most_common():
        print(f"{count:6}  {how}")
    return 0


def measure(reports: Iterable[Report], code: str) -> Coverage:
    """Resolve every report and count."""
    language = languages.get(code)
    entries = parties.load()
    names = resolve.names(language, entries)
    known = frozenset(entry.name for entry in entries)
    mentions: list[Mention] = []
    tokens = 0
    for report in reports:
        read = parse.sentences(report, language)
        tokens += len(read.tokens)
        mentions += resolve.parties(read, names)
    people = Counter(p for m in mentions if m.how == "apposition" for p in m.parties)
    publishers = Counter(p for m in mentions for p in m.parties if p.kind in _PUBLISHERS and p.name not in known)
    return Coverage(Counter(m.how for m in mentions), people, publishers, tokens)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks coverage", description=__doc__)
    parser.add_argument("corpus", type=Path, help="JSON Lines of articles with 'text', packed with xz or not")
    parser.add_argument("--limit", type=int, default=1000, help="articles to read")
    parser.add_argument("--top", type=int, default=60, help="names to print in each list")
    parser.add_argument("--language", default="ar")
    return parser.parse_args(arguments)


def _reports(path: Path, language: str) -> Iterator[Report]:
    packed = path.suffix == ".xz"
    with lzma.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield Report("", article["text"], published=article.get("date"), language=language)
