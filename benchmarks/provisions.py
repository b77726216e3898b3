"""Provisions found in sentences: ``python -m benchmarks provisions [FILE]``: precision and recall of the whole pipeline.

FILE has a sentence a line with the provisions that it falls under (``bench/provisions/sentences.txt``). Counted are pairs of a
sentence and a provision, warnings included; a sentence without any is a near miss, and every flag on it is a false alarm.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.claims import ROOT
from wathiq import pipeline
from wathiq.errors import InputError
from wathiq.model import Report

SENTENCES = ROOT / "bench/provisions/sentences.txt"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, its day of publication, and what it falls under."""

    published: str
    expected: frozenset[str]
    text: str


def main(arguments: Sequence[str]) -> int:
    """Read every sentence and print the figures, and with ``--errors`` what differs."""
    parser = argparse.ArgumentParser(prog="benchmarks provisions", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=SENTENCES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    cases = read(options.file)
    found = [found_in(case) for case in cases]
    precision, recall = figures(cases, found)
    quiet = sum(not case.expected and not flags for case, flags in zip(cases, found, strict=True))
    expected = sum(len(case.expected) for case in cases)
    print(f"provisions P {precision:.3f}  R {recall:.3f}  of {expected} in {len(cases)} sentences")
    print(f"near misses without a flag {quiet} of {sum(not case.expected for case in cases)}")
    if options.errors:
        for case, flags in zip(cases, found, strict=True):
            if flags != case.expected:
                print(case.text, "| missed", *sorted(case.expected - flags), "| excess", *sorted(flags - case.expected))
    return 0


def read(path: Path) -> list[Case]:
    """The cases of a file; InputError for a line of another form."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "name a file of sentences") from error
    cases = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 3:
                raise InputError(f"{path}:{number}", "is not day | provisions | sentence", "mend the line")
            named = frozenset(name.strip() for name in parts[1].split(",") if name.strip() != "-")
            cases.append(Case(parts[0], named, parts[2]))
    return cases


def found_in(case: Case) -> frozenset[str]:
    """The provisions that the claims of a sentence touch, warnings included."""
    claims = pipeline.claims(Report("sentence", case.text, None, case.published))
    return frozenset(provision.id for claim in claims for provision in claim.provisions)


def figures(cases: Sequence[Case], found: Sequence[frozenset[str]]) -> tuple[float, float]:
    """Precision and recall over pairs of a sentence and a provision."""
    right = sum(len(case.expected & flags) for case, flags in zip(cases, found, strict=True))
    return right / max(1, sum(map(len, found))), right / max(1, sum(len(case.expected) for case in cases))
