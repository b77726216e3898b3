"""Merging: ``python -m benchmarks merge [--fit] [--errors N]``: which claims of many reports tell of one happening.

The reports of ``bench/merge`` are annotated: each claim names its happening (``bench/README.md``). Claims are given, so that
only merging is measured: B³ over claims, beside "every claim by itself" and "same parties and type on the same day". ``--fit``
fits the weights of the judgements by logistic regression over pairs and scores them on files held out by turns.
"""

from __future__ import annotations

import argparse
from calendar import monthrange
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bench.build import build_file

from benchmarks.claims import ROOT
from benchmarks.echoes import b_cubed
from wathiq import pipeline
from wathiq.model import Act, ActType, Claim, Coder, Exchange, Party, Report, Side, Status, Voice, When, Words, fingerprint
from wathiq.reconcile import data
from wathiq.reconcile.data import Weights
from wathiq.reconcile.events import sketches
from wathiq.reconcile.happenings import candidates, grouped, links
from wathiq.reconcile.judgements import JUDGEMENTS, judge, possible
from wathiq.reconcile.sketch import Sketch

SOURCES = ROOT / "bench/merge/source"


@dataclass(frozen=True, slots=True)
class Told:
    """An annotated claim, its happening and the file that it stands in."""

    claim: Claim
    happening: str
    file: str


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks merge", description=__doc__)
    parser.add_argument("--source", type=Path, default=SOURCES)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--errors", type=int, default=0, help="print so many happenings that are split or mixed")
    options = parser.parse_args(arguments)
    told = read(options.source)
    true = {one.claim.id: one.happening for one in told}
    made = sketches([one.claim for one in told], pipeline.stems)
    reports = {one.claim.report.id for one in told}
    print(f"{len(set(true.values()))} happenings, {len(told)} claims in {len(reports)} reports")
    ways: dict[str, dict[str, Hashable]] = {
        "wathiq": clustered(made, data.weights()),
        "alone": {id_: id_ for id_ in true},
        "same day, parties, type": {one.id: (one.parties, one.plover, one.last) for one in made},
    }
    for name, found in ways.items():
        print("{:24} B3-F1 {:.3f}  P {:.3f}  R {:.3f}".format(name, *(b_cubed(true, found)[at] for at in (2, 0, 1))))
    _print_errors(told, ways["wathiq"], options.errors)
    if options.fit:
        _fit(told, made, true)
    return 0


def clustered(made: Iterable[Sketch], weights: Weights) -> dict[str, Hashable]:
    """The happening that each claim is found to tell of."""
    by_id, kinship = {sketch.id: sketch for sketch in made}, data.kinship()
    judged = links(candidates(by_id.values(), kinship), kinship, weights)
    grouping = grouped(by_id, {pair: told.score for pair, told in judged.items()}, weights)
    return {id_: number for number, group in enumerate(grouping.groups) for id_ in group}


# --- reading ------------------------------------------------------------------------------------------------------------


def read(folder: Path) -> list[Told]:
    """The claims of all source files."""
    return [
        Told(_claim(row, claim, number), claim.get("happening") or f"{row['id']}-{number}", path.stem)
        for path in sorted(folder.glob("merge*.txt"))
        for row in build_file(path, "en")
        for number, claim in enumerate(row["must"])
    ]


def _claim(row: Mapping[str, Any], gold: Mapping[str, Any], number: int) -> Claim:
    text = row["text"]
    start = text.index(gold["evidence"])
    words = Words(start, start + len(gold["evidence"]), gold["evidence"])
    report = Report(row["id"], text, row["outlet"], row["date"], row["lang"], row["title"])
    plover = gold["plover"][0]
    voices = [Voice(voice["words"], voice["kind"], "quotes", words=words) for voice in gold["voices"]]
    act = Act(
        type=ActType(plover.lower(), plover, "010", 1, 0.0),
        trigger=words,
        evidence=words,
        source=_sides(gold["source"], words),
        target=_sides(gold["target"], words),
        reciprocal=gold["reciprocal"],
        status=Status(gold["status"][0]),
        when=_when(gold["when"], words),
        exchange=tuple(Exchange(one["good"], one["giver"], one["taker"]) for one in gold["exchange"]),
        confidence=1.0,
    )
    outlet = Voice(row["outlet"], "outlet", "reports")
    return Claim(
        fingerprint({"report": row["id"], "number": number}), report, act, (outlet, *voices), Coder("gold", row["lang"])
    )


def _sides(codes: Iterable[str], words: Words) -> tuple[Side, ...]:
    return tuple(Side(Party(code, code, "state"), words, "name") for code in codes)


def _when(edtf: str | None, words: Words) -> When | None:
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    first, last = first.replace("..", ""), (last or first).replace("..", "")
    return When(edtf, _day(first or last, last=False), _day(last or first, last=True), words)


def _day(text: str, last: bool) -> str:
    """The first or last day of an EDTF date without an interval."""
    year, month, day = [*text.split("-"), "", ""][:3]
    year = year.replace("X", "9" if last else "0")
    month = month or ("12" if last else "01")
    return f"{year}-{month}-{day or (monthrange(int(year), int(month))[1] if last else 1):0>2}"


# --- fitting ------------------------------------------------------------------------------------------------------------


def _fit(told: Sequence[Told], made: Sequence[Sketch], true: Mapping[str, str]) -> None:
    """Held-out figures of fitted weights, then the weights from all files."""
    file = {one.claim.id: one.file for one in told}
    kinship = data.kinship()
    pairs = [(one, other) for one, other in candidates(made, kinship) if possible(one, other, kinship)]
    names = list(JUDGEMENTS)
    rows = [[judge(one, other, kinship, data.weights()).answers[name] for name in names] for one, other in pairs]
    labels = [true[one.id] == true[other.id] for one, other in pairs]
    found: dict[str, Hashable] = {}
    for held in sorted(set(file.values())):
        kept = [n for n, (one, _) in enumerate(pairs) if file[one.id] != held]
        weights = _weights(names, [rows[n] for n in kept], [labels[n] for n in kept])
        mine = [sketch for sketch in made if file[sketch.id] == held]
        found |= {id_: (held, cluster) for id_, cluster in clustered(mine, weights).items()}
    precision, recall, f1 = b_cubed(true, found)
    print(f"fitted, files held out by turns: B3-F1 {f1:.3f}  P {precision:.3f}  R {recall:.3f} ({len(pairs)} pairs)")
    final = _weights(names, rows, labels)
    print(f"bias: {final.bias:.2f}", *(f"{name}: {value:.2f}" for name, value in final.of.items()), sep="\n  ")


def _weights(names: Sequence[str], rows: Sequence[Sequence[float]], labels: Sequence[bool]) -> Weights:
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, labels)
    return Weights(float(model.intercept_[0]), MappingProxyType(dict(zip(names, map(float, model.coef_[0]), strict=True))))


def _print_errors(told: Sequence[Told], found: Mapping[str, Hashable], most: int) -> None:
    by_happening: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_happening[one.happening].append(one)
    split = [group for group in by_happening.values() if len({found[one.claim.id] for one in group}) > 1]
    for group in split[:most]:
        print("\nsplit:")
        for one in group:
            act, report = one.claim.act, one.claim.report
            sides = ">".join(",".join(side.party.code or "" for side in sides) for sides in (act.source, act.target))
            told_ = f"{report.published} {act.when.edtf if act.when else '–'} {act.type.plover} {sides} {act.status.value}"
            print(f"  {found[one.claim.id]} {told_} {act.evidence.text[:70]}")
