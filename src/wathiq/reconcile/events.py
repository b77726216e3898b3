"""reconcile.events: the claims of many reports and languages become happenings, each with origins, standing and grade.

A pure function of a set of claims: their order never matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wathiq.model import Claim, Event, Origin, fingerprint
from wathiq.reconcile.grades import Record, grade
from wathiq.reconcile.happenings import happenings
from wathiq.reconcile.origins import Provenance, origins
from wathiq.reconcile.sketch import Sketch, sketch
from wathiq.reconcile.standing import Standing, standing

Stems = Callable[[str, str], frozenset[str]]  # language, text → the stems of its words

_STATUSES = ("happened", "ongoing", "not_happened", "denied", "planned", "conditional", "possible", "predicted")
_CONFIRMED = 2  # independent origins that confirm one another


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event before it is graded."""

    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    standing: Standing

    @property
    def independent(self) -> int:
        """How many origins are shown to be independent."""
        return sum(origin.shown for origin in self.origins)


def events(claims: Iterable[Claim], known: Provenance, stems: Stems) -> tuple[Event, ...]:
    """The events that the claims tell of, by date and id."""
    by_id = {claim.id: claim for claim in claims}
    groups = happenings(sketches(by_id.values(), stems))
    drafts = [_draft(tuple(by_id[id_] for id_ in group), known) for group in groups]
    records = track_records(drafts)
    made = (_event(draft, records) for draft in drafts)
    return tuple(sorted(made, key=lambda event: (_day(event.told), event.id)))


def sketches(claims: Iterable[Claim], stems: Stems) -> list[Sketch]:
    """The sketches of claims, the words of their evidence folded by ``stems``."""
    return [sketch(claim, stems(claim.report.language, claim.act.evidence.text)) for claim in claims]


def _draft(claims: tuple[Claim, ...], known: Provenance) -> _Draft:
    return _Draft(claims, origins(claims, known), standing(claims))


def track_records(drafts: Sequence[_Draft]) -> Mapping[str, Record]:
    """What each origin told, over all events: how much of it others confirmed, how much was contested or denied."""
    told: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    contested: Counter[str] = Counter()
    for draft in drafts:
        for origin in draft.origins:
            told[origin.voice.name] += 1
            confirmed[origin.voice.name] += draft.independent >= _CONFIRMED and not draft.standing.contested
            contested[origin.voice.name] += draft.standing.contested
    return {name: Record(told[name], confirmed[name], contested[name]) for name in told}


def _event(draft: _Draft, records: Mapping[str, Record]) -> Event:
    claims = draft.claims
    record = records[draft.origins[0].voice.name]
    own = draft.independent >= _CONFIRMED and not draft.standing.contested
    earlier = Record(record.told - 1, record.confirmed - own, record.contested - draft.standing.contested)
    return Event(
        id=fingerprint({"event": min(claims, key=_founding).id}),
        told=min(claims, key=_telling),
        claims=tuple(sorted(claim.id for claim in claims)),
        origins=draft.origins,
        reports=len({claim.report.id for claim in claims}),
        status=draft.standing.status,
        contested=draft.standing.contested,
        grade=grade(claims, draft.origins, draft.standing, earlier),
    )


def _founding(claim: Claim) -> tuple[str, str]:
    """The claim that an event has its id from: the first one published, so that the id stays as reports come in."""
    return claim.report.published or "9999", claim.id


def _telling(claim: Claim) -> tuple[int, bool, int, float, str]:
    """The claim that tells an event best: real before open, dated before undated, precise before vague, sure before unsure."""
    when = claim.act.when
    width = len(when.edtf) if when else 0
    return _STATUSES.index(claim.act.status.value), when is None, -width, -claim.act.confidence, claim.id


def _day(claim: Claim) -> str:
    return claim.act.when.earliest if claim.act.when else claim.report.published or "9999"
