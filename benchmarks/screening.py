"""Screening of names: ``python -m benchmarks screening LIST.xml [--articles CORPUS.jsonl.xz] [--errors]``.

Recall on the listed names as newspapers of other languages would write them (``bench/screening/names.txt``) and in running text
(``sentences.txt``), false alarms on sentences that name others, and on ordinary articles, of which every hit is printed to be
read. Hits graded weak do not count. Last the speed of comparing names, each pair for the first time.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.claims import ROOT
from wathiq.errors import InputError
from wathiq.languages import spelling
from wathiq.model import Hit, Listing, Report
from wathiq.screening import Screener, read_un_list
from wathiq.serve.screening import stems_of

FOLDER = ROOT / "bench/screening"
_PAIRS = 20_000  # names compared for the speed


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the reference of the listing that it names; None where it names nobody on the list."""

    reference: str | None
    language: str
    text: str


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and with ``--errors`` the cases that are wrong."""
    parser = argparse.ArgumentParser(prog="benchmarks screening", description=__doc__)
    parser.add_argument("list", type=Path)
    parser.add_argument("--articles", type=Path, help="ordinary articles, JSON Lines, plain or .xz")
    parser.add_argument("--most", type=int, default=2000, help="how many articles")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    listings = read_un_list(options.list).listings
    screener = Screener(listings, stems_of)
    right = wrong = 0
    for name in ("names.txt", "sentences.txt"):
        found = [(case, _references(screener, case)) for case in read(FOLDER / name)]
        right, wrong = right + hits_of(found)[0], wrong + hits_of(found)[1]
        _print_figures(name, found, options.errors)
    false = list(_on_articles(screener, options.articles, options.most)) if options.articles else []
    for text, count in Counter(
        f"{hit.grade} {hit.words.text} | {hit.matched.text} ({hit.score})" for hit in false
    ).most_common():
        print(f"  on ordinary articles {count} times: {text}")
    share = right / max(1, right + wrong + len(false))
    print(f"precision {share:.3f} with {len(false)} hits on ordinary articles, all counted as false")
    print(f"{_speed(listings):.0f} pairs of names a second, each for the first time")
    return 0


def read(path: Path) -> list[Case]:
    """The cases of a file of ``reference | language | text`` lines; InputError for a line of another form."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) < 3:
                raise InputError(f"{path}:{number}", "is not reference | language | text", "mend the line")
            cases.append(Case(None if parts[0] == "-" else parts[0], parts[1], parts[2]))
    return cases


def _references(screener: Screener, case: Case) -> set[str]:
    hits = screener.hits(Report("case", case.text, language=case.language))
    return {hit.listing.reference for hit in hits if hit.grade != "weak"}


def hits_of(found: Iterable[tuple[Case, set[str]]]) -> tuple[int, int]:
    """How many cases are found under their reference, and how many references are found where another or none is meant."""
    right = sum(case.reference in references for case, references in found)
    return right, sum(bool(references) and case.reference not in references for case, references in found)


def _print_figures(name: str, found: Sequence[tuple[Case, set[str]]], errors: bool) -> None:
    for language in sorted({case.language for case, _ in found}):
        mine = [(case, references) for case, references in found if case.language == language]
        listed = [case for case, _ in mine if case.reference]
        right, wrong = hits_of(mine)
        recall = right / max(1, len(listed))
        print(f"{name} {language}: recall {recall:.3f} of {len(listed)}; {wrong} of {len(mine)} named wrongly")
    for case, references in found if errors else ():
        if case.reference not in references and (case.reference or references):
            print(f"  {case.reference or 'nobody'} | {case.text} | found {', '.join(sorted(references)) or 'nobody'}")


def _on_articles(screener: Screener, path: Path, most: int) -> Iterator[Hit]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, most)):
            row = json.loads(line)
            report = Report(str(row.get("id", number)), row["text"], language=row.get("lang", "ar"))
            yield from (hit for hit in screener.hits(report) if hit.grade != "weak")


def _speed(listings: Sequence[Listing]) -> float:
    """Pairs of names compared in a second, from nothing remembered."""
    names = [name.text for listing in listings for name in listing.names]
    pairs = list(islice(((one, other) for one in names for other in names), _PAIRS))
    begin = time.perf_counter()
    for one, other in pairs:
        spelling.similarity(one, other)
    return len(pairs) / (time.perf_counter() - begin)
