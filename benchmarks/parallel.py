"""One sentence, one claim in every language: ``python -m benchmarks parallel [FOLDER] [--show 20]``.

FOLDER holds the Parallel Universal Dependencies treebanks (``xx_pud.conllu``, the same thousand sentences in each language);
those of the installed languages are read as reports of one sentence. For each two languages it is printed how many sentences
yield a claim in both or in one alone; claims of a sentence that is claimed in both are paired, the likest first, and the shares
are printed of pairs that agree on type, on type and parties, and on status besides. ``--show`` lists that many disagreements.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from benchmarks.claims import ROOT
from wathiq import languages, pipeline
from wathiq.model import Claim, Report

FOLDER = ROOT / "../shared/treebanks"
PUBLISHED = "2017-01-01"  # PUD was compiled from news and Wikipedia of late 2016
Claims = tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """The claims of one sentence in two languages, and its text in the first."""

    sentence: str
    first: Claims
    second: Claims


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two claims of one sentence agree on."""

    kind: bool
    parties: bool
    status: bool

    @property
    def whole(self) -> bool:
        """Whether type and parties agree."""
        return self.kind and self.parties


def main(arguments: Sequence[str]) -> int:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(prog="benchmarks parallel", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args(arguments)
    codes = [language.code for language in languages.INSTALLED if (options.folder / f"{language.code}_pud.conllu").exists()]
    texts = {code: sentences(options.folder / f"{code}_pud.conllu") for code in codes}
    found = {code: {name: claims(code, name, text) for name, text in texts[code].items()} for code in codes}
    for first, second in combinations(codes, 2):
        shared = [name for name in texts[first] if name in texts[second]]
        twins = [Twin(texts[second][name], found[first][name], found[second][name]) for name in shared]
        print(report(f"{first} and {second}", twins))
        for line in list(disagreements(twins))[: options.show]:
            print(line)
    return 0


def sentences(path: Path) -> Mapping[str, str]:
    """The text of every sentence by its number."""
    found, name = {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.removeprefix("# ").partition(" = ")
        name = value if key == "sent_id" else name
        if key == "text":
            found[name] = value
    return found


def claims(code: str, name: str, text: str) -> Claims:
    """The claims of one sentence."""
    return pipeline.claims(Report(name, text, "PUD", PUBLISHED, code))


def paired(twin: Twin) -> Iterator[tuple[Claim, Claim, Likeness]]:
    """Claims of both languages one to one, the likest first."""
    ranked = sorted(product(twin.first, twin.second), key=lambda pair: _rank(likeness(*pair)), reverse=True)
    taken: set[int] = set()
    for one, other in ranked:
        if taken.isdisjoint({id(one), id(other)}):
            taken |= {id(one), id(other)}
            yield one, other, likeness(one, other)


def _rank(found: Likeness) -> tuple[bool, bool, bool, bool]:
    return found.whole, found.kind, found.parties, found.status


def likeness(one: Claim, other: Claim) -> Likeness:
    """What two claims agree on. Sides of a reciprocal act may be told either way round; parties agree by code."""
    first, second = sides(one), sides(other)
    same = first == second or ((one.act.reciprocal or other.act.reciprocal) and first == second[::-1])
    return Likeness(one.act.type.plover == other.act.type.plover, same, one.act.status.value == other.act.status.value)


def sides(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of source and target."""
    source, target = claim.act.source, claim.act.target
    return frozenset(s.party.code for s in source if s.party.code), frozenset(s.party.code for s in target if s.party.code)


def report(title: str, twins: Sequence[Twin]) -> str:
    """The figures of two languages."""
    both = [twin for twin in twins if twin.first and twin.second]
    alone = sum(bool(twin.first) != bool(twin.second) for twin in twins)
    found = [like for twin in both for _, _, like in paired(twin)]
    told = [any(like.whole for _, _, like in paired(twin)) for twin in both]
    lines = [
        f"{title}: {len(twins)} sentences, claims in both {len(both)}, in one alone {alone}"
        f" ({_share(alone, alone + len(both))} of those with a claim)",
        f"  sentences in which both tell one claim alike (type and parties): {_share(sum(told), len(told))}",
        f"  pairs of claims {len(found)}: type {_share(sum(f.kind for f in found), len(found))},"
        f" type and parties {_share(sum(f.whole for f in found), len(found))},"
        f" and status {_share(sum(f.whole and f.status for f in found), len(found))}",
    ]
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def disagreements(twins: Sequence[Twin]) -> Iterator[str]:
    """A line for every pair of claims that differ in type or parties, and for every sentence claimed in one language alone."""
    for twin in twins:
        if bool(twin.first) != bool(twin.second):
            yield f"  alone {'first' if twin.first else 'second'}: {_told((*twin.first, *twin.second)[0])} | {twin.sentence}"
        for one, other, like in paired(twin):
            if not like.whole:
                yield f"  differ: {_told(one)} / {_told(other)} | {twin.sentence}"


def _told(claim: Claim) -> str:
    told = (",".join(sorted(side)) or "-" for side in sides(claim))
    return f"{claim.act.type.plover} {'>'.join(told)} {claim.act.status.value}"
