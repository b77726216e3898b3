"""Newspapers, agencies and institutes: those the data files know, and unknown ones by the word before their name."""

from __future__ import annotations

import re

from wathiq.model import Mention, Party, PartyKind
from wathiq.resolve.view import Chunk, View

_CLOSERS = {"«": "»", "“": "”", '"': '"', "”": "“", "‹": "›", "(": ")"}
_LONGEST = 8  # tokens of a name in quotation marks
_MOST_DEFINITE = 3  # words of a name without quotation marks
_LATIN = re.compile(r"[A-Za-z]")


def at(view: View, chunk: Chunk) -> Mention | None:
    """The outlet or institute whose kind ``chunk`` names (newspaper, institute …), with its name; None if no name follows."""
    kind: PartyKind | None = "outlet" if chunk.has("outlet") else "institute" if chunk.has("institute") else None
    if kind is None or chunk.sense:
        return None
    start = _past_origin(view, chunk.last)
    if start >= view.ends[chunk.first]:
        return None
    known = view.chunks.get(start)
    if known and known.sense and known.sense.party.kind in ("outlet", "institute"):
        return view.mention(chunk.first, _past_origin(view, known.last), known.sense.party, "name")
    return _quoted(view, chunk, start, kind) or _plain(view, chunk, start, kind)


def _past_origin(view: View, at: int) -> int:
    """The token after an adjective of origin that says where the outlet is at home."""
    chunk = view.follows(at)
    return chunk.last if chunk and chunk.is_origin and chunk.whole else at


def _quoted(view: View, chunk: Chunk, start: int, kind: PartyKind) -> Mention | None:
    closer = _CLOSERS.get(view.tokens[start].text)
    limit = min(view.ends[chunk.first], start + _LONGEST)
    end = next((n for n in range(start + 1, limit) if view.tokens[n].text == closer), None)
    if closer is None or end is None or end == start + 1:
        return None
    inside = view.chunks.get(start + 1)
    sense = inside.sense if inside and inside.last == end else None
    party = sense.party if sense and sense.party.kind in ("outlet", "institute") else None
    last = _past_origin(view, end + 1) if end + 1 < view.ends[chunk.first] else end + 1
    return view.mention(chunk.first, last, party or Party(None, view.words(start + 1, end).text, kind), "name")


def _plain(view: View, chunk: Chunk, start: int, kind: PartyKind) -> Mention | None:
    """A name without quotation marks: words in Latin letters, or definite words after a word that means outlets only."""
    end, limit = start, min(view.ends[chunk.first], start + _LONGEST)
    while end < limit and _LATIN.match(view.tokens[end].text):
        end += 1
    if end == start and chunk.has("sure_outlet"):
        limit = min(limit, start + _MOST_DEFINITE)
        while end < limit and view.is_definite(end) and view.chunks.get(end) is None:
            end += 1
    if end == start:
        return None
    return view.mention(chunk.first, _past_origin(view, end), Party(None, view.words(start, end).text, kind), "name")
