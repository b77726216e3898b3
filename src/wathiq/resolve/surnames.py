"""A person named in full once is known by the last name alone in the rest of the report."""

from __future__ import annotations

from collections.abc import Iterable

from wathiq.model import How, Mention, Party
from wathiq.resolve.view import View

_SHORTEST = 4  # letters; shorter last names are too often other words


def mentions(view: View, named: Iterable[Mention]) -> tuple[Mention, ...]:
    """Further mentions of the persons among ``named``, at tokens that no mention and no known word covers."""
    named = tuple(named)
    surnames = _surnames(view, named)
    taken = {number for mention in named for number in range(mention.first, mention.last)}
    found = []
    for number, token in enumerate(view.tokens if surnames else ()):
        if number in taken or _known(view, number):
            continue
        surname = next((stem for stem in token.stems if stem in surnames), None)
        if surname:
            found.append(view.mention(number, number + 1, *surnames[surname]))
    return tuple(found)


def _surnames(view: View, named: tuple[Mention, ...]) -> dict[str, tuple[Party, How]]:
    """Person and rule by last name; a name that two persons share means the first."""
    people = [m for m in named if m.how in ("leader", "apposition") and m.last - m.first > 1]
    surnames: dict[str, tuple[Party, How]] = {}
    for mention in people:
        surname = view.tokens[mention.last - 1].norm
        known = mention.how == "leader"
        if len(surname) >= _SHORTEST and not _known(view, mention.last - 1) and (known or _is_surname(view, mention)):
            surnames.setdefault(surname, (mention.parties[0], mention.how))
    return surnames


def _is_surname(view: View, mention: Mention) -> bool:
    """Whether the last word of an unknown name is its end and no common word: nothing that could belong to the name follows,
    and the report does not have the word both with and without the article."""
    last = mention.last
    closed = last >= view.ends[last - 1] or view.tokens[last].kind == "punctuation" or last in view.chunks
    return closed and not _has_other_form(view, last - 1)


def _has_other_form(view: View, at: int) -> bool:
    stems, definite = set(view.tokens[at].stems), view.is_definite(at)
    others = (n for n, token in enumerate(view.tokens) if not stems.isdisjoint(token.stems))
    return any(view.is_definite(number) != definite for number in others)


def _known(view: View, number: int) -> bool:
    """Whether the token begins a form of the names table that says something by itself."""
    chunk = view.chunks.get(number)
    return chunk is not None and chunk.last == number + 1 and not chunk.is_person
