"""When an act took place: the time expression of its clause, or the nearest one of its sentence that nothing stands between."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.coding.time import TimeMention, mentions
from wathiq.languages.calendar import Calendar
from wathiq.model import Parse, Sentence, Signal, When

_POINTED = 0.3  # share of the net's attention from which its choice counts


@dataclass(frozen=True, slots=True)
class WhenReader:
    """The calendar of a language."""

    calendar: Calendar

    def find(self, parse: Parse) -> tuple[TimeMention, ...]:
        """Every time expression of the report, once for all its acts."""
        return mentions(parse, self.calendar)

    def choose(
        self, found: tuple[TimeMention, ...], sentence: Sentence, signal: Signal, clause: tuple[int, int]
    ) -> When | None:
        """The expression that the net points at; else the one in the clause, or in the sentence, nearest to the trigger."""
        pointed = max(found, key=lambda time: _weight(time, signal), default=None)
        if pointed and _weight(pointed, signal) >= _POINTED:
            return pointed.when
        inside = [time for time in found if clause[0] <= time.first and time.last <= clause[1]]
        near = inside or [time for time in found if sentence.first <= time.first and time.last <= sentence.last]
        return min(near, key=lambda time: _distance(time, signal)).when if near else None


def _weight(time: TimeMention, signal: Signal) -> float:
    return sum(probability for token, probability in signal.when if time.first <= token < time.last)


def _distance(time: TimeMention, signal: Signal) -> int:
    return max(time.first - signal.last, signal.first - time.last, 0)
