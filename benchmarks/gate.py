"""Scores that may only rise: ``python -m benchmarks gate [--update]`` holds them against ``tests/gate/floors.json``.

``--update`` raises the floors to the present scores and refuses to lower one. A floor is bound to the digest of its
annotated texts: other texts, other figures. The pipeline is deterministic; ``noise`` allows for rounding alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import names, pairs, provisions, stance
from benchmarks.claims import ROOT, SCORER, found_claims, scores
from wathiq.errors import InputError
from wathiq.languages import spelling

FLOORS = ROOT / "tests/gate/floors.json"

Gate = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Compare the scores of each gate with its floors; 1 when one has fallen."""
    parser = argparse.ArgumentParser(prog="benchmarks gate", description=__doc__)
    parser.add_argument("--update", action="store_true", help="raise the floors to the present scores")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    options = parser.parse_args(arguments)
    gates = json.loads(FLOORS.read_text(encoding="utf-8"))
    now = {name: figures_of(gate, options.scorer) for name, gate in gates.items()}
    fallen = [line for name, gate in gates.items() for line in falls(name, gate, now[name])]
    print("\n".join(fallen or (line for name in now for line in _report(name, gates[name], now[name]))))
    if options.update and not fallen:
        raised = {name: raise_floors(gate, now[name]) for name, gate in gates.items()}
        FLOORS.write_text(json.dumps(raised, indent=2) + "\n", encoding="utf-8")
    return 1 if fallen else 0


def figures_of(gate: Gate, scorer: Path) -> dict[str, float]:
    """The present scores of the measures that a gate has floors for."""
    gold = ROOT / gate["gold"]
    if digest(gold) != gate["sha256"]:
        raise InputError(str(gold), "is not the file that the floors were measured on", "set new floors for it by hand")
    whole = MEASURED[gate["by"]](gold, scorer)
    return {measure: pick(whole, measure) for measure in gate["floors"]}


def _pairs(path: Path, _: Path) -> dict[str, Any]:
    """Shares of families and texts of the minimal pairs that are right."""
    texts = pairs.read_lines(path)
    found = pairs.tallies(texts, pairs.faults_by_text(texts, found_claims(texts)))["all"]
    return {"families": found.families_right / found.families, "texts": found.texts_right / found.texts}


def _provisions(path: Path, _: Path) -> dict[str, Any]:
    """Precision and recall of sanctions provisions in sentences."""
    cases = provisions.read(path)
    precision, recall = provisions.figures(cases, [provisions.found_in(case) for case in cases])
    return {"precision": precision, "recall": recall}


def _names(path: Path, _: Path) -> dict[str, Any]:
    """Precision, recall and F1 of names across scripts."""
    cases = names.read(path)
    figures = names.figures(cases, [spelling.same(case.first, case.second) for case in cases])
    return dict(zip(("precision", "recall", "f1"), figures, strict=True))


def _stance(path: Path, _: Path) -> dict[str, Any]:
    """Accuracy and macro-F1 of the shipped weights on pairs of headlines."""
    return stance.shipped(stance.pairs(path))


MEASURED: Mapping[str, Callable[[Path, Path], dict[str, Any]]] = {
    "claims": scores,
    "pairs": _pairs,
    "provisions": _provisions,
    "names": _names,
    "stance": _stance,
}


def digest(path: Path) -> str:
    """SHA-256 of a file in hex; InputError when it is not there."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(str(path), "is not there", "put the annotated texts beside the repository") from error


def pick(figures: Mapping[str, Any], measure: str) -> float:
    """The figure under a dotted name, such as ``on_event_matches.status.accuracy``."""
    found: Any = figures
    for key in measure.split("."):
        found = found[key]
    return float(found)


def falls(name: str, gate: Gate, now: Mapping[str, float]) -> Iterator[str]:
    """One line for each score that lies under its floor by more than the noise."""
    for measure, floor in gate["floors"].items():
        if now[measure] < floor - gate["noise"]:
            yield f"{name}: {measure} has fallen to {now[measure]:.4f}, its floor is {floor:.4f}"


def raise_floors(gate: Gate, now: Mapping[str, float]) -> Gate:
    """The gate with each floor at the present score, or where it was if that is higher."""
    return {**gate, "floors": {measure: max(floor, now[measure]) for measure, floor in gate["floors"].items()}}


def _report(name: str, gate: Gate, now: Mapping[str, float]) -> Iterator[str]:
    yield from (f"{name}: {measure} {now[measure]:.4f} (floor {floor:.4f})" for measure, floor in gate["floors"].items())
