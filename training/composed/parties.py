"""Who acts in a composed text, and by which of their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

STATES = Path(__file__).resolve().parents[2] / "src/wathiq/knowledge/states"


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its code, its plain names with their gender, its nationality in the masculine (None: it has none)."""

    code: str
    names: tuple[tuple[str, str], ...]  # gender, name
    nationality: str | None
    leaders: tuple[tuple[str, str, str], ...] = ()  # name, from, until
    weight: int = 20  # how often it is chosen: as many persons as we know of it, a measure of how often news tells of it

    def forms(self) -> dict[str, str]:
        """The nationality as the wording asks for it."""
        words = (self.nationality or "").split()
        return {
            "nm": " ".join("ال" + word for word in words),
            "nf": " ".join("ال" + word + "ة" for word in words),
            "npl": " ".join("ال" + word + "ين" for word in words),
            "im": " ".join(words),
        }


@dataclass(frozen=True, slots=True)
class Named:
    """A party as one text names it."""

    party: Party
    gender: str
    words: str


def load(masculine: list[str], others: list[list[str]]) -> list[Party]:
    """All states with a regular nationality and a capital, and the other parties of the wording."""
    return list(_states(tuple(masculine))) + [Party(code, ((gender, words),), None) for code, gender, words in others]


@cache
def _states(masculine: tuple[str, ...]) -> tuple[Party, ...]:
    """The states; their files are read once, for they are large."""
    entries = [yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in sorted(STATES.glob("*.yaml"))]
    return tuple(state for entry in entries if (state := _state(entry, masculine)))


def _state(entry: dict[str, Any], masculine: tuple[str, ...]) -> Party | None:
    nationality = next((d for d in entry.get("demonyms", {}).get("ar", []) if all(w.endswith("ي") for w in d.split())), None)
    capital = entry.get("capital", {}).get("ar", [])
    if nationality is None or not capital:
        return None
    name = entry["names"]["ar"][0]
    leaders = [
        (leader["ar"][0], leader["from"], leader["until"] or "2026") for leader in entry.get("leaders", []) if leader["ar"]
    ]
    names = (("m" if name in masculine else "f", name), ("f", capital[0]))
    return Party(entry["code"], names, nationality, tuple(leaders), len(leaders) + len(entry.get("officials", [])) + 2)


def plain(party: Party, random: Random) -> Named:
    """The party by its name or its capital."""
    return Named(party, *random.choice(party.names))


def doer(party: Party, offices: list[list[str]], day: str, random: Random) -> Named:
    """The party, an office of it or its leader of the day."""
    leaders = [name for name, since, until in party.leaders if since <= day < until]
    draw = random.random()
    if party.nationality is None or draw < 0.5:
        return plain(party, random)
    if leaders and draw < 0.6:
        return Named(party, "m", random.choice(leaders))
    gender, words = random.choice(offices)
    return Named(party, gender, words.format(**party.forms()))
