"""Personal names after an office or a title: those the data files know, and those recognised by their shape alone."""

from __future__ import annotations

from wathiq.resolve.view import Chunk, View

_MOST_UNITS = 3  # a unit is a word, with the particles before it (عبد الله, بن زايد)
_SHORTEST = 2  # letters
_LONGEST_NAME = 4  # words of a name that stands before its office
_LONGEST_TAIL = 7  # tokens between an office and its holder's name: where it is held, what for
_IN_A_TAIL = ("host", "portfolio", "qualifier", "link", "particle", "title")


def after_qualifiers(view: View, at: int) -> int:
    """The first token after words like former, interim, special."""
    chunk = view.follows(at)
    while chunk and chunk.has("qualifier") and not chunk.sense:
        at = chunk.last
        chunk = view.follows(at)
    return at


def after_tail(view: View, at: int) -> int:
    """The first token after words that say where an office is held or what for (لدى كوريا الشمالية, لشؤون الشرق الأدنى);
    ``at`` itself when no such words follow."""
    start = view.follows(at)
    if start is None or not start.has("host"):
        return at
    end, limit = at + 1, min(view.ends[at - 1], at + _LONGEST_TAIL)
    while end < limit and (step := _tail_step(view, end)):
        end = step
    return end if end > at + 1 else at


def _tail_step(view: View, at: int) -> int | None:
    """The end of the next piece of a tail: a state, an office or list word, a definite noun."""
    chunk = view.chunks.get(at)
    if chunk and ((chunk.sense and not chunk.is_person) or chunk.reading.region or chunk.reading.office):
        return chunk.last
    if chunk and any(chunk.has(mark) for mark in _IN_A_TAIL):
        return chunk.last
    return at + 1 if view.is_definite(at) else None


def known(view: View, at: int) -> Chunk | None:
    """The known person whose name begins at this token, past a title, without a conjunction before it."""
    chunk = view.follows(at)
    if chunk and not chunk.is_person and chunk.has("title") and chunk.whole:
        chunk = view.follows(chunk.last)
    return chunk if chunk and chunk.is_person and chunk.whole else None


def unknown(view: View, at: int) -> tuple[int, int] | None:
    """First and last token of an unknown person's name that begins at ``at``, past a title; None when no name begins there.

    A name has two units or more. A third is taken only if it is a family name with the article, follows a particle,
    or the phrase ends after it: more often it is the next word of the sentence.
    """
    chunk = view.follows(at)
    if chunk and chunk.has("title") and not chunk.sense and chunk.whole and not chunk.has("particle"):
        at = chunk.last
    limit = view.ends[at - 1]
    ends: list[int] = []
    position = at
    while position < limit and len(ends) < _MOST_UNITS:
        end = _unit(view, position, limit, len(ends))
        if end is None or (len(ends) > 1 and not _belongs(view, position, end, limit)):
            break
        position = end
        ends.append(end)
    return (at, ends[-1]) if len(ends) > 1 else None


def before(view: View, at: int) -> tuple[int, int] | None:
    """First and last token of an unknown person's name that an office beginning at token ``at`` explains (So-and-so, the
    minister of …): two to four name-like words between a verb, a particle or the sentence's beginning and a comma."""
    last = at - 1
    if last < 1 or view.tokens[last].kind != "punctuation" or view.ends[last] != view.ends[at]:
        return None
    first = last
    while first > 0 and view.ends[first - 1] == view.ends[at] and last - first <= _LONGEST_NAME and _in_name(view, first - 1):
        first -= 1
    opens = first == 0 or view.ends[first - 1] != view.ends[at] or _opens_name(view, first - 1)
    fits = _MOST_UNITS - 1 <= last - first <= _LONGEST_NAME
    return (first, last) if opens and fits and namelike(view, first, article_allowed=False) else None


def _in_name(view: View, at: int) -> bool:
    chunk = view.chunks.get(at)
    return namelike(view, at, article_allowed=True) or (chunk is not None and chunk.has("particle") and chunk.whole)


def _opens_name(view: View, at: int) -> bool:
    """Whether a name can follow the token: a verb or particle of the lists, or a title."""
    chunk = view.chunks.get(at)
    return chunk is not None and (chunk.has("not_name") or chunk.has("title"))


def _unit(view: View, at: int, limit: int, number: int) -> int | None:
    """The end of one unit of a name, or None if the token cannot belong to a name."""
    end = at
    while end < limit and (chunk := view.chunks.get(end)) and chunk.has("particle") and chunk.whole:
        end = chunk.last
    if end >= limit or not namelike(view, end, number > 0 or end > at):
        return None
    return end + 1


def namelike(view: View, at: int, article_allowed: bool) -> bool:
    """Whether the token can be part of a personal name that no data file knows."""
    token, chunk = view.tokens[at], view.chunks.get(at)
    if chunk and chunk.has("lookalike") and not chunk.sense:
        return True
    if token.kind != "word" or len(token.norm) < _SHORTEST or token.text.endswith(view.names.no_name_endings):
        return False
    if not view.is_capital(at):
        return False
    if token.text.startswith(view.names.no_name_beginnings):
        return False
    definite = view.is_definite(at) and not view.names.article_words
    return article_allowed and _may_be_family(chunk) if definite else chunk is None


def takes_name(view: View, chunk: Chunk) -> bool:
    """Whether the office or title is a singular, so that its holder's name can follow."""
    at = chunk.last - 1 if view.names.owner_first else chunk.first  # foreign minister; وزير الخارجية
    head = view.names.longest(view.tokens, at, at + 1)
    return head is not None and "holder" in head.reading.marks


def is_strong(view: View, chunk: Chunk) -> bool:
    """Whether the office or title, with its article and nothing else, announces a name."""
    head = view.names.longest(view.tokens, chunk.first, chunk.first + 1)
    return chunk.last - chunk.first > 1 or (head is not None and "weak" not in head.reading.marks)


def _may_be_family(chunk: Chunk | None) -> bool:
    """A word with the article can be a family name unless the lists know it as something else than an adjective of origin."""
    return chunk is None or (chunk.is_origin and chunk.last - chunk.first == 1)


def _belongs(view: View, at: int, end: int, limit: int) -> bool:
    particle = end - at > 1
    closed = end >= limit or view.tokens[end].kind == "punctuation"
    return particle or closed or view.is_definite(at) or view.names.capitals
