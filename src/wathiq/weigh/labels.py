"""The classes that the reading net tells apart, in the fixed order of its outputs."""

from typing import get_args

from wathiq.model import Good, StatusValue

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES: tuple[StatusValue, ...] = get_args(StatusValue)
GOODS: tuple[Good, ...] = get_args(Good)
