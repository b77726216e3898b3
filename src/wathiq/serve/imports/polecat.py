"""Rows of the POLECAT data (Harvard Dataverse, doi:10.7910/DVN/AJGVIT), tab-separated, as published. They name no story."""

from __future__ import annotations

from collections.abc import Mapping

from wathiq.knowledge import crosswalks, ontology
from wathiq.model import ActType
from wathiq.serve.imports.actors import actor, official
from wathiq.serve.imports.rows import Actor, Row
from wathiq.serve.imports.values import Unusable, day, number, present

PROVIDER = "POLECAT"
NEEDED = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Actor Name", "Actor Country", "Primary Actor Sector",
    "Actor Sectors", "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Sectors", "Source",
    "Publication Date",
)  # fmt: skip


def story_of(row: Mapping[str, str]) -> str:
    """The row itself: POLECAT does not say which rows come from one story."""
    return present(row["Event ID"]) or "row"


def read(row: Mapping[str, str], raw: str) -> Row:
    """What a row says; Unusable when it has no day, no actor, or a type that PLOVER has not."""
    source, target = _actor(row, "Actor"), _actor(row, "Recipient")
    if source is None and target is None:
        raise Unusable("without an actor")
    plover, mode = row["Event Type"].strip().upper(), (present(row["Event Mode"]) or "").lower()
    told = day(row["Event Date"])
    return Row(
        story=story_of(row),
        day=told,
        published=day(present(row["Publication Date"]) or told),
        code=f"{plover} ({mode})" if mode else plover,
        type=act_type(plover, mode, row["Intensity"]),
        source=source,
        target=target,
        publisher=present(row["Source"]),
        raw=raw,
    )


def act_type(plover: str, mode: str, intensity: str) -> ActType:
    """The kind that a type and mode are read as, the general one where the mode has none; Unusable for an unknown type."""
    known = ontology.load()
    if plover not in known.types:
        raise Unusable(f"type {plover or 'missing'}")
    kind = crosswalks.modes().kinds.get((plover, mode))
    ours = known.act_type(kind) if kind else known.generic(plover)
    return ActType(ours.kind, plover, ours.cameo, ours.quad, number(intensity, ours.goldstein))


def _actor(row: Mapping[str, str], side: str) -> Actor | None:
    country = present(row[f"{side} Country"]) or ""
    sectors = f"{row[f'Primary {side} Sector']};{row[f'{side} Sectors']}".replace(",", ";").split(";")
    acts = official(sectors, crosswalks.actors().polecat_official)
    name = present(row[f"{side} Name"]) or (country if acts else "")
    return actor(name, country, acts)
