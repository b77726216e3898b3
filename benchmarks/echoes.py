"""Echoes: ``python -m benchmarks echoes [--count N]``: who is behind what many reports tell, on cascades with known origins.

B³ over claims (Bagga and Baldwin 1998): a cluster is the claims of one origin of one event. Beside it the count of origins by
event (mean absolute error), and the same for two simpler ways: every outlet is an origin; texts alike are one origin.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from benchmarks.cascades import Told, cascades
from wathiq import pipeline
from wathiq.model import Event
from wathiq.reconcile import Text, copies, events
from wathiq.serve.reconciled import traced

Clusters = Mapping[str, Hashable]  # claim → cluster


def main(arguments: Sequence[str]) -> int:
    """Print the three ways side by side."""
    parser = argparse.ArgumentParser(prog="benchmarks echoes", description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="how many cascades")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--errors", type=int, default=0, help="print so many cascades with a wrong count")
    options = parser.parse_args(arguments)
    told = cascades(options.count, options.seed)
    true = {one.claim.id: one.origin for one in told}
    claims = [one.claim for one in told]
    found_events = events(claims, traced(claim.report for claim in claims), pipeline.stems)
    ways = {"wathiq": by_origin(found_events), "by outlet": by_outlet(told), "by text": by_text(told)}
    print(f"{options.count} cascades, {len(told)} reports, {len(set(true.values()))} origins")
    for name, found in ways.items():
        precision, recall, f1 = b_cubed(true, found)
        error = shown_error(told, found_events) if name == "wathiq" else count_error(told, found)
        print(f"{name:10} B3-F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}  mean error of the count {error:.2f}")
    _print_errors(told, ways["wathiq"], options.errors)
    return 0


def by_origin(found: Sequence[Event]) -> Clusters:
    """Events and their origins, as Wathiq finds them."""
    return {
        claim: (event.id, number) for event in found for number, origin in enumerate(event.origins) for claim in origin.claims
    }


def by_outlet(told: Sequence[Told]) -> Clusters:
    """Each outlet of a happening is an origin."""
    return {one.claim.id: (one.cascade, one.claim.voices[0].name) for one in told}


def by_text(told: Sequence[Told]) -> Clusters:
    """Reports whose texts are copies of one text are one origin."""
    found = copies(Text(one.claim.report.id, one.claim.report.published or "", one.claim.report.text) for one in told)
    return {one.claim.id: (one.cascade, found.get(one.claim.report.id, one.claim.report.id)) for one in told}


def b_cubed(true: Clusters, found: Clusters) -> tuple[float, float, float]:
    """B³ precision, recall and F1 over all claims."""
    mine, theirs = _members(found), _members(true)
    precision = recall = 0.0
    for claim in true:
        a, b = mine[found[claim]], theirs[true[claim]]
        common = len(a & b)
        precision, recall = precision + common / len(a), recall + common / len(b)
    precision, recall = precision / len(true), recall / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(clusters: Clusters) -> dict[Hashable, set[str]]:
    found: defaultdict[Hashable, set[str]] = defaultdict(set)
    for claim, cluster in clusters.items():
        found[cluster].add(claim)
    return found


def count_error(told: Iterable[Told], found: Clusters) -> float:
    """The mean absolute error of the number of origins of a happening."""
    true, guessed = _counts(told, found)
    return sum(abs(len(true[cascade]) - len(guessed[cascade])) for cascade in true) / len(true)


def shown_error(told: Sequence[Told], found: Sequence[Event]) -> float:
    """The same for the number of origins whose independence is shown, over all events that a happening was found as."""
    cascade = {one.claim.id: one.cascade for one in told}
    guessed: Counter[int] = Counter()
    for event in found:
        guessed[Counter(cascade[claim] for claim in event.claims).most_common(1)[0][0]] += event.independent
    true = Counter(number for number, _ in {(one.cascade, one.origin) for one in told})
    return sum(abs(true[number] - guessed[number]) for number in true) / len(true)


def _counts(told: Iterable[Told], found: Clusters) -> tuple[dict[int, set[Hashable]], dict[int, set[Hashable]]]:
    true: defaultdict[int, set[Hashable]] = defaultdict(set)
    guessed: defaultdict[int, set[Hashable]] = defaultdict(set)
    for one in told:
        true[one.cascade].add(one.origin)
        guessed[one.cascade].add(found[one.claim.id])
    return true, guessed


def _print_errors(told: Sequence[Told], found: Clusters, most: int) -> None:
    true, guessed = _counts(told, found)
    for cascade in [number for number in sorted(true) if len(true[number]) != len(guessed[number])][:most]:
        print(f"\ncascade {cascade}: {len(true[cascade])} origins, found {len(guessed[cascade])}")
        for one in sorted((one for one in told if one.cascade == cascade), key=lambda one: one.claim.id):
            chain = " ← ".join(voice.name for voice in one.claim.voices)
            print(f"  {one.origin} {str(found[one.claim.id])[-6:]} {one.claim.report.published} {chain}")
