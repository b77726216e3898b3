"""Claims as reviewers left them: the values that were judged come from the reviewer, all else from the present reading."""

from __future__ import annotations

from typing import Any

from wathiq.ledger.record import Record

JUDGED = ("act", "source", "target", "reciprocal", "status", "when", "voices")


def corrected(claim: Record, seen: Record, changes: Record, review: Record) -> Record:
    """``claim`` with the values that the reviewer saw and approved or changed, and with a ``review`` object at its end.

    What was changed takes the notes of the coder (``checks``) away, which were on what it had read; what passes between the
    sides follows the sides.
    """
    judged = {**{key: seen[key] for key in JUDGED}, **changes}
    made = {**claim, **judged}
    made["exchange"] = [_passed(exchange, _replaced(claim, made)) for exchange in claim["exchange"]]
    if changes:
        made["checks"] = []
    return {**made, "review": review}


def outcome(seen: Record, changes: Record) -> Record:
    """The values that a reviewer left, field by field, without the words that say them: what two reviewers can agree on."""
    left = {**seen, **changes}
    return {
        "kind": left["act"]["kind"],
        "source": sorted(codes(left["source"])),
        "target": sorted(codes(left["target"])),
        "reciprocal": left["reciprocal"],
        "status": left["status"]["value"],
        "when": (left["when"] or {}).get("edtf"),
        "voices": [(voice["words"] or {}).get("text") for voice in left["voices"][1:]],
    }


def codes(sides: list[Record]) -> list[str]:
    """The parties of a side by their codes; by name those that act for no known party."""
    return [side["code"] or side["name"] for side in sides]


def _replaced(claim: Record, made: Record) -> dict[str, str]:
    """Which party took the place of which, where a side is one party before and after."""
    pairs = [(claim[key], made[key]) for key in ("source", "target")]
    return {old[0]["code"]: new[0]["code"] for old, new in pairs if len(old) == len(new) == 1 and old[0]["code"]}


def _passed(exchange: Record, replaced: dict[str, Any]) -> Record:
    ends = {key: replaced.get(exchange[key], exchange[key]) for key in ("giver", "taker")}
    return {**exchange, **ends}
