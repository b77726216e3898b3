"""The words of a claim in their context, as pieces of text that a page can mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wathiq.ledger import Record

AROUND = 400  # characters before and after the evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: whether it belongs to the evidence, and what it says of the claim, if it says anything."""

    text: str
    evidence: bool
    role: str | None


def pieces(claim: Record, text: str, around: int = AROUND) -> list[Piece]:
    """The evidence and what stands around it, cut where the words of the claim begin and end; whole words at both ends."""
    evidence, marks = claim["evidence"], list(_marks(claim))
    first, last = _widened(text, evidence["start"], evidence["end"], around)
    ends = {first, last, evidence["start"], evidence["end"]}
    cuts = sorted(ends | {place for _, start, end in marks for place in (start, end) if first < place < last})
    return [
        Piece(text[start:end], evidence["start"] <= start and end <= evidence["end"], _role(marks, start, end))
        for start, end in pairwise(cuts)
    ]


def _widened(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """A wider stretch that begins and ends at a space, if there is one, or at the end of the text."""
    first, last = max(start - around, 0), min(end + around, len(text))
    space = text.find(" ", first, start) if first else -1
    other = text.rfind(" ", end, last) if last < len(text) else -1
    return (space + 1 if space >= 0 else first), (other if other >= 0 else last)


def _marks(claim: Record) -> Iterator[tuple[str, int, int]]:
    """Roles with the places of their words; where two overlap the first one counts. The evidence as a whole is no role."""
    told = [("trigger", claim["act"]["words"])]
    told += [(key, side["words"]) for key in ("source", "target") for side in claim[key]]
    told += [("when", (claim["when"] or {}).get("words")), ("status", claim["status"]["words"])]
    told += [("voice", voice["words"]) for voice in claim["voices"]]
    yield from ((role, words["start"], words["end"]) for role, words in told if words and words != claim["evidence"])


def _role(marks: list[tuple[str, int, int]], start: int, end: int) -> str | None:
    return next((role for role, first, last in marks if first <= start and end <= last), None)
