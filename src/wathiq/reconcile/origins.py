"""Who is behind what is told: independence read from who cites whom, not from how many outlets print it.

Each claim is led back to its innermost voice. A report that copies an earlier one, or credits an agency, goes back to that
one's origin; a newspaper that is cited goes back to whom it cites, where another claim of the same happening tells. Two
newspapers that interviewed the same ambassador are two channels of one origin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from wathiq.languages import spelling
from wathiq.model import Origin, Report, Voice

_DEEPEST = 6  # citations that are followed


class Telling(Protocol):
    """What is needed of a claim to find its origin: who says it, in which report."""

    @property
    def id(self) -> str:
        """Names the claim."""

    @property
    def report(self) -> Report:
        """Where it stands."""

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The chain of voices, the outlet first."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of whole reports: which is a copy of which earlier one, and which credits an agency (by English name)."""

    copies: Mapping[str, str] = field(default_factory=dict)
    credits: Mapping[str, str] = field(default_factory=dict)


def origins(claims: Sequence[Telling], known: Provenance) -> tuple[Origin, ...]:
    """The origins of one happening, the one with most claims first; each claim belongs to exactly one."""
    ordered = sorted(claims, key=lambda claim: (claim.report.published or "9999", claim.id))
    chains = {claim.id: _chain(claim, known) for claim in ordered}
    chains = _with_copied(ordered, _with_own_voices(ordered, chains), known)
    names = _Names(voice for chain in chains.values() for voice in chain)
    inner = _cited_by(chains.values(), names)
    groups: defaultdict[str, list[Telling]] = defaultdict(list)
    voices: dict[str, Voice] = {}
    for claim in ordered:
        key, voice = _origin(chains[claim.id], names, inner)
        groups[key].append(claim)
        if key not in voices or names.key(voice) == key:
            voices[key] = voice
    cited = set(inner) | {names.key(voice) for chain in chains.values() for voice in chain[1:]}
    first = next(iter(groups), None)
    found = (
        Origin(voices[key], tuple(sorted(claim.id for claim in group)), key in (first, *cited) or not _bare(group, chains))
        for key, group in groups.items()
    )
    return tuple(sorted(found, key=lambda origin: (-len(origin.claims), origin.claims)))


def _bare(group: Sequence[Telling], chains: Mapping[str, tuple[Voice, ...]]) -> bool:
    """Whether all that an origin has is the bare word of an outlet, which names nobody."""
    return all(len(chains[claim.id]) == 1 for claim in group)


def _chain(claim: Telling, known: Provenance) -> tuple[Voice, ...]:
    """The voices of a claim, outermost first, with the agency that its report credits after the outlet."""
    outlet, *inner = claim.voices
    agency = known.credits.get(claim.report.id)
    if agency and all(voice.name != agency for voice in claim.voices):
        inner = [Voice(agency, "outlet", "cites"), *inner]
    return (outlet, *inner)


def _with_own_voices(claims: Sequence[Telling], chains: Mapping[str, tuple[Voice, ...]]) -> dict[str, tuple[Voice, ...]]:
    """Chains in which what a report says in its own name goes back to whom it quotes for the same thing elsewhere."""
    quoted = {claim.report.id: chains[claim.id] for claim in reversed(claims) if len(chains[claim.id]) > 1}
    return {
        claim.id: quoted.get(claim.report.id, chains[claim.id]) if len(chains[claim.id]) == 1 else chains[claim.id]
        for claim in claims
    }


def _with_copied(
    claims: Sequence[Telling], chains: Mapping[str, tuple[Voice, ...]], known: Provenance
) -> dict[str, tuple[Voice, ...]]:
    """Chains in which what a copy tells goes back to whom the earliest text has it from."""
    by_report = {claim.report.id: chains[claim.id] for claim in reversed(claims)}
    found = {}
    for claim in claims:
        original = known.copies.get(claim.report.id)
        found[claim.id] = by_report.get(original, chains[claim.id]) if original else chains[claim.id]
    return found


class _Names:
    """One key for each voice, whatever script its name is written in."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        self._keys: dict[tuple[str, str], str] = {}
        known: list[Voice] = []
        for voice in sorted(set(voices), key=lambda voice: (-len(voice.name), voice.name, voice.kind)):
            same = next((other for other in known if _same(voice, other)), None)
            if same is None:
                known.append(voice)
            self._keys[voice.name, voice.kind] = (same or voice).name

    def key(self, voice: Voice) -> str:
        """The name that stands for a voice."""
        return self._keys[voice.name, voice.kind]


def _same(one: Voice, other: Voice) -> bool:
    """Whether two voices are one: the same name in any script, or the same state or body."""
    if one.name == other.name:
        return True
    if "anonymous" in (one.kind, other.kind):
        return False
    if one.kind == other.kind and one.kind in ("state", "organisation"):
        return one.code is not None and one.code == other.code
    return one.kind == other.kind and spelling.same(one.name, other.name)


def _cited_by(chains: Iterable[tuple[Voice, ...]], names: _Names) -> dict[str, str]:
    """For each outlet the voice that it has the matter from, where some chain goes on from it: the one told most often."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for chain in set(chains):
        for place, (outer, deeper) in enumerate(pairwise(chain), start=1):
            key = _unnamed(chain[:place], names) if deeper.kind == "anonymous" else names.key(deeper)
            if outer.kind == "outlet" and names.key(outer) != key:
                votes[names.key(outer)][key] += 1
    return {outer: min(counts, key=lambda name: (-counts[name], name)) for outer, counts in votes.items()}


def _origin(chain: tuple[Voice, ...], names: _Names, inner: Mapping[str, str]) -> tuple[str, Voice]:
    """The key and the voice that a chain goes back to."""
    last = chain[-1]
    if last.kind == "anonymous":
        return _unnamed(chain[:-1], names), last
    key = names.key(last)
    if last.kind != "outlet" or len(chain) == 1:
        return key, last
    for _ in range(_DEEPEST):  # an outlet that is cited: go on to whom it cites, if anyone says so
        if key not in inner or inner[key] == key:
            break
        key = inner[key]
    return key, last


def _unnamed(outside: tuple[Voice, ...], names: _Names) -> str:
    """A source without a name is one with itself only as told through the same outlet, the innermost of those ``outside``."""
    outer = next((voice for voice in reversed(outside) if voice.kind == "outlet"), outside[0])
    return f"unnamed via {names.key(outer)}"
