"""Rows of the ICEWS coded event data (Harvard Dataverse, doi:10.7910/DVN/28075), tab-separated, as published."""

from __future__ import annotations

from collections.abc import Mapping

from wathiq.knowledge import crosswalks, ontology
from wathiq.model import ActType
from wathiq.serve.exports import icews
from wathiq.serve.imports.actors import actor, official
from wathiq.serve.imports.rows import Actor, Row
from wathiq.serve.imports.values import Unusable, day, number, present

PROVIDER = "ICEWS"
NEEDED = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Publisher",
)  # fmt: skip


def story_of(row: Mapping[str, str]) -> str:
    """The story that a row was found in; rows of one story stand together in the files."""
    return present(row["Story ID"]) or present(row["Event ID"]) or "row"


def read(row: Mapping[str, str], raw: str) -> Row:
    """What a row says; Unusable when it has no day, no actor, or an act that is none of ours."""
    told = day(row["Event Date"])
    source, target = _actor(row, "Source"), _actor(row, "Target")
    if source is None and target is None:
        raise Unusable("without an actor")
    code = written(row["CAMEO Code"].strip())
    title = present(row["Event Text"]) or crosswalks.cameo().title(code)
    return Row(
        story=story_of(row),
        day=told,
        published=told,
        code=f"{title} (CAMEO {code})",
        type=act_type(code, row["Intensity"]),
        source=source,
        target=target,
        publisher=present(row["Publisher"]),
        raw=raw,
    )


def written(code: str) -> str:
    """A CAMEO code with the zero in front that spreadsheets take away: 40 is 040, 100 stays 100."""
    titles = crosswalks.cameo().titles
    return f"0{code}" if code not in titles and f"0{code}" in titles else code


def act_type(code: str, intensity: str) -> ActType:
    """The kind that a CAMEO code is read as, with the row's own code and intensity; Unusable when it is read as none."""
    kind = crosswalks.cameo().kind(code) if code.isdigit() else None
    if kind is None:
        raise Unusable(f"CAMEO {code}")
    ours = ontology.load().act_type(kind)
    return ActType(kind, ours.plover, code, ours.quad, number(intensity, ours.goldstein))


def _actor(row: Mapping[str, str], side: str) -> Actor | None:
    sectors = (present(row[f"{side} Sectors"]) or "").split(",")
    acts = official(sectors, crosswalks.actors().icews_official)
    name = present(row[f"{side} Name"])
    return actor(name, present(row[f"{side} Country"]) or "", acts) if name and name != icews.NOBODY else None
