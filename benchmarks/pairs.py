"""Minimal pairs: ``python -m benchmarks pairs CLAIMS.jsonl`` or ``pairs --run`` for the pipeline itself.

CLAIMS holds claims of any system in the public format, one a line, ``report.id`` being the id of the text. A text is
right when each of its claims is found with the right status and innermost voice, and nothing is found where there is
nothing; a family (texts that differ in one thing) is right when all its texts are.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import matching
from benchmarks.claims import ROOT, found_claims
from wathiq.errors import InputError

PAIRS = ROOT / "bench/ar/pairs.jsonl"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many families and texts of a phenomenon are right."""

    families: int
    families_right: int
    texts: int
    texts_right: int

    @property
    def line(self) -> str:
        """The counts with the accuracy over families."""
        share = self.families_right / max(1, self.families)
        return f"families {self.families_right:3}/{self.families:3} = {share:.3f}  texts {self.texts_right:3}/{self.texts:3}"


def main(arguments: Sequence[str]) -> int:
    """Score claims on the pairs and print the accuracy by phenomenon."""
    parser = argparse.ArgumentParser(prog="benchmarks pairs", description=__doc__)
    parser.add_argument("claims", nargs="?", type=Path, help="claims in the public format, one a line")
    parser.add_argument("--run", action="store_true", help="read the texts with the pipeline instead")
    parser.add_argument("--pairs", type=Path, default=PAIRS, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print N faults")
    options = parser.parse_args(arguments)
    if options.run == (options.claims is not None):
        parser.error("name a file of claims, or --run")
    texts = read_lines(options.pairs)
    faults = faults_by_text(texts, found_claims(texts) if options.run else read_lines(options.claims))
    figures = tallies(texts, faults)
    print(json.dumps({name: asdict(tally) for name, tally in figures.items()}) if options.json else report(figures))
    for line in [f"{name}: {fault}" for name, found in faults.items() for fault in found][: options.errors]:
        print(line)
    return 0


def read_lines(path: Path) -> list[Row]:
    """The records of a file of JSON Lines; InputError when it cannot be read."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as JSON Lines ({error})", "name a file with one record a line") from error


def faults_by_text(texts: Iterable[Row], claims: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """What is wrong with the claims of each text, by its id; an empty list is a right text."""
    by_text: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for claim in claims:
        by_text[claim["report"]["id"]].append(claim)
    return {text["id"]: list(faults_of(text, by_text[text["id"]])) for text in texts}


def faults_of(text: Row, claims: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The missed claims, those with another status or voice, and any claim on a text without one."""
    found = {j: claims[i] for i, j in matching.pairs_of(text, claims).items()}
    for j, gold in enumerate(text["must"]):
        yield from _faults_of_claim(gold, found.get(j))
    if not text["must"] and not text["may"]:
        yield from (f"no claim here: {claim['act']['plover']} {claim['evidence']['text'][:80]}" for claim in claims)


def _faults_of_claim(gold: Row, claim: Mapping[str, Any] | None) -> Iterator[str]:
    named = f"{gold['plover'][0]} {gold['source']}>{gold['target']} {gold['evidence'][:80]}"
    if claim is None:
        yield f"missed: {named}"
        return
    if not matching.status_agrees(gold, claim):
        yield f"status {claim['status']['value']} for {gold['status'][0]}: {named}"
    if not matching.voice_agrees(gold, claim):
        yield f"voice: {named}"


def tallies(texts: Iterable[Row], faults: Mapping[str, list[str]]) -> dict[str, Tally]:
    """The counts by phenomenon, and ``all`` of them together."""
    families: defaultdict[tuple[str, int], list[bool]] = defaultdict(list)
    for text in texts:
        families[text["phenomenon"], text["pair"]].append(not faults[text["id"]])
    names = [*dict.fromkeys(name for name, _ in families), "all"]
    return {name: tally([right for (of, _), right in families.items() if name in (of, "all")]) for name in names}


def tally(families: Sequence[Sequence[bool]]) -> Tally:
    """The counts over families, each given as the rightness of its texts."""
    rights = [right for family in families for right in family]
    return Tally(len(families), sum(map(all, families)), len(rights), sum(rights))


def report(figures: Mapping[str, Tally]) -> str:
    """One line for each phenomenon."""
    return "\n".join(f"{name:12} {tally.line}" for name, tally in figures.items())
