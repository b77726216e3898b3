"""How real an act is: the net's likeliest status, and the cue word that says so."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.languages.status import Cue, StatusCues
from wathiq.model import Parse, Signal, Status
from wathiq.text import words_at

_BEFORE = 12  # tokens before the clause in which a cue may stand


@dataclass(frozen=True, slots=True)
class StatusReader:
    """The status cues of a language."""

    cues: StatusCues

    def find(self, parse: Parse) -> tuple[Cue, ...]:
        """Every cue of the report, once for all its acts."""
        return self.cues.find(parse.tokens)

    def read(self, parse: Parse, found: tuple[Cue, ...], signal: Signal, clause: tuple[int, int]) -> Status:
        """The likeliest status with the nearest cue of that value, before the trigger rather than after."""
        value = signal.statuses[0][0]
        cues = [cue for cue in found if cue.value == value and clause[0] - _BEFORE <= cue.first and cue.last <= clause[1]]
        cue = min(cues, key=lambda cue: (_distance(cue, signal), cue.first), default=None)
        if cue is None:
            return Status(value)
        return Status(value, words_at(parse.report.text, parse.tokens[cue.first].start, parse.tokens[cue.last - 1].end))


def _distance(cue: Cue, signal: Signal) -> int:
    """Tokens between cue and trigger; a cue behind the trigger counts twice as far."""
    return signal.first - cue.last if cue.last <= signal.first else 2 * max(0, cue.first - signal.first) + 1
