"""Who the actors of foreign rows are: parties of ours by their names, states by whoever acts for them, else just a name.

An actor is a state only if it bears its name or its sectors say that it acts for it (a government, an army): a citizen or a
rebel of a country is not that country.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from wathiq.knowledge import crosswalks
from wathiq.knowledge.parties import PartyEntry
from wathiq.ledger.fold import fold
from wathiq.model import Party, PartyKind
from wathiq.serve.exports.acts import entries
from wathiq.serve.imports.rows import Actor
from wathiq.serve.party_argument import codes_by_name


@lru_cache(maxsize=100_000)  # the same few thousand names make up a million rows
def actor(name: str, country: str, official: bool) -> Actor | None:
    """The actor with this name, of this state (its code, or a name of it; empty if none); None for nobody named."""
    if not name or name in crosswalks.actors().nobody:
        return None
    named = _entry(name)
    if named:
        return Actor(name, _party(named), "name")
    of = _entry(country) if official else None
    if of and of.kind == "state":
        return Actor(name, _party(of), "office")
    return Actor(name, Party(None, name, _kind(name, country)), "name")


def official(sectors: Iterable[str], known: frozenset[str]) -> bool:
    """Whether one of the sectors acts for the state."""
    return any(sector.strip() in known for sector in sectors)


def _entry(name: str) -> PartyEntry | None:
    """The entry of a party by its code or name, as others write it."""
    code = name if name in entries() else _foreign_names().get(fold(name)) or codes_by_name().get(fold(name))
    return entries().get(code) if code else None


def _kind(name: str, country: str) -> PartyKind:
    """What a name stands for: a group has its country in brackets, as "Citizen (India)"; else a person has one, a body none."""
    if name.endswith(")"):
        return "group"
    return "person" if country else "organisation"


def _party(entry: PartyEntry) -> Party:
    return Party(entry.code, entry.name, entry.kind)


@lru_cache(maxsize=1)
def _foreign_names() -> Mapping[str, str]:
    written = crosswalks.actors().icews_countries
    return {fold(name): code for code, names in written.items() for name in names}
