"""A ledger of any size, made of claims that nobody told: for measuring how fast things are, never how right.

Happenings are spread over ten years; a few states take part in most of them, as in the news. Each is told by about three claims
in reports of ten, of the days around it, from sixty outlets; half of the claims have a date and half quote a person.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from wathiq.knowledge import ontology, parties
from wathiq.ledger import Ledger
from wathiq.model import Act, ActType, Claim, Coder, Party, Report, Side, Status, StatusValue, Voice, When, Words, fingerprint

_FIRST, _DAYS = date(2015, 1, 1), 3650
_STATES, _OUTLETS, _PEOPLE, _VOCABULARY = 120, 60, 500, 3000
_CLAIMS, _TELLINGS = 10, 3  # claims a report, claims a happening
_NEAR = 30  # happenings around its own that a report picks from
_SAME = 0.7  # share of words that two tellings have in common
_STATUSES: tuple[StatusValue, ...] = (*("happened",) * 6, "planned", "denied", "possible")
_CODER = Coder("1.0.0", "en-2")


@dataclass(frozen=True, slots=True)
class _Happening:
    source: str
    target: str
    type: ActType
    day: date
    words: tuple[str, ...]


def fill(path: Path, count: int, seed: int = 1) -> None:
    """Put so many claims into a new ledger at ``path``, in reports of ten."""
    with Ledger(path) as ledger:
        ledger.add_all(reports(count, seed))


def reports(count: int, seed: int = 1, prefix: str = "r") -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with so many claims in all, by the day of their publication; their ids begin with ``prefix``."""
    chance = random.Random(seed)
    told = sorted(_happenings(chance, max(1, count // _TELLINGS)), key=lambda happening: happening.day)
    number = count // _CLAIMS
    for at in range(number):
        middle = at * len(told) // number
        near = [told[min(len(told) - 1, max(0, middle + chance.randrange(-_NEAR, _NEAR)))] for _ in range(_CLAIMS)]
        yield _report(chance, f"{prefix}{at}", near, told[middle].day + timedelta(days=1))


def _happenings(chance: random.Random, number: int) -> Iterator[_Happening]:
    codes = [entry.code for entry in parties.load() if entry.code and entry.iso2][:_STATES]
    weights = [1 / (rank + 1) for rank in range(len(codes))]
    kinds = [kind.type for kind in ontology.load().kinds.values()]
    for _ in range(number):
        source, target = chance.choices(codes, weights, k=2)
        words = tuple(f"word{chance.randrange(_VOCABULARY)}" for _ in range(10))
        other = target if target != source else codes[(codes.index(source) + 1) % len(codes)]
        yield _Happening(source, other, chance.choice(kinds), _FIRST + timedelta(days=chance.randrange(_DAYS)), words)


def _report(chance: random.Random, id_: str, near: list[_Happening], day: date) -> tuple[Report, list[Claim]]:
    sentences = [" ".join((one.source, one.type.kind, one.target, *_retold(chance, one.words))) for one in near]
    text = ". ".join(sentences)
    report = Report(id_, text, f"Paper {chance.randrange(_OUTLETS)}", day.isoformat(), "en")
    starts = [sum(len(sentence) + 2 for sentence in sentences[:place]) for place in range(len(sentences))]
    told = zip(near, starts, sentences, strict=True)
    return report, [_claim(chance, report, happening, Words(at, at + len(words), words)) for happening, at, words in told]


def _retold(chance: random.Random, words: tuple[str, ...]) -> list[str]:
    return [word if chance.random() < _SAME else f"word{chance.randrange(_VOCABULARY)}" for word in words]


def _claim(chance: random.Random, report: Report, happening: _Happening, evidence: Words) -> Claim:
    at = evidence.start
    source = Words(at, at + len(happening.source), happening.source)
    trigger = Words(source.end + 1, source.end + 1 + len(happening.type.kind), happening.type.kind)
    target = Words(trigger.end + 1, trigger.end + 1 + len(happening.target), happening.target)
    day = happening.day.isoformat()
    act = Act(
        type=happening.type,
        trigger=trigger,
        evidence=evidence,
        source=(_side(source),),
        target=(_side(target),),
        reciprocal=False,
        status=Status(chance.choice(_STATUSES)),
        when=When(day, day, day, source) if chance.random() < 0.5 else None,
        exchange=(),
        confidence=round(chance.random(), 3),
    )
    person = Voice(f"Person {chance.randrange(_PEOPLE)}", "person", "quotes", happening.source, source)
    outlet = Voice(report.outlet or "", "outlet", "reports")
    voices = (outlet, person) if chance.random() < 0.5 else (outlet,)
    return Claim(fingerprint({"report": report.id, "at": at}), report, act, voices, _CODER)


def _side(words: Words) -> Side:
    return Side(Party(words.text, words.text, "state"), words, "name")
