"""The book of forecasts: what was announced, foretold or made conditional, and what later reports say became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wathiq.model import Claim, Event

Outcome = Literal["open", "fulfilled", "failed", "overdue"]

_OPEN = frozenset(("planned", "possible", "conditional", "predicted"))
_DECIDED: tuple[tuple[Outcome, tuple[str, ...]], ...] = (("fulfilled", ("happened", "ongoing")), ("failed", ("not_happened",)))


@dataclass(frozen=True, slots=True)
class Forecast:
    """One claim about what is to come, and its outcome: ``fulfilled`` or ``failed`` by another claim of its event, ``overdue``
    when its time has passed and nobody says that it happened, else ``open``."""

    claim: Claim
    event: str
    outcome: Outcome
    by: Claim | None = None


def forecasts(events: Iterable[Event], claims: Mapping[str, Claim], today: str) -> tuple[Forecast, ...]:
    """Every forecast among the claims of the events, the latest time first; ``today`` (YYYY-MM-DD) decides what is overdue."""
    found = [
        _outcome(claims[id_], event, [claims[other] for other in event.claims], today)
        for event in events
        for id_ in event.claims
        if claims[id_].act.status.value in _OPEN
    ]
    return tuple(sorted(found, key=lambda one: (_time(one.claim), one.claim.id), reverse=True))


def _outcome(claim: Claim, event: Event, together: Sequence[Claim], today: str) -> Forecast:
    later = [other for other in together if _told_after(other, claim)]
    for outcome, statuses in _DECIDED:
        by = min((other for other in later if other.act.status.value in statuses), key=_order, default=None)
        if by is not None:
            return Forecast(claim, event.id, outcome, by)
    when = claim.act.when
    return Forecast(claim, event.id, "overdue" if when and when.latest < today else "open")


def _told_after(other: Claim, claim: Claim) -> bool:
    """Whether a claim was published no earlier than the forecast."""
    return (other.report.published or "9999") >= (claim.report.published or "")


def _order(claim: Claim) -> tuple[str, str]:
    return claim.report.published or "9999", claim.id


def _time(claim: Claim) -> str:
    return claim.act.when.latest if claim.act.when else claim.report.published or ""
