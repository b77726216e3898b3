"""Notes on what a careful reader would doubt. Nothing is corrected: the claim stays as the text has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wathiq.knowledge.parties import PartyEntry, PersonEntry
from wathiq.model import Act, Check, Mention, Parse

People = Mapping[tuple[str | None, str], PersonEntry]


def people(entries: Iterable[PartyEntry]) -> People:
    """Every leader and official whose death is known, by party code and English name."""
    return {
        (entry.code, person.name): person
        for entry in entries
        for person in (*entry.leaders, *entry.officials)
        if person.died
    }  # fmt: skip


def checks(parse: Parse, mentions: tuple[Mention, ...], acts: tuple[Act, ...], known: People) -> tuple[tuple[Check, ...], ...]:
    """The notes on each act: on the persons of its own clause, and on those of the report that act for one of its parties.

    A note that fits no clause goes to the nearest act of the same party, so that it is seen once and not at every claim.
    """
    notes: list[list[Check]] = [[] for _ in acts]
    for mention, check in _anachronisms(parse, mentions, known):
        nearest = _nearest(mention, acts)
        if nearest is not None:
            notes[nearest].append(check)
    return tuple(tuple(found) for found in notes)


def _anachronisms(parse: Parse, mentions: tuple[Mention, ...], known: People) -> Iterator[tuple[Mention, Check]]:
    """Persons who are said to act although they were dead when the report came out."""
    published = parse.report.published
    for mention in mentions:
        for party in mention.parties:
            person = known.get((party.code, party.name))
            if person and published and person.died and person.died < published[: len(person.died)]:
                message = f"{person.name} died in {person.died}, before the report of {published}"
                yield mention, Check("anachronism", message, mention.words)


def _nearest(mention: Mention, acts: tuple[Act, ...]) -> int | None:
    """The act whose clause holds the mention, else the nearest one that has its party on a side."""
    codes = {party.code for party in mention.parties}
    fitting = [
        (max(act.evidence.start - mention.words.end, mention.words.start - act.evidence.end, 0), number)
        for number, act in enumerate(acts)
        if codes & {side.party.code for side in (*act.source, *act.target)}
    ]
    return min(fitting)[1] if fitting else None
