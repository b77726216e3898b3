"""Values that users type for filters, checked against what there is: a misspelt one is an error, not an empty answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from wathiq.errors import UsageError
from wathiq.model import StatusValue

Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


def statuses(typed: Sequence[str] | None) -> tuple[str, ...]:
    """Statuses, hyphens allowed for underscores; UsageError for one that does not exist."""
    return tuple(_one_of(value.lower().replace("-", "_"), get_args(StatusValue), "status") for value in typed or ())


def types_of_act(typed: Sequence[str] | None) -> tuple[str, ...]:
    """PLOVER types in any case; UsageError for one that does not exist."""
    return tuple(_one_of(value.upper(), get_args(Plover), "type") for value in typed or ())


def kinds_of_act(typed: Sequence[str] | None) -> tuple[str, ...]:
    """Kinds of act in any case; which there are depends on the ontologies, so any is taken."""
    return tuple(value.lower() for value in typed or ())


def _one_of(value: str, known: Sequence[str], what: str) -> str:
    if value not in known:
        raise UsageError(f"{what} '{value}'", "does not exist", f"choose one of: {', '.join(known)}")
    return value


def outcomes(typed: Sequence[str] | None) -> tuple[str, ...]:
    """Outcomes of forecasts; UsageError for one that does not exist."""
    return tuple(_one_of(value.lower(), ("open", "fulfilled", "failed", "overdue"), "outcome") for value in typed or ())
