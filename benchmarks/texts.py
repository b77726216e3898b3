"""Annotated news texts of our own: ``python -m benchmarks texts CLAIMS.jsonl`` or ``texts --run`` for the pipeline itself.

CLAIMS holds claims of any system in the public format, one a line, ``report.id`` being the id of the text. A found
claim is right when it matches an annotated one (``benchmarks/matching.py``); *may* claims are neither required nor
punished. Status and innermost voice are scored on the matches. Texts that a system was trained on are no test of it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import matching
from benchmarks.claims import ROOT, found_claims
from benchmarks.pairs import Row, read_lines

TEXTS = ROOT / "bench/ar/texts.jsonl"


def main(arguments: Sequence[str]) -> int:
    """Score claims on the texts and print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks texts", description=__doc__)
    parser.add_argument("claims", nargs="?", type=Path, help="claims in the public format, one a line")
    parser.add_argument("--run", action="store_true", help="read the texts with the pipeline instead")
    parser.add_argument("--texts", type=Path, default=TEXTS, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    if options.run == (options.claims is not None):
        parser.error("name a file of claims, or --run")
    texts = read_lines(options.texts)
    figures = scores(texts, found_claims(texts) if options.run else read_lines(options.claims))
    print(json.dumps(figures) if options.json else "\n".join(f"{name:10} {value:.3f}" for name, value in figures.items()))
    return 0


def scores(texts: Iterable[Row], claims: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Precision, recall and F1 over all texts, and how often status and voice are right on the matches."""
    by_text: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for claim in claims:
        by_text[claim["report"]["id"]].append(claim)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(counts_of(text, by_text[text["id"]]))
    precision, recall = counts["right"] / max(1, counts["found"]), counts["hit"] / max(1, counts["must"])
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "status": counts["status"] / max(1, counts["right"]),
        "voice": counts["voice"] / max(1, counts["right"]),
    }


def counts_of(text: Row, claims: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """One word for each thing to count: ``must``, ``found``, ``right``, ``hit`` (a *must* claim), ``status``, ``voice``."""
    golds = dict(matching.annotated(text))
    yield from ["must"] * len(text["must"]) + ["found"] * len(claims)
    for i, j in matching.pairs_of(text, claims).items():
        yield "right"
        yield from ["hit"] * (j < len(text["must"]))
        yield from ["status"] * matching.status_agrees(golds[j], claims[i])
        yield from ["voice"] * matching.voice_agrees(golds[j], claims[i])
