"""Finding a claim again that a reviewer saw, after a newer coder has read the report and worded it otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wathiq.ledger.corrected import codes
from wathiq.ledger.record import Record

_SHARE = 0.5  # of the shorter evidence that both must have, where the triggers differ


def found_again(seen: Record, changes: Record, strict: bool, among: Mapping[int, Record]) -> int | None:
    """The key of the claim that is ``seen`` now: by its id, else the likest one on the same words, of the same family of acts
    and with the same parties, as the coder had them or as the reviewer put them right; None when there is none.

    ``strict`` asks for the same PLOVER type and the same sides: a rejected claim must not take another one with it.
    """
    same = next((seq for seq, claim in among.items() if claim["id"] == seen["id"]), None)
    if same is not None:
        return same
    wanted = (seen, {**seen, **changes})
    ranks = {seq: _likeness(wanted, claim, strict) for seq, claim in among.items()}
    fitting = [seq for seq, rank in ranks.items() if rank is not None]
    return max(fitting, key=lambda seq: (ranks[seq] or (), -seq), default=None)


def _likeness(wanted: Iterable[Record], claim: Record, strict: bool) -> tuple[float, ...] | None:
    """How like a claim is to the likest of those wanted; None when it is another claim."""
    return max((rank for one in wanted if (rank := _rank(one, claim, strict)) is not None), default=None)


def _rank(wanted: Record, claim: Record, strict: bool) -> tuple[float, ...] | None:
    trigger = _overlap(wanted["act"]["words"], claim["act"]["words"])
    evidence = _overlap(wanted["evidence"], claim["evidence"])
    same_type = wanted["act"]["plover"] == claim["act"]["plover"]
    family = same_type or (trigger > 0 and not strict and wanted["act"]["quad"] == claim["act"]["quad"])
    sides = [set(codes(wanted[key])) == set(codes(claim[key])) for key in ("source", "target")]
    together = _parties(wanted) & _parties(claim) or _parties(wanted) == _parties(claim)
    fits = (trigger > 0 or evidence >= _SHARE) and family and (all(sides) if strict else bool(together))
    exact = wanted["act"]["kind"] == claim["act"]["kind"]
    return (trigger, float(sum(sides)), float(exact), float(same_type), evidence) if fits else None


def _parties(claim: Record) -> set[str]:
    return {*codes(claim["source"]), *codes(claim["target"])}


def _overlap(one: Record, other: Record) -> float:
    """The share of the shorter words that both have."""
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    shorter = min(one["end"] - one["start"], other["end"] - other["start"])
    return max(common, 0) / shorter if shorter else 0.0
