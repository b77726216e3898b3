"""When a found claim is the annotated one: the rules of the event level, for claims in the public format.

The evidence spans overlap, the PLOVER type is among the accepted ones, and source and target each share a party.
A side that the annotation leaves empty accepts anything; a group stands for its members; what two parties do to each
other may be told either way round. Annotated claims are read from JSON as they stand in ``bench/ar``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Gold = Mapping[str, Any]
Claim = Mapping[str, Any]

GULF = {"SAU", "ARE", "KWT", "QAT", "BHR"}
EURO = {"DEU", "FRA", "ITA", "ESP", "NLD", "BEL", "AUT", "GRC"}
GROUPS: Mapping[str, set[str]] = {
    "P5+1": {"USA", "GBR", "FRA", "DEU", "CHN", "RUS"},
    "GCC": GULF | {"OMN"},
    "COALITION": GULF | {"EGY", "JOR", "MAR", "SDN"},  # as it stood in 2015
    "EU": EURO | {"POL", "GBR"},  # the members that the news names most, the United Kingdom until 2020
    "G7": {"USA", "GBR", "FRA", "DEU", "ITA", "JPN", "CAN"},
    "EUROZONE": EURO | {"EU"},
}
_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_MARKS = re.compile("[\u064b-\u0652\u0640]")  # short vowels and tatweel
_PREFIXES = re.compile("^(وال|بال|لل|ال|و|ب|ل)(?=...)")


def pairs_of(text: Gold, claims: Sequence[Claim]) -> dict[int, int]:
    """One-to-one matches of a text, claim index to annotation index (*must* first, then *may*), best first."""
    golds = annotated(text)
    required = len(text["must"])
    found = ((j >= required, -overlap(text, gold, claim), i, j) for i, claim in enumerate(claims) for j, gold in golds)
    matching = sorted(row for row in found if agrees(text, golds[row[3]][1], claims[row[2]]))
    taken: dict[int, int] = {}
    for _, _, i, j in matching:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def annotated(text: Gold) -> list[tuple[int, Gold]]:
    """The annotated claims of a text, numbered, those that must be found before those that may."""
    return list(enumerate([*text["must"], *text["may"]]))


def agrees(text: Gold, gold: Gold, claim: Claim) -> bool:
    """Whether the claim is the annotated one: same evidence, type and parties."""
    return overlap(text, gold, claim) > 0 and claim["act"]["plover"] in gold["plover"] and parties_agree(gold, claim)


def overlap(text: Gold, gold: Gold, claim: Claim) -> float:
    """Intersection over union of the two evidence spans, in characters; 0 or less when they do not meet."""
    start = text["text"].find(gold["evidence"])
    end = start + len(gold["evidence"])
    span = claim["evidence"]
    shared: int = min(end, span["end"]) - max(start, span["start"])
    return shared / int(max(1, max(end, span["end"]) - min(start, span["start"])))


def parties_agree(gold: Gold, claim: Claim) -> bool:
    """Whether source and target share a party with the annotation's, in either order for what is done to each other."""
    source, target = (codes(claim[side]) for side in ("source", "target"))
    first, second = set(gold["source"]), set(gold["target"])
    if side_agrees(first, source) and side_agrees(second, target):
        return True
    if not gold["reciprocal"]:
        return False
    crossed = side_agrees(first, target) and side_agrees(second, source)
    return crossed or all(side_agrees({code}, source | target) for code in first | second)


def codes(parties: Iterable[Mapping[str, Any]]) -> set[str]:
    """The codes of one side of a claim."""
    return {party["code"] for party in parties if party.get("code")}


def side_agrees(gold: set[str], found: set[str]) -> bool:
    """Whether the sides share a party; an empty annotated side accepts anything, a group stands for its members."""
    return not gold or bool(found & _members(gold)) or bool(gold & _members(found))


def _members(side: set[str]) -> set[str]:
    return side.union(*(GROUPS.get(code, set()) for code in side))


def status_agrees(gold: Gold, claim: Claim) -> bool:
    """Whether the status is among the accepted ones."""
    return claim["status"]["value"] in gold["status"]


_ARTICLES = frozenset({"the", "a", "an"})  # in English they stand alone and say nothing of who is meant


def voice_agrees(gold: Gold, claim: Claim) -> bool:
    """Whether the innermost voice, the outlet itself aside, is the same, or absent in both."""
    inner = claim["voices"][1:]
    if not gold["voices"] or not inner:
        return not gold["voices"] and not inner
    want, have = words(gold["voices"][-1]["words"]), words(_named(inner[-1]))
    return bool(want and have) and len(want & have) >= min(len(want), len(have)) / 2


def _named(voice: Mapping[str, Any]) -> str:
    return f"{(voice.get('words') or {}).get('text') or ''} {voice.get('name') or ''}"


def words(text: str) -> set[str]:
    """The words of a name, spelling variants and prefixes folded."""
    folded = _MARKS.sub("", text).translate(_LETTERS).lower()
    return {_PREFIXES.sub("", word) for word in re.findall(r"\w+", folded)} - _ARTICLES
