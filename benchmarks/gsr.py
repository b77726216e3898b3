"""One protest or attack a sentence, with the countries on both sides: ``python -m benchmarks gsr FILE [--train FILE]``.

FILE holds sentences with ``tier`` (A and B are reliable and counted, C is noise) and ``events``, each with ``root``,
``source_country`` and ``target_country`` (an ISO 3166 code, or nothing where the side has no country: rebels, crowds). Printed
are the F1 of the root alone and of the whole event (root and both countries, an absent country included). As a yardstick the
same figure is printed for the answer that never names a country.

The root comes from a classifier that is trained in place on the reliable sentences of ``--train``, or with ``--folds`` by
cross-validation on FILE alone; the countries from the shipped nets: the mentions that they link to the word that tells the act,
named from a weight on that is chosen on the training sentences too.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.claims import ROOT
from benchmarks.sentences import Model, Numbers, Reader, Sentence, rows
from wathiq.errors import InputError
from wathiq.weigh.features import features
from wathiq.weigh.labels import TYPES as PLOVER

TRAIN = ROOT / "../shared/gold/events/ar_event_gsr.jsonl"
TIERS = ("A", "B")
ROOTS = ("ASSAULT", "PROTEST")
WEIGHTS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)  # from which a country is named; 1.0: never

Event = tuple[str, str, str]  # root, country of the source, country of the target


@dataclass(frozen=True, slots=True)
class Known:
    """A sentence, its event, and for each root the likeliest country of both sides with its weight."""

    sentence: Sentence
    event: Event
    sides: dict[str, tuple[tuple[str, float], tuple[str, float]]]


def main(arguments: Sequence[str]) -> int:
    """Train, code, print."""
    parser = argparse.ArgumentParser(prog="benchmarks gsr", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--train", type=Path, default=TRAIN)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate on FILE alone")
    options = parser.parse_args(arguments)
    reader = Reader()
    test = known(options.file, reader)
    found = cross_validated(test, options.folds) if options.folds else coded(known(options.train, reader), test)
    gold = [one.event for one in test]
    print(f"root  F1 {agreement([e[:1] for e in gold], [e[:1] for e in found]):.3f}")
    print(f"EVENT F1 {agreement(gold, found):.3f}  of {len(gold)} events")
    print(f"EVENT F1 {agreement(gold, [(root, '', '') for root, _, _ in found]):.3f}  if no country is ever named")
    return 0


def known(path: Path, reader: Reader) -> list[Known]:
    """The reliable sentences of a file; each tells one event."""
    found = []
    for row in rows(path):
        if row["tier"] in TIERS:
            sentence, event = reader(row["text"]), _only(path, row)
            said = (event["root"], event["source_country"] or "", event["target_country"] or "")
            found.append(Known(sentence, said, {root: sides(sentence, root, reader) for root in ROOTS}))
    return found


def _only(path: Path, row: dict[str, Any]) -> dict[str, Any]:
    """The event of a sentence; InputError where there is not exactly one, of a root that is known."""
    events = row["events"]
    if len(events) != 1 or events[0]["root"] not in ROOTS:
        raise InputError(f"{path}, sentence {row.get('id', '?')}", "has not one protest or attack", "leave such sentences out")
    return dict(events[0])


def cross_validated(test: Sequence[Known], folds: int) -> list[Event]:
    """Each sentence coded by what was learnt from the others."""
    found: list[Event] = [("", "", "")] * len(test)
    for part in range(folds):
        inside = list(range(part, len(test), folds))
        learnt = [one for number, one in enumerate(test) if number % folds != part]
        for number, event in zip(inside, coded(learnt, [test[n] for n in inside]), strict=True):
            found[number] = event
    return found


def coded(train: Sequence[Known], test: Sequence[Known]) -> list[Event]:
    """The events of ``test``: roots by the model, countries by the weight that is best on ``train``."""
    model = Model([one.sentence for one in train], np.array([one.event[0] == ROOTS[0] for one in train], np.float64))
    chosen = [ROOTS[0] if score > 0 else ROOTS[1] for score in model([one.sentence for one in test])]
    right = [one.event for one in train]
    weight = max(WEIGHTS, key=lambda sure: agreement(right, [event(one, one.event[0], sure) for one in train]))
    return [event(one, root, weight) for one, root in zip(test, chosen, strict=True)]


def event(one: Known, root: str, sure: float) -> Event:
    """The event of a root, with the countries whose weight is above ``sure``."""
    source, target = (country if weight > sure else "" for country, weight in one.sides[root])
    return root, source, target


def sides(sentence: Sentence, root: str, reader: Reader) -> tuple[tuple[str, float], tuple[str, float]]:
    """The countries that the nets link to the likeliest word of a root, with their weights (0 to 1)."""
    if not sentence.mentions:
        return ("", 0.0), ("", 0.0)
    weigher, read = reader.weigher, sentence.parse
    vectors = weigher.vectors.of(read.tokens)
    given = features(read, sentence.mentions, weigher.hints.of(read))
    context = weigher.model(vectors)
    encoded = [net.encode(vectors, context, given.tokens) for net in weigher.nets]
    said = np.mean([heads.types[:, PLOVER.index(root)] + heads.trigger for _, heads in encoded], 0)
    asking = np.array([int(said.argmax())])
    links = [net.link(states, asking, given) for net, (states, _) in zip(weigher.nets, encoded, strict=True)]
    source = np.mean([_softmax(link.source[0]) for link in links], 0)
    target = np.mean([_softmax(link.target[0]) for link in links], 0)
    return _country(source, sentence), _country(target, sentence)


def _country(weights: Numbers, sentence: Sentence) -> tuple[str, float]:
    """The state that gathers most weight over its mentions."""
    gathered: dict[str, float] = {}
    for weight, mention in zip(weights, sentence.mentions, strict=False):
        for party in mention.parties:
            code = party.code if party.kind == "state" and party.code else ""
            gathered[code] = gathered.get(code, 0.0) + float(weight) / len(mention.parties)
    return max(gathered.items(), key=lambda item: item[1], default=("", 0.0))


def _softmax(logits: Numbers) -> Numbers:
    grown = np.exp(logits - logits.max())
    return np.asarray(grown / grown.sum())


def agreement(gold: Sequence[tuple[str, ...]], found: Sequence[tuple[str, ...]]) -> float:
    """F1 where every sentence has one event and one is found: the share that is the same."""
    return sum(one == other for one, other in zip(gold, found, strict=True)) / max(1, len(gold))
