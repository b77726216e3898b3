"""How real an act is: the net's likeliest status, and the cue word that says so."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.languages.status import Cue, StatusCues
from wathiq.model import Parse, Signal, Status
from wathiq.text import words_at

_BEFORE = 12  # tokens before the clause in which a cue may stand
_LEAD = 2  # tokens before the clause in which a cue still speaks for its status
_BOOST = 3.0  # how much likelier a cue makes its status


@dataclass(frozen=True, slots=True)
class StatusReader:
    """The status cues of a language."""

    cues: StatusCues

    def find(self, parse: Parse) -> tuple[Cue, ...]:
        """Every cue of the report, once for all its acts."""
        return self.cues.find(parse.tokens)

    def read(self, parse: Parse, found: tuple[Cue, ...], signal: Signal, clause: tuple[int, int]) -> Status:
        """The likeliest status, where a cue near the trigger speaks for its own; with the nearest cue of that value."""
        near = [cue for cue in found if clause[0] - _BEFORE <= cue.first and cue.last <= clause[1]]
        spoken = {cue.value for cue in near if clause[0] - _LEAD <= cue.first <= signal.first}
        value = max(signal.statuses, key=lambda pair: pair[1] * (_BOOST if pair[0] in spoken else 1.0))[0]
        cue = min((c for c in near if c.value == value), key=lambda c: (_distance(c, signal), c.first), default=None)
        if cue is None:
            return Status(value)
        return Status(value, words_at(parse.report.text, parse.tokens[cue.first].start, parse.tokens[cue.last - 1].end))


def _distance(cue: Cue, signal: Signal) -> int:
    """Tokens between cue and trigger; a cue behind the trigger counts twice as far."""
    return signal.first - cue.last if cue.last <= signal.first else 2 * max(0, cue.first - signal.first) + 1
