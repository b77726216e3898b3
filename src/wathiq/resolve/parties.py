"""Names the parties of a report: one mention for every phrase that means a party, and the rule by which we know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wathiq.model import Mention, Parse
from wathiq.resolve import anaphora, phrases, surnames
from wathiq.resolve.names import Names
from wathiq.resolve.view import View, look


def parties(parse: Parse, names: Names) -> tuple[Mention, ...]:
    """Every mention of a party, by first token. Mentions do not overlap; an office and its holder are one mention."""
    view = look(parse, names)
    named = tuple(_named(view))
    named = _sorted((*named, *surnames.mentions(view, named)))
    return _sorted((*named, *anaphora.resolve(view, named)))


def _sorted(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.first))


def _named(view: View) -> Iterator[Mention]:
    at = 0
    for first in sorted(view.chunks):
        if first >= at:
            found = phrases.at(view, view.chunks[first])
            at = found.last
            yield from found.mentions
