"""Names the parties of a report: one mention for every phrase that means a party, and the rule by which we know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wathiq.model import Mention, Parse, Party
from wathiq.resolve import anaphora, compounds, people, phrases, surnames
from wathiq.resolve.names import Names
from wathiq.resolve.view import View, look


def parties(parse: Parse, names: Names) -> tuple[Mention, ...]:
    """Every mention of a party, by first token. Mentions do not overlap; an office and its holder are one mention."""
    view = look(parse, names)
    plain = _with_explained(view, tuple(_named(view)))
    homed = tuple(_at_home(view, mention, plain) for mention in plain)
    named = _sorted((*homed, *surnames.mentions(view, homed), *compounds.mentions(view, homed)))
    return _sorted((*named, *anaphora.resolve(view, named)))


def _with_explained(view: View, named: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, and unknown persons whom an office after their name explains."""
    taken = {number for mention in named for number in range(mention.first, mention.last)}
    found = []
    for mention in named:
        name = people.before(view, mention.first) if mention.how == "office" else None
        chunk = view.chunks.get(mention.first)
        if name and chunk and people.takes_name(view, chunk) and taken.isdisjoint(range(*name)):
            party = Party(mention.parties[0].code, view.words(*name).text, "person")
            found.append(view.mention(*name, party, "apposition"))
    return _sorted((*named, *found))


def _at_home(view: View, mention: Mention, named: tuple[Mention, ...]) -> Mention:
    """An unknown holder of an office without a state (the minister of trade, So-and-so) acts for the state talked of."""
    chunk = view.chunks.get(mention.first)
    person = mention.parties[0]
    if chunk is None or chunk.reading.office is None or mention.how != "apposition" or person.code is not None:
        return mention
    state = anaphora.home(view, chunk, named)
    return replace(mention, parties=(replace(person, code=state.code),)) if state else mention


def _sorted(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.first))


def _named(view: View) -> Iterator[Mention]:
    at = 0
    for first in sorted(view.chunks):
        if first >= at:
            found = phrases.at(view, view.chunks[first])
            at = found.last
            yield from found.mentions
