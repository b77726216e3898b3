"""How names of one origin are spelled: readings that are added to a listed name, from ``traditions.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from wathiq.languages import data, spelling

FILE = Path(__file__).parent / "traditions.yaml"


@dataclass(frozen=True, slots=True)
class Tradition:
    """Sounds that stand for one another at the beginning and at the end of a word, and spellings of one word."""

    initials: tuple[tuple[str, str], ...] = ()
    finals: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, tuple[str, ...]] | None = None

    def word(self, text: str, spoken: spelling.Word) -> spelling.Word:
        """The word of a listed name with all its readings, those of the list first.

        In a tradition a letter has one sound: the J of Jong is no Y, as it may be elsewhere.
        """
        spelled = (self.words or {}).get(text.casefold(), ())
        others = [other for form in spelled for word in spelling.words(form) for other in _of_one_sound(word)]
        swapped = [other for sound in spoken.sounds[:1] for other in self._swapped(sound)]
        own = _of_one_sound(spoken) if self.words else spoken.sounds
        return spelling.with_readings(spelling.only(own), (*others, *swapped))

    def _swapped(self, sound: str) -> list[str]:
        first = [b + sound[1:] for pair in self.initials for a, b in (pair, pair[::-1]) if sound.startswith(a)]
        last = [sound[:-1] + b for pair in self.finals for a, b in (pair, pair[::-1]) if sound.endswith(a)]
        return first + last


def _of_one_sound(word: spelling.Word) -> tuple[str, ...]:
    """The readings of a word that begin like its likeliest."""
    return tuple(sound for sound in word.sounds if sound[:1] == word.sounds[0][:1])


@lru_cache(maxsize=1)
def traditions() -> Mapping[str, Tradition]:
    """The traditions by the name of the list that has such names."""
    content = data.read(FILE, "traditions")
    return {str(name): _tradition(name, entry) for name, entry in content["traditions"].items()}


def _tradition(name: str, entry: dict[str, list[list[str]]]) -> Tradition:
    problem = data.Problem(FILE, name)
    for key in ("initials", "finals", "words"):
        problem.unless(isinstance(entry.get(key), list), f"has no list '{key}'")
    for key in ("initials", "finals"):
        problem.unless(all(len(pair) == 2 for pair in entry[key]), f"has a pair of other than two sounds in '{key}'")  # noqa: PLR2004
    initials, finals = ([(str(a), str(b)) for a, b in entry[key]] for key in ("initials", "finals"))
    spelled = {str(first): tuple(map(str, others)) for first, *others in entry["words"]}
    return Tradition(tuple(initials), tuple(finals), spelled)
