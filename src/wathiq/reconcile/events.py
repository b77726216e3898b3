"""reconcile.events: the claims of many reports and languages become happenings, each with origins, standing and grade.

A pure function of a set of claims: their order never matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wathiq.model import Claim, Event, Origin, fingerprint
from wathiq.reconcile.grades import Record, grade
from wathiq.reconcile.happenings import Pair, happenings
from wathiq.reconcile.origins import Provenance, origins
from wathiq.reconcile.sketch import Sketch, sketch
from wathiq.reconcile.standing import Standing, standing

Stems = Callable[[str, str], frozenset[str]]  # language, text → the stems of its words

_STATUSES = ("happened", "ongoing", "not_happened", "denied", "planned", "conditional", "possible", "predicted")
_CONFIRMED = 2  # independent origins that confirm one another


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before its source is graded, which takes all other events."""

    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    standing: Standing

    @property
    def independent(self) -> int:
        """How many origins are shown to be independent."""
        return sum(origin.shown for origin in self.origins)

    @property
    def mark(self) -> Record:
        """What the event adds to the record of each of its origins."""
        contested = self.standing.contested
        return Record(1, int(self.independent >= _CONFIRMED and not contested), int(contested))


def events(
    claims: Iterable[Claim], known: Provenance, stems: Stems, words: Mapping[Pair, bool] | None = None
) -> tuple[Event, ...]:
    """The events that the claims tell of, by date and id; ``words`` are those of reviewers on pairs of claims."""
    by_id = {claim.id: claim for claim in claims}
    groups = happenings(sketches(by_id.values(), stems), words)
    drafts = [draft(tuple(by_id[id_] for id_ in group), known) for group in groups]
    records = track_records(drafts)
    made = (event(each, records[each.origins[0].voice.name]) for each in drafts)
    return tuple(sorted(made, key=lambda one: (day_of(one.told), one.id)))


def sketches(claims: Iterable[Claim], stems: Stems) -> list[Sketch]:
    """The sketches of claims, the words of their evidence folded by ``stems``."""
    return [sketch(claim, stems(claim.report.language, claim.act.evidence.text)) for claim in claims]


def draft(claims: tuple[Claim, ...], known: Provenance) -> Draft:
    """The event that these claims tell of, at least one."""
    return Draft(claims, origins(claims, known), standing(claims))


def track_records(drafts: Sequence[Draft]) -> Mapping[str, Record]:
    """What each origin told, over all events: how much of it others confirmed, how much was contested or denied."""
    found: defaultdict[str, Record] = defaultdict(Record)
    for each in drafts:
        for origin in each.origins:
            found[origin.voice.name] += each.mark
    return found


def event(made: Draft, record: Record) -> Event:
    """A draft with the grade of its source; ``record`` is that of its first origin, this event counted in."""
    claims = made.claims
    return Event(
        id=fingerprint({"event": min(claims, key=_founding).id}),
        told=min(claims, key=_telling),
        claims=tuple(sorted(claim.id for claim in claims)),
        origins=made.origins,
        reports=len({claim.report.id for claim in claims}),
        status=made.standing.status,
        contested=made.standing.contested,
        grade=grade(claims, made.origins, made.standing, record - made.mark),
    )


def _founding(claim: Claim) -> tuple[str, str]:
    """The claim that an event has its id from: the first one published, so that the id stays as reports come in."""
    return claim.report.published or "9999", claim.id


def _telling(claim: Claim) -> tuple[int, bool, int, float, str]:
    """The claim that tells an event best: real before open, dated before undated, precise before vague, sure before unsure."""
    when = claim.act.when
    width = len(when.edtf) if when else 0
    return _STATUSES.index(claim.act.status.value), when is None, -width, -claim.act.confidence, claim.id


def day_of(claim: Claim) -> str:
    """The day under which an event is listed, by the claim that tells it best (YYYY-MM-DD)."""
    return claim.act.when.earliest if claim.act.when else claim.report.published or "9999"
