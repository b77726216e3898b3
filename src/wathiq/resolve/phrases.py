"""Phrases around names: an office with the state it acts for and with its holder, a titled person, an outlet in quotes."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.model import Mention, Party
from wathiq.resolve import people, publishers
from wathiq.resolve.view import Chunk, View

_LONGEST_OFFICE = 8  # tokens between an office and its state
_MOST_NOUNS = 3  # of these, definite nouns that no list knows
_WITH_HOME = frozenset({"organisation", "movement", "group", "outlet", "institute"})
_NOT_OF_THE_STATE = frozenset({"party"})  # levels of office whose adjective of origin says only where they are at home
_JOINS = ("portfolio", "qualifier", "link")


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions of one phrase; ``last`` is the token after it."""

    mentions: tuple[Mention, ...]
    last: int


def at(view: View, chunk: Chunk) -> Found:
    """The mentions of the phrase that begins with ``chunk``, none if it names nobody."""
    published = publishers.at(view, chunk)
    if published:
        return Found((published,), published.last)
    if chunk.reading.office and not chunk.sense and not chunk.has("not_state"):
        found = _office(view, chunk)
        if found:
            return found
    if chunk.sense:
        return _owned(view, chunk) or _party(view, chunk)
    if not _announces_name(view, chunk):
        return Found((), chunk.last)
    return _person(view, chunk.first, people.after_qualifiers(view, chunk.last), None)


def _announces_name(view: View, chunk: Chunk) -> bool:
    """Whether a person's name can follow directly: after an office or title with the article (الوزير, سمو الأمير), or after
    one shortened with a full stop."""
    office = chunk.reading.office
    if not (chunk.has("title") or (office and office.kind == "person")) or not people.takes_name(view, chunk):
        return False
    if view.names.capitals:
        return view.is_capital(chunk.last - 1)
    last = view.tokens[chunk.last - 1]
    definite = last.text.startswith(view.names.articles) and people.is_strong(view, chunk)
    return definite or last.kind == "punctuation"


def _party(view: View, chunk: Chunk) -> Found:
    assert chunk.sense is not None  # noqa: S101 (the caller has checked; this tells the type checker)
    last = _with_home(view, chunk)
    how = "typo" if chunk.typo else chunk.sense.how
    return Found((view.mention(chunk.first, last, chunk.sense.party, how),), last)


def _owned(view: View, chunk: Chunk) -> Found | None:
    """An office whose owner stands before it (the Russian foreign minister, Iran's army), with its holder if named."""
    assert chunk.sense is not None  # noqa: S101 (the caller has checked; this tells the type checker)
    party = chunk.sense.party
    if not view.names.owner_first or party.kind == "person" or party.code is None:
        return None
    office = _office_after(view, chunk.last)
    if office is None or office.reading.office is None or office.has("not_state"):
        return None
    last = _end_of_offices(view, office)
    if office.reading.office.kind == "person" and people.takes_name(view, _last_office(view, office, last)):
        return _holder(view, chunk, party, last)
    return Found((view.mention(chunk.first, last, party, "office"),), last)


def _office_after(view: View, at: int) -> Chunk | None:
    """The office that begins at a token, past a possessive and words that may stand between."""
    end = at
    while 0 < end < view.ends[at - 1] and end - at < _LONGEST_OFFICE:
        chunk = view.chunks.get(end)
        if chunk and chunk.reading.office and (chunk.sense is None or chunk.sense.how == "office"):
            return chunk
        joins = view.tokens[end].norm in view.names.possessives or view.tokens[end].norm in view.names.owner_gap
        if not joins and not (chunk and chunk.has("qualifier")):
            return None
        end += 1
    return None


def _end_of_offices(view: View, office: Chunk) -> int:
    """The end of offices in a row (deputy foreign minister, army spokesman)."""
    last = office.last
    while (following := view.follows(last)) and following.reading.office and not following.sense:
        last = following.last
    return last


def _last_office(view: View, office: Chunk, last: int) -> Chunk:
    """The last of the offices up to ``last``."""
    return next((c for n in range(last - 1, office.first - 1, -1) if (c := view.chunks.get(n)) and c.reading.office), office)


def _with_home(view: View, chunk: Chunk) -> int:
    """The end of an organisation's name together with an adjective of origin that only says where it is at home."""
    following = view.follows(chunk.last)
    organised = chunk.sense is not None and chunk.sense.party.kind in _WITH_HOME and not chunk.is_origin
    if organised and following and following.is_origin and following.whole:
        return following.last
    return chunk.last


def _office(view: View, chunk: Chunk) -> Found | None:
    """An office and the party it acts for, with its holder when the name follows."""
    office, head = chunk.reading.office, _acts_for(view, chunk)
    if office is None or head is None or head.sense is None:
        return None
    if office.level in _NOT_OF_THE_STATE:
        return None
    last = people.after_qualifiers(view, _with_home(view, head))
    certain = not head.is_origin or view.is_definite(head.first)
    if office.kind == "person" and certain and people.takes_name(view, chunk):
        return _holder(view, chunk, head.sense.party, last)
    return Found((view.mention(chunk.first, last, head.sense.party, "office"),), last)


def _holder(view: View, chunk: Chunk, party: Party, last: int) -> Found:
    """The office with its holder as one mention; as two when words on the place of office stand between."""
    together = _person(view, chunk.first, last, party.code)
    if together.mentions:
        return together
    office = view.mention(chunk.first, last, party, "office")
    tail = people.after_tail(view, last)
    apart = _person(view, tail, tail, party.code) if tail > last else Found((), last)
    if not apart.mentions:
        return Found((office,), last)
    hosts = tuple(m for c in _chunks_between(view, last, tail) if c.sense for m in _party(view, c).mentions)
    return Found((office, *hosts, *apart.mentions), apart.last)


def _chunks_between(view: View, first: int, last: int) -> list[Chunk]:
    return [chunk for number in range(first, last) if (chunk := view.chunks.get(number))]


def _person(view: View, first: int, at: int, code: str | None) -> Found:
    """The person whose name begins at token ``at``, mentioned from token ``first`` on; acting for ``code`` if unknown."""
    known = people.known(view, at)
    if known and known.sense:
        return Found((view.mention(first, known.last, known.sense.party, "leader"),), known.last)
    name = people.unknown(view, at)
    if name is None:
        return Found((), at)
    party = Party(code, view.words(*name).text, "person")
    return Found((view.mention(first, name[1], party, "apposition"),), name[1])


def _acts_for(view: View, chunk: Chunk) -> Chunk | None:
    """The name or adjective of origin that an office belongs to, past other offices, portfolios and definite nouns.

    After an office with the article only an adjective can follow, unless a word like "in" or "of" links a name to it.
    """
    position, nouns, linked = chunk.last, 0, not view.is_definite(chunk.first) or _ends_with_link(view, chunk)
    limit = min(view.ends[chunk.first], chunk.last + _LONGEST_OFFICE)
    while position < limit and nouns <= _MOST_NOUNS:
        following = view.chunks.get(position)
        if following and following.sense:
            return following if _can_own(view, following, linked) else None
        if following and _joins(view, chunk, following, linked) and not (nouns and following.has("preposition")):
            position, linked = following.last, linked or following.has("link")
        elif view.is_definite(position):
            position, nouns = position + 1, nouns + 1
        else:
            return None
    return None


def _ends_with_link(view: View, chunk: Chunk) -> bool:
    """Whether the office itself ends with a word that links a name to it: المتحدث باسم."""
    last = view.names.longest(view.tokens, chunk.last - 1, chunk.last)
    return chunk.last - chunk.first > 1 and last is not None and "link" in last.reading.marks


def _can_own(view: View, following: Chunk, linked: bool) -> bool:
    """Whether the office before can belong to this party: it carries no conjunction, and its case can be the genitive."""
    party = following.sense.party if following.sense else None
    if party is None or party.kind == "person" or party.code is None:
        return False
    if following.whole:
        return linked or following.is_origin
    return not following.is_origin and view.tokens[following.first].norm.startswith(view.names.genitive_prefixes)


def _joins(view: View, chunk: Chunk, following: Chunk, linked: bool) -> bool:
    """Whether a known word can stand between an office and its party."""
    if following.has("link") and view.names.owner_first:
        return True
    if following.has("place") or following.has("preposition"):
        return following.whole and chunk.reading.office is not None and chunk.reading.office.kind == "person"
    known = following.reading.office is not None or any(following.has(mark) for mark in _JOINS)
    agrees = linked or following.has("link") or view.is_definite(following.first)
    return known and agrees and (following.whole or view.is_definite(following.first))
