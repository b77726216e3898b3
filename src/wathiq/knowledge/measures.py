"""UN sanctions provisions: what a regime prohibits, caps or requires, for whom, and from when until when.

One file for each regime in ``sanctions/`` (its README describes the form). The facts are data; the rule that holds a claim
against them is :mod:`wathiq.sanctions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from wathiq.errors import KnowledgeError

FOLDER = Path(__file__).parent / "sanctions"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as quick

Bearing = Literal["prohibits", "caps", "requires"]
Direction = Literal["from", "to", "both"]
Checked = Literal["read", "recalled"]
Scope = Literal["exchange", "listed", "ships", "cargo", "finance", "exemption"]

_NEEDED = ("id", "resolution", "paragraph", "subject", "bearing", "direction", "measure", "from", "checked", "source")
_TOUCHING = ("items", "goods", "acts", "hs")
_OTHERS = (*_TOUCHING, "scope", "paragraph_checked", "exceptions", "cap", "deadline", "until", "replaced_by")
_CHOICES: Mapping[str, tuple[str | None, ...]] = {
    "bearing": get_args(Bearing),
    "direction": get_args(Direction),
    "checked": get_args(Checked),
    "paragraph_checked": (None, *get_args(Checked)),
    "scope": (None, *get_args(Scope)),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One paragraph of a resolution. Only one whose ``scope`` is ``exchange`` can touch a claim.

    ``since`` and ``until`` are days (ISO 8601) between which it is in force, ``until``
    excluded and None while it lasts; ``verified`` is False where it or its number was only recalled."""

    id: str
    regime: str
    target: str
    resolution: str
    paragraph: str
    subject: str
    bearing: Bearing
    direction: Direction
    items: frozenset[str]
    goods: frozenset[str]
    acts: frozenset[str]
    hs: frozenset[str]
    scope: Scope
    measure: str
    since: str
    until: str | None
    verified: bool
    source: str
    exceptions: str | None = None
    cap: str | None = None
    deadline: str | None = None
    replaced_by: str | None = None

    def in_force(self, first: str, last: str) -> bool:
        """Whether it is in force on any day from ``first`` to ``last`` (YYYY-MM-DD)."""
        return self.since <= last and (self.until is None or first < self.until)

    def in_force_throughout(self, first: str, last: str) -> bool:
        """Whether it is in force on every day from ``first`` to ``last``."""
        return self.since <= first and (self.until is None or last < self.until)


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> tuple[Measure, ...]:
    """Every provision of every regime file; KnowledgeError names the file and the entry that is wrong."""
    found = [provision for path in sorted(folder.glob("*.yaml")) for provision in _regime(path)]
    seen: set[str] = set()
    for provision in found:
        _require(provision.id not in seen, folder, provision.id, "stands there twice")
        seen.add(provision.id)
    for provision in found:
        _require(provision.replaced_by in {None, *seen}, folder, provision.id, f"names no provision: {provision.replaced_by}")
    return tuple(found)


def _regime(path: Path) -> list[Measure]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506  (a safe loader, chosen above)
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(str(path), f"cannot be read ({error})", "restore or mend the file") from error
    for key in ("regime", "name", "target", "committee", "source", "provisions"):
        _require(isinstance(content, dict) and bool(content.get(key)), path, key, "is missing")
    return [_provision(path, content, entry) for entry in content["provisions"]]


def _provision(path: Path, regime: Mapping[str, Any], entry: Mapping[str, Any]) -> Measure:
    name = str(entry.get("id", "an entry"))
    for key in _NEEDED:
        _require(bool(entry.get(key)), path, name, f"has no {key}")
    _require(set(entry) <= {*_NEEDED, *_OTHERS}, path, name, "has a key that nobody knows")
    for key, choices in _CHOICES.items():
        _require(entry.get(key) in choices, path, name, f"has a {key} other than {', '.join(filter(None, choices))}")
    for key in ("from", "until", "deadline"):
        _require(_is_day(entry.get(key)), path, name, f"has no day in {key}")
    scope = entry.get("scope", "exchange")
    touching = any(entry.get(key) for key in _TOUCHING)
    _require(touching or scope != "exchange", path, name, "touches nothing: no items, goods or acts")
    _require(not touching or scope == "exchange", path, name, f"names items, goods or acts, which its scope '{scope}' has not")
    verified = "recalled" not in (entry["checked"], entry.get("paragraph_checked"))
    items, goods, acts, hs = (frozenset(map(str, entry.get(key, ()))) for key in _TOUCHING)
    return Measure(
        id=name, regime=str(regime["regime"]), target=str(regime["target"]), resolution=str(entry["resolution"]),
        paragraph=str(entry["paragraph"]), subject=str(entry["subject"]), bearing=entry["bearing"],
        direction=entry["direction"], items=items, goods=goods, acts=acts, hs=hs, scope=scope, measure=str(entry["measure"]),
        since=str(entry["from"]), until=entry.get("until"), verified=verified, source=str(entry["source"]),
        exceptions=entry.get("exceptions"), cap=entry.get("cap"), deadline=entry.get("deadline"),
        replaced_by=entry.get("replaced_by"),
    )  # fmt: skip


def _is_day(value: Any) -> bool:
    if value is None:
        return True
    try:
        return bool(date.fromisoformat(value).isoformat() == value)
    except (TypeError, ValueError):
        return False


def _require(holds: bool, path: Path, entry: str, problem: str) -> None:
    if not holds:
        raise KnowledgeError(f"{path.name}, entry '{entry}'", problem, "mend the file; its README describes the form")
