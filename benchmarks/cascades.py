"""Cascades of reports with known origins: who saw, who interviewed whom, who copied, cited, cut, translated, dropped a credit.

One cascade is one happening. Each of its one to four origins is a person who is interviewed, an outlet's own reporter, or a
source without a name; each has echoes. The claims are given (reading is not measured here), the texts composed so that copies
can be told from texts that are not. Seeds are fixed: the same call gives the same cascades.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from wathiq.model import (
    Act,
    ActType,
    Claim,
    Coder,
    Party,
    Report,
    Side,
    Status,
    Voice,
    When,
    Words,
)

MATERIAL = Path(__file__).parent / "cascades.yaml"
_DROPPED = 0.15  # of the copies lose their credit
_REWORDED = 0.06  # of the echoes are told in other words without any credit: nobody could tell


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and its true origin, one of its cascade's."""

    claim: Claim
    cascade: int
    origin: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """What an origin's first report says: its language, voices after the outlet, sentences by number, and number and day."""

    language: str
    outlet: str
    inner: tuple[tuple[str, str, str, str | None], ...]  # English and Arabic name, kind, code
    sentences: tuple[int, ...]
    place: int
    number: int
    day: date
    agency: tuple[str, str] | None = None


@lru_cache(maxsize=1)
def material() -> Any:
    """The words that cascades are made of."""
    return yaml.safe_load(MATERIAL.read_text(encoding="utf-8"))


def cascades(count: int, seed: int = 7) -> list[Told]:
    """The claims of ``count`` cascades, in random order."""
    random = Random(seed)
    told = [one for number in range(count) for one in _cascade(number, random)]
    random.shuffle(told)
    return told


def _cascade(number: int, random: Random) -> list[Told]:
    words = material()
    parties = tuple(random.sample(words["parties"], 2))
    act, day = random.choice(words["acts"]), date(2021, 1, 4) + timedelta(days=random.randrange(1200))
    amount = random.randrange(3, 60)
    people, outlets = random.sample(words["persons"], 4), random.sample(words["outlets"], len(words["outlets"]))
    told: list[Told] = []
    for origin in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        first = _first(random, people[origin], outlets, amount, day)
        pieces = [first, *(_echo(random, first, outlets) for _ in range(random.choice((0, 1, 1, 2, 3, 4, 6))))]
        told += [
            Told(_claim(f"{number}-{origin}-{place}", piece, parties, act, random), number, f"{number}-{origin}")
            for place, piece in enumerate(pieces)
        ]
    return told


def _first(random: Random, person: list[str], outlets: list[str], amount: int, day: date) -> _Piece:
    """The report through which an origin becomes known: an interview, a reporter's own account, or a source without a name."""
    kind = random.choice(("person", "person", "person", "own", "unnamed", "agency"))
    outlet, agency = outlets.pop(), None
    inner: tuple[tuple[str, str, str, str | None], ...] = ()
    if kind == "person":
        inner = ((person[0], person[1], "person", person[2]),)
    elif kind == "unnamed":
        inner = (("an official", "مسؤول", "anonymous", None),)
    elif kind == "agency":
        agency = tuple(random.choice(material()["agencies"]))
    sentences = tuple(random.sample(range(len(material()["sentences"])), 6))
    number = amount if random.random() < 0.8 else amount + random.randrange(1, 5)
    return _Piece(_language(outlet), outlet, inner, sentences, random.randrange(6), number, day, agency)


def _language(outlet: str) -> str:
    return "en" if outlet.isascii() else "ar"


def _echo(random: Random, first: _Piece, outlets: list[str]) -> _Piece:
    """A later report that goes back to the same origin."""
    outlet = outlets.pop() if outlets else f"Outlet {random.randrange(10**6)}"
    echo = replace(
        first, outlet=outlet, language=_language(outlet), day=first.day + timedelta(days=random.choice((0, 0, 0, 1)))
    )
    cited = (first.outlet, first.outlet, "outlet", None) if first.agency is None else (*first.agency, "outlet", None)
    if random.random() < _REWORDED:
        others = tuple(random.sample(range(len(material()["sentences"])), 5))
        return replace(echo, inner=(), agency=None, sentences=others)
    way = random.choice(("copy", "copy", "cut", "cite", "cite-through", "translate", "interview"))
    if echo.language != first.language or way == "translate":
        return replace(echo, inner=(cited, *first.inner), agency=None)
    if way in ("copy", "cut"):
        dropped = random.random() < _DROPPED
        inner = first.inner if dropped or first.agency else (cited, *first.inner)
        return replace(
            echo, inner=inner, sentences=first.sentences[: 3 if way == "cut" else 6], agency=None if dropped else first.agency
        )
    if way == "interview" and first.inner and first.inner[0][2] == "person":
        return replace(echo, sentences=tuple(random.sample(range(len(material()["sentences"])), 6)))
    others = tuple(random.sample(range(len(material()["sentences"])), 4))
    inner = (cited,) if way == "cite" else (cited, *first.inner)
    return replace(echo, inner=inner, sentences=others, agency=None)


def _claim(id_: str, piece: _Piece, parties: tuple[str, ...], act: dict[str, Any], random: Random) -> Claim:
    """The claim of a report, as a careful reader would have it."""
    english = piece.language == "en"
    fill = {
        "%A": material()["names"][parties[0]][not english], "%B": material()["names"][parties[1]][not english],
        "%N": str(piece.number), "%P": material()["places"][piece.place][not english],
    }  # fmt: skip
    evidence = _filled(act["en" if english else "ar"], fill)
    body = " ".join(_filled(material()["sentences"][n][not english], fill) for n in piece.sentences)
    credit = f"({piece.agency[not english]}) " if piece.agency else ""
    text = f"{credit}{evidence}. {body}"
    published = piece.day + timedelta(days=random.choice((0, 0, 1)))
    report = Report(
        f"r{id_}", text, piece.outlet, published.isoformat(), piece.language, sha256=hashlib.sha256(text.encode()).hexdigest()
    )
    start = text.index(evidence)
    words = Words(start, start + len(evidence), evidence)
    told = piece.day + timedelta(days=random.choice((0, 0, 0, 0, 0, -1)))
    when = When(told.isoformat(), told.isoformat(), told.isoformat(), words) if random.random() < 0.7 else None
    source, target = (
        Side(Party(code, material()["names"][code][0], "state"), words, "name") for code in parties
    )  # fmt: skip
    type_ = ActType(act["kind"], act["plover"], act["cameo"], act["quad"], act["goldstein"])
    made = Act(type_, words, words, (source,), (target,), act["kind"] == "meet", Status("happened"), when, (), 0.8)
    voices = (
        Voice(piece.outlet, "outlet", "reports"),
        *(Voice(name[not english], kind, "quotes", code) for *name, kind, code in piece.inner),  # type: ignore[arg-type]
    )
    return Claim(f"c{id_}", report, made, voices, Coder("bench", piece.language))


def _filled(text: str, fill: dict[str, str]) -> str:
    for place, word in fill.items():
        text = text.replace(place, word)
    return text
