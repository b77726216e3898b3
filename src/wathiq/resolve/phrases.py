"""Phrases around names: an office with the state it acts for and its holder, a titled person, a newspaper in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.model import How, Mention, Party
from wathiq.resolve import people
from wathiq.resolve.view import Chunk, View

_LONGEST_OFFICE = 8  # tokens between an office and its state
_MOST_NOUNS = 3  # of these, definite nouns that no list knows
_ORGANISED = frozenset({"organisation", "movement", "group"})


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions of one phrase; ``last`` is the token after it."""

    mentions: tuple[Mention, ...]
    last: int


def at(view: View, chunk: Chunk) -> Found:
    """The mentions of the phrase that begins with ``chunk``, none if it names nobody."""
    if chunk.reading.office and not chunk.has("not_state"):
        found = _office(view, chunk)
        if found:
            return found
    if chunk.sense:
        return _party(view, chunk)
    if chunk.has("title"):
        return _titled(view, chunk)
    return Found((), chunk.last)


def mention(view: View, first: int, last: int, party: Party, how: How) -> Mention:
    """A mention of one party by tokens ``first`` up to ``last``."""
    return Mention(view.words(first, last), first, last, (party,), how)


def _party(view: View, chunk: Chunk) -> Found:
    assert chunk.sense is not None  # noqa: S101 (the caller has checked; this tells the type checker)
    sense = chunk.sense
    last = _with_origin(view, chunk) if sense.how != "nisba" else chunk.last
    return Found((mention(view, chunk.first, last, sense.party, sense.how),), last)


def _with_origin(view: View, chunk: Chunk) -> int:
    """The end of an organisation's name together with an adjective of origin that only says where it is at home."""
    following = view.chunks.get(chunk.last)
    organised = chunk.sense is not None and chunk.sense.party.kind in (*_ORGANISED, "outlet", "institute")
    if organised and following and following.sense and following.sense.how == "nisba" and _inside(view, chunk, following):
        return following.last
    return chunk.last


def _inside(view: View, chunk: Chunk, following: Chunk) -> bool:
    return following.last <= view.ends[chunk.first] and not view.tokens[following.first].norm.startswith(("و", "ب", "ل"))


def _office(view: View, chunk: Chunk) -> Found | None:
    """An office and the party it acts for, with its holder when the name follows."""
    head = _acts_for(view, chunk)
    if head is None or head.sense is None:
        return None
    last = people.after_qualifiers(view, _with_origin(view, head))
    holder = people.known(view, last)
    if holder and holder.sense:
        return Found((mention(view, chunk.first, holder.last, holder.sense.party, "leader"),), holder.last)
    end = people.unknown(view, last)
    if end > last and chunk.reading.office and chunk.reading.office.kind == "person":
        party = Party(head.sense.party.code, view.words(last, end).text, "person")
        return Found((mention(view, chunk.first, end, party, "apposition"),), end)
    return Found((mention(view, chunk.first, last, head.sense.party, "office"),), last)


def _acts_for(view: View, chunk: Chunk) -> Chunk | None:
    """The name or adjective of origin that an office belongs to, past other offices, portfolios and definite nouns."""
    position, nouns = chunk.last, 0
    limit = min(view.ends[chunk.first], chunk.last + _LONGEST_OFFICE)
    while position < limit and nouns <= _MOST_NOUNS:
        following = view.chunks.get(position)
        if following and following.sense:
            return None if following.is_person else following
        if following and _joins(following):
            position = following.last
        elif _definite(view, position):
            position, nouns = position + 1, nouns + 1
        else:
            return None
    return None


def _joins(chunk: Chunk) -> bool:
    return chunk.reading.office is not None or any(chunk.has(mark) for mark in ("portfolio", "qualifier", "link"))


def _definite(view: View, position: int) -> bool:
    token = view.tokens[position]
    chunk = view.chunks.get(position)
    return token.norm.startswith(("ال", "وال", "لل")) and not (chunk and chunk.has("not_name"))


def _titled(view: View, chunk: Chunk) -> Found:
    holder = people.known(view, chunk.last)
    if holder and holder.sense:
        return Found((mention(view, chunk.first, holder.last, holder.sense.party, "leader"),), holder.last)
    end = people.unknown(view, chunk.last)
    if end > chunk.last:
        party = Party(None, view.words(chunk.last, end).text, "person")
        return Found((mention(view, chunk.first, end, party, "apposition"),), end)
    return Found((), chunk.last)
