"""How real an event is, from all that is told of it: judgements that add up in any order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from wathiq.model import Claim, StatusValue

_REAL: tuple[StatusValue, ...] = ("happened", "ongoing")
_AGAINST: tuple[StatusValue, ...] = ("denied", "not_happened")
_OPEN: tuple[StatusValue, ...] = ("planned", "conditional", "possible", "predicted")


@dataclass(frozen=True, slots=True)
class Standing:
    """All statuses that are told of an event. Standings add up with ``|``: the order of reports never matters."""

    told: frozenset[StatusValue] = frozenset()

    def __or__(self, other: Standing) -> Standing:
        """Both together."""
        return Standing(self.told | other.told)

    @property
    def contested(self) -> bool:
        """Whether one says that it happened and another that it did not."""
        return bool(self.told & set(_REAL)) and bool(self.told & set(_AGAINST))

    @property
    def status(self) -> StatusValue:
        """What the event is: real if anybody tells so (contested or not), then negated, then what is most nearly so."""
        return next(value for value in (*_REAL, *_AGAINST, *_OPEN) if value in self.told)


def standing(claims: Iterable[Claim]) -> Standing:
    """The standing of an event with these claims, at least one."""
    return reduce(Standing.__or__, (Standing(frozenset((claim.act.status.value,))) for claim in claims))
