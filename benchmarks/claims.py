"""Claims against annotated texts: ``python -m benchmarks claims GOLD.json [--json] [--errors N] [--scorer FILE]``.

GOLD is a list of texts with the claims that must and may be found. The metric is not ours to choose: it is the scorer's,
a Python file with ``score(gold, claims)``, which stands outside the repository beside the annotated texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from wathiq.errors import InputError
from wathiq.ledger import claim_to_record

ROOT = Path(__file__).parents[1]
SCORER = ROOT / "../shared/score/score_claims.py"

Scores = dict[str, Any]
Score = Callable[[list[Any], list[Any]], Scores]


def main(arguments: Sequence[str]) -> int:
    """Score the pipeline on one annotated file and print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks claims", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print N misses and extras")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    options = parser.parse_args(arguments)
    figures = scores(options.gold, options.scorer)
    misses = figures.pop("misses", [])
    print(json.dumps(figures) if options.json else "\n".join(_lines(figures)))
    for miss in misses[: options.errors]:
        print(*miss)
    return 0


def scores(gold: Path, scorer: Path = SCORER) -> Scores:
    """What the scorer says of the claims that the pipeline finds in the texts of ``gold``."""
    texts = read_gold(gold)
    return load_scorer(scorer)(texts, list(found_claims(texts)))


def read_gold(path: Path) -> list[Any]:
    """The annotated texts of a file; InputError when it is not there or holds something else."""
    try:
        texts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as annotated texts ({error})", "name the JSON file") from error
    if not isinstance(texts, list):
        raise InputError(str(path), "holds no list of texts", "name a file of annotated texts")
    return texts


def load_scorer(path: Path) -> Score:
    """The ``score`` function of the scorer file; InputError when it is not there."""
    spec = importlib.util.spec_from_file_location("wathiq_scorer", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise InputError(str(path), "is not there", "name the scorer's Python file with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Score = module.score
    return score


def found_claims(texts: Iterable[Any]) -> Iterable[Scores]:
    """The records of the claims that the pipeline finds; what it cannot read is named on standard error."""
    from wathiq import pipeline
    from wathiq.read import Defaults

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(report_of(text)) + "\n" for text in texts), encoding="utf-8")
        for result in pipeline.run([str(path)], Defaults(), jobs=1):
            if isinstance(result, InputError):
                print(f"benchmarks: {result}", file=sys.stderr)
            else:
                yield from map(claim_to_record, result[1])


def report_of(text: Scores) -> Scores:
    """An annotated text as an input line, its annotations left out."""
    return {
        "id": text["id"],
        "outlet": text.get("outlet"),
        "published": text.get("date"),
        "language": text.get("lang", "ar"),
        "title": text.get("title"),
        "text": text["text"],
    }


def _lines(figures: Scores) -> Iterable[str]:
    yield f"{figures['texts']} texts, {figures['required']} required claims, {figures['produced']} produced"
    for name in ("found", "type", "event"):
        part = figures[name]
        yield f"{name:9} precision {part['precision']:.3f}  recall {part['recall']:.3f}  F1 {part['f1']:.3f}"
    for name, part in figures["on_event_matches"].items():
        yield f"{name:9} " + "  ".join(f"{key} {value}" for key, value in part.items())
