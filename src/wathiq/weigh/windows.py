"""Long reports are read in windows of whole sentences that overlap, so that time and memory grow with length only linearly."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.model import Parse

LONGEST = 280  # tokens of a window; the texts that the net learned from have up to 250
CONTEXT = 90  # tokens of the window before that are read again


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``first`` up to ``last`` are read; acts are taken from ``fresh`` on."""

    first: int
    last: int
    fresh: int


def windows(parse: Parse) -> tuple[Window, ...]:
    """Windows that cover the report in order; a sentence longer than a window is cut."""
    cuts = _cuts(parse)
    found: list[Window] = []
    fresh = 0
    while fresh < len(parse.tokens):
        first = _context_start(cuts, fresh) if found else 0
        last = max([cut for cut in cuts if fresh < cut <= first + LONGEST], default=min(first + LONGEST, len(parse.tokens)))
        found.append(Window(first, last, fresh))
        fresh = last
    return tuple(found)


def _cuts(parse: Parse) -> list[int]:
    return [sentence.last for sentence in parse.sentences]


def _context_start(cuts: list[int], fresh: int) -> int:
    return min((cut for cut in cuts if fresh - CONTEXT <= cut <= fresh), default=max(0, fresh - CONTEXT))
