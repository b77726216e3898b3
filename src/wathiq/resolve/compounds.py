"""Two parties in one hyphenated word: العلاقات الأميركية-الروسية."""

from __future__ import annotations

from collections.abc import Iterable

from wathiq.model import How, Mention, Party, Token
from wathiq.resolve.names import Reading, Sense
from wathiq.resolve.view import View


def mentions(view: View, named: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention with all its parties for every hyphenated token outside ``named`` whose parts all name a party."""
    taken = {number for mention in named for number in range(mention.first, mention.last)}
    found = (_compound(view, number) for number, token in enumerate(view.tokens) if "-" in token.norm and number not in taken)
    return tuple(mention for mention in found if mention)


def _compound(view: View, number: int) -> Mention | None:
    senses = _senses(view, view.tokens[number])
    if not senses:
        return None
    parties: tuple[Party, ...] = tuple(sense.party for sense in senses)
    how: How = senses[0].how
    return Mention(view.words(number, number + 1), number, number + 1, parties, how)


def _senses(view: View, token: Token) -> tuple[Sense, ...]:
    """The first sense of every part, the first part read without proclitics if need be; nothing if one part is unknown."""
    for stem in token.stems:
        readings: list[Reading | None] = [view.names.readings.get((part,)) for part in stem.split("-")]
        senses = tuple(reading.senses[0] for reading in readings if reading and reading.senses)
        if len(senses) == len(readings) > 1:
            return senses
    return ()
