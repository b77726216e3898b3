"""Grades by STANAG 2511: reliability of the source (A to F) and credibility of the item (1 to 6), kept apart, with reasons.

The rules are data (``grades.yaml``): the first whose conditions hold decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from wathiq.languages import data
from wathiq.model import Claim, Grade, Origin
from wathiq.reconcile.standing import Standing

FILE = Path(__file__).parent / "grades.yaml"
_REAL = frozenset(("happened", "ongoing"))

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Record:
    """What an origin told before: events, and how many of them others confirmed, and how many were contested or denied."""

    told: int = 0
    confirmed: int = 0
    contested: int = 0

    def __add__(self, other: Record) -> Record:
        """Both together."""
        return Record(self.told + other.told, self.confirmed + other.confirmed, self.contested + other.contested)

    def __sub__(self, other: Record) -> Record:
        """Without what the other counts."""
        return Record(self.told - other.told, self.confirmed - other.confirmed, self.contested - other.contested)


@dataclass(frozen=True, slots=True)
class Rule:
    """A grade, the bounds that the figures must keep, and the sentence that says why."""

    grade: str
    bounds: tuple[tuple[str, float, float], ...]  # figure, least, most
    why: str

    def fits(self, figures: Figures) -> bool:
        """Whether every figure keeps its bounds."""
        return all(least <= figures[name] <= most for name, least, most in self.bounds)


def grade(claims: Sequence[Claim], origins: Sequence[Origin], standing: Standing, record: Record) -> Grade:
    """The grade of an event; ``record`` is that of its origin with most claims."""
    source, why_source = reliability(record)
    item, why_item = credibility(claims, origins, standing)
    return Grade(source, item, (why_source, why_item))


def reliability(record: Record) -> tuple[str, str]:
    """How far an origin is to be trusted by what it told before, A to F, and why."""
    return _first(load()["reliability"], _source_figures(record))


def credibility(claims: Sequence[Claim], origins: Sequence[Origin], standing: Standing) -> tuple[int, str]:
    """How far an item is to be trusted by itself, 1 to 6, and why."""
    item, why = _first(load()["credibility"], _item_figures(claims, origins, standing))
    return int(item), why


def _source_figures(record: Record) -> Figures:
    told = max(1, record.told)
    return {
        "told": record.told, "confirmed": record.confirmed, "contested": record.contested,
        "confirmed_share": record.confirmed / told, "contested_share": record.contested / told,
    }  # fmt: skip


def _item_figures(claims: Sequence[Claim], origins: Sequence[Origin], standing: Standing) -> Figures:
    """Counts over the claims that say that it happened: ``independent`` origins of these, of which ``named``."""
    real = {claim.id for claim in claims if claim.act.status.value in _REAL}
    behind = [origin for origin in origins if origin.shown and not real.isdisjoint(origin.claims)]
    return {
        "real": len(real), "against": sum(claim.act.status.value in ("denied", "not_happened") for claim in claims),
        "independent": len(behind), "firm": int(not standing.contested),
        "named": sum(origin.voice.kind != "anonymous" for origin in behind),
    }  # fmt: skip


def _first(rules: Sequence[Rule], figures: Figures) -> tuple[str, str]:
    rule = next(rule for rule in rules if rule.fits(figures))
    return rule.grade, rule.why.format(**{name: f"{value:g}" for name, value in figures.items()})


@lru_cache(maxsize=2)
def load(path: Path = FILE) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of both scales; KnowledgeError for one that is not complete, or a scale whose last rule has a condition."""
    content = data.read(path)
    found = {}
    for scale in ("reliability", "credibility"):
        entries = content.get(scale) or []
        ends = bool(entries) and not entries[-1].get("when")
        data.Problem(path, scale).unless(ends, "has no last rule without conditions")
        found[scale] = tuple(_rule(entry, path) for entry in entries)
    return found


def _rule(entry: Mapping[str, Any], path: Path) -> Rule:
    data.Problem(path, str(entry)).unless({"grade", "when", "why"} <= set(entry), "needs grade, when and why")
    bounds = tuple(
        (str(name), float(bound.get("least", "-inf")), float(bound.get("most", "inf"))) for name, bound in entry["when"].items()
    )
    return Rule(str(entry["grade"]), bounds, str(entry["why"]))
