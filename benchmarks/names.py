"""Names across scripts: ``python -m benchmarks names [FILE]``: precision, recall and F1 of the matcher, and pairs a second.

FILE holds a pair a line, ``first | second | 1`` for one person and ``0`` for two; the default is ``bench/names/pairs.txt``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.claims import ROOT
from wathiq.errors import InputError
from wathiq.languages import spelling

PAIRS = ROOT / "bench/names/pairs.txt"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one person's."""

    first: str
    second: str
    same: bool


def main(arguments: Sequence[str]) -> int:
    """Score the matcher and print the pairs it gets wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks names", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=PAIRS)
    options = parser.parse_args(arguments)
    pairs = read(options.file)
    begin = time.perf_counter()
    found = [spelling.same(pair.first, pair.second) for pair in pairs]
    seconds = time.perf_counter() - begin
    precision, recall, f1 = figures(pairs, found)
    one = sum(pair.same for pair in pairs)
    print(f"names F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f}  of {len(pairs)} pairs, {one} of one person")
    print(f"{len(pairs) / seconds:.0f} pairs per second, each name seen for the first time")
    for pair, same in zip(pairs, found, strict=True):
        if pair.same != same:
            print("taken for one: " if same else "taken for two: ", pair.first, "|", pair.second)
    return 0


def read(path: Path) -> list[Pair]:
    """The pairs of a file; InputError for a line of another form."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read ({error})", "name a file of pairs") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 3 or parts[2] not in {"0", "1"}:
                raise InputError(f"{path}:{number}", "is not first | second | 0 or 1", "mend the line")
            found.append(Pair(parts[0], parts[1], parts[2] == "1"))
    return found


def figures(pairs: Sequence[Pair], found: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of "one person"."""
    right = sum(pair.same and same for pair, same in zip(pairs, found, strict=True))
    precision, recall = right / max(1, sum(found)), right / max(1, sum(pair.same for pair in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
