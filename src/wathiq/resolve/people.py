"""Personal names after an office or a title: those the data files know, and those recognised by their shape alone."""

from __future__ import annotations

from wathiq.resolve.view import Chunk, View

_ARTICLE = "ال"
_MOST_UNITS = 3  # a unit is a word, with the particles before it (عبد الله, بن زايد)
_SHORTEST = 2  # letters


def after_qualifiers(view: View, at: int) -> int:
    """The first token after words like former, interim, special."""
    chunk = view.chunks.get(at)
    while chunk and chunk.has("qualifier") and not chunk.sense and chunk.last <= view.ends[at - 1]:
        at = chunk.last
        chunk = view.chunks.get(at)
    return at


def known(view: View, at: int) -> Chunk | None:
    """The known person whose name begins at this token, in the same sentence and without a conjunction before it."""
    chunk = view.chunks.get(at)
    if chunk and not chunk.is_person and chunk.has("title"):
        chunk = view.chunks.get(chunk.last)
    if not chunk or not chunk.is_person or at >= view.ends[at - 1]:
        return None
    return chunk


def unknown(view: View, at: int) -> int:
    """The end of an unknown person's name that begins at token ``at``; ``at`` itself when no name begins there.

    A name has two units or more. A third is taken only if it is a family name with the article, follows a particle,
    or the phrase ends after it: more often it is the next word of the sentence.
    """
    limit = view.ends[at - 1]
    ends: list[int] = []
    position = at
    while position < limit and len(ends) < _MOST_UNITS:
        end = _unit(view, position, limit, len(ends))
        if end is None or (len(ends) > 1 and not _belongs(view, position, end, limit)):
            break
        position = end
        ends.append(end)
    return ends[-1] if len(ends) > 1 else at


def _unit(view: View, at: int, limit: int, number: int) -> int | None:
    """The end of one unit of a name, or None if the token cannot belong to a name."""
    end = at
    while end < limit and (chunk := view.chunks.get(end)) and chunk.has("particle"):
        end = chunk.last
    if end >= limit or not _namelike(view, end, number > 0 or end > at):
        return None
    return end + 1


def _namelike(view: View, at: int, article_allowed: bool) -> bool:
    token, chunk = view.tokens[at], view.chunks.get(at)
    if token.kind != "word" or len(token.norm) < _SHORTEST:
        return False
    if token.norm.startswith(_ARTICLE):
        return article_allowed and _may_be_family(chunk)
    return chunk is None


def _may_be_family(chunk: Chunk | None) -> bool:
    """A word with the article can be a family name unless it is an office, a known word of the lists or a definite place."""
    return chunk is None or (chunk.sense is not None and chunk.sense.how == "nisba" and chunk.last - chunk.first == 1)


def _belongs(view: View, at: int, end: int, limit: int) -> bool:
    particle = end - at > 1
    closed = end >= limit or view.tokens[end].kind == "punctuation"
    return particle or closed or view.tokens[at].norm.startswith(_ARTICLE)
