"""Scores held-out signals: the decisions of coding and attribute over them, by the shared scorer, for chosen thresholds.

python -m training.score WORK [--signals cv.pickle ...] [--accept 0.12] [--sweep]
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training import gold
from training.crossval import GOLD, SHARED, scorer
from wathiq import attribute, coding, languages, pipeline
from wathiq.attribute import Attribution
from wathiq.coding.checks import checks, doubts
from wathiq.knowledge import parties
from wathiq.languages import speech
from wathiq.ledger import claim_to_record
from wathiq.model import Claim, Coder, Mention, Signals

STEPS = (0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.2, 0.25)
Held = dict[str, tuple[tuple[Mention, ...], Signals]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One held-out claim: its raw confidence, and whether an annotator has it with type and parties."""

    report: str
    raw: float
    right: bool


def load(paths: list[Path]) -> Held:
    """Held-out signals of all files together."""
    held: Held = {}
    for path in paths:
        held.update(pickle.loads(path.read_bytes()))
    return held


def rows_of(held: Held, only: str = "", code: str = "ar") -> list[dict]:
    """The gold rows whose texts have signals."""
    rows = [row for name in GOLD[code] for row in json.loads((SHARED / name).read_text(encoding="utf-8"))]
    return [row for row in rows if row["id"] in held and row["id"].startswith(only)]


def claims_of(held: Held, accept: float, only: str = "", code: str = "ar") -> Iterator[Claim]:
    """The claims that the signals give at a threshold, with raw confidences."""
    language = languages.get(code)
    readers = pipeline.readers(language)
    readers = replace(readers, policy=replace(readers.policy, accept=accept, knots=((0.0, 0.0), (1.0, 1.0))))
    known, desk = doubts(language, parties.load()), Attribution(speech.load(language), Coder("cv", code))
    for name in GOLD[code]:
        for text in gold.texts(SHARED / name):
            if text.id in held and text.id.startswith(only):
                mentions, signals = held[text.id]
                made = coding.acts(text.parse, mentions, signals, readers)
                yield from attribute.claims(
                    text.parse, mentions, signals, made, checks(text.parse, mentions, made, known), desk
                )


def judged(path: Path, code: str = "ar") -> list[Judged]:
    """Every claim that a low threshold lets through, judged by the shared scorer's rule for a whole event."""
    held, judge = load([path]), scorer()
    by_text: dict[str, list[dict]] = {}
    for claim in claims_of(held, 0.01, code=code):
        by_text.setdefault(claim.report.id, []).append(claim_to_record(claim))
    found = []
    for row in rows_of(held, code=code):
        golds = [dict(claim, required=key == "must") for key in ("must", "may") for claim in row[key]]
        for claim in golds:
            claim["start"] = row["text"].find(claim["evidence"])
            claim["end"] = claim["start"] + len(claim["evidence"])
        system = by_text.get(row["id"], [])
        right = judge.assign(golds, system, 3)
        found += [Judged(row["id"], claim["confidence"], number in right) for number, claim in enumerate(system)]
    return found


def main() -> None:
    """Print one line a threshold, or the scorer's whole table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--language", default="ar", choices=sorted(GOLD))
    parser.add_argument("--signals", nargs="+", default=["cv.pickle"])
    parser.add_argument("--accept", type=float, default=0.12)
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--only", default="", help="score only texts whose id begins so")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    held, judge = load([options.work / name for name in options.signals]), scorer()
    rows = rows_of(held, options.only, options.language)
    everything = [claim_to_record(claim) for claim in claims_of(held, min(STEPS), options.only, options.language)]
    for accept in STEPS if options.sweep else (options.accept,):
        result = judge.score(rows, [claim for claim in everything if claim["confidence"] >= accept])
        misses, event = result.pop("misses"), result["event"]
        figures = " ".join(f"{name.upper()} {result[name]['f1']:.3f}" for name in ("type", "found"))
        print(f"{accept:.2f} EVENT {event['f1']:.3f} P {event['precision']:.3f} R {event['recall']:.3f} {figures}")
        if not options.sweep:
            print(json.dumps(result["on_event_matches"]))
        for kind, report, line in misses[: options.errors]:
            print(kind, report, line)


if __name__ == "__main__":
    main()
