"""Scores held-out signals: the decisions of coding and attribute over them, by the shared scorer, for chosen thresholds.

python -m training.score WORK [--signals cv.pickle] [--accept 0.3] [--sweep]
"""

from __future__ import annotations

import argparse
import json
import pickle
from dataclasses import replace
from pathlib import Path

from training import gold
from training.crossval import SHARED, scorer
from wathiq import attribute, coding, languages
from wathiq.attribute import Attribution
from wathiq.coding.checks import checks, people
from wathiq.coding.exchange import GoodsReader
from wathiq.coding.kind import KindReader
from wathiq.coding.status import StatusReader
from wathiq.coding.when import WhenReader
from wathiq.knowledge import ontology, parties
from wathiq.languages import acts, calendar, goods, speech, status
from wathiq.ledger import claim_to_record
from wathiq.model import Coder


def main() -> None:
    """Print one line a threshold, or the scorer's whole table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--signals", default="cv.pickle")
    parser.add_argument("--accept", type=float, default=0.3)
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--only", default="", help="score only texts whose id begins so")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    held = pickle.loads((options.work / options.signals).read_bytes())
    language = languages.get("ar")
    entries = parties.load()
    readers = coding.Readers(
        KindReader(acts.load(language), ontology.load()), StatusReader(status.load(language)),
        WhenReader(calendar.load(language.folder, language.fold)), GoodsReader(goods.load(language.folder, language.fold)),
    )  # fmt: skip
    desk = Attribution(speech.load(language), Coder("cv", "ar"))
    rows, texts = [], []
    for name in ("visible", "train", "train_style"):
        path = SHARED / f"gold/claims_ar/{name}.json"
        rows += [row for row in json.loads(path.read_text()) if row["id"] in held and row["id"].startswith(options.only)]
        texts += [text for text in gold.texts(path) if text.id in held and text.id.startswith(options.only)]
    known, judge = people(entries), scorer()
    for accept in (0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2) if options.sweep else (options.accept,):
        policy = replace(readers, policy=replace(readers.policy, accept=accept))
        found = []
        for text in texts:
            mentions, signals = held[text.id]
            made = coding.acts(text.parse, mentions, signals, policy)
            notes = checks(text.parse, mentions, made, known)
            found += [claim_to_record(c) for c in attribute.claims(text.parse, mentions, signals, made, notes, desk)]
        result = judge.score(rows, found)
        misses = result.pop("misses")
        event = result["event"]
        figures = " ".join(f"{name.upper()} {result[name]['f1']:.3f}" for name in ("type", "found"))
        print(f"{accept:.2f} EVENT {event['f1']:.3f} P {event['precision']:.3f} R {event['recall']:.3f} {figures}")
        if not options.sweep:
            print(json.dumps(result["on_event_matches"]))
        for kind, report, line in misses[: options.errors]:
            print(kind, report, line)


if __name__ == "__main__":
    main()
