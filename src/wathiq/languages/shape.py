"""What the spelling of an inflected word tells of its form; every language's ``inflect.py`` speaks in these terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Passive = Literal["no", "maybe", "yes"]
Tense = Literal["past", "present", "future"]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Tense, person, gender, number and voice of a spelling; None where it tells nothing.

    ``passive`` is "maybe" where active and passive are spelt alike. ``bound`` marks a form that only stands before an
    attached pronoun, as زيارت before ها.
    """

    tense: Tense | None = None
    person: int | None = None
    gender: Gender | None = None
    number: Number | None = None
    passive: Passive = "no"
    bound: bool = False


Form = tuple[str, Shape]  # a folded spelling and what it tells
