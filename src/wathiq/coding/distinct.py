"""One act told by two words of one clause ("held talks", "agreed to send") is one act: the surer reading stays."""

from __future__ import annotations

from wathiq.model import Act, Words

_SHARED = 0.5  # of the shorter clause


def distinct(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Acts without those that a surer act of the same type, sides and clause already tells; order is kept."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda act: (-act.confidence, act.trigger.start)):
        if not any(_same(act, other) for other in kept):
            kept.append(act)
    return tuple(sorted(kept, key=lambda act: act.trigger.start))


def _same(one: Act, other: Act) -> bool:
    return (
        one.type.plover == other.type.plover
        and _codes(one) == _codes(other)
        and _overlap(one.evidence, other.evidence) >= _SHARED
    )


def _codes(act: Act) -> tuple[frozenset[str | None], frozenset[str | None]]:
    return frozenset(side.party.code for side in act.source), frozenset(side.party.code for side in act.target)


def _overlap(one: Words, other: Words) -> float:
    """Shared part of the shorter of two spans, 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, min(one.end - one.start, other.end - other.start))
