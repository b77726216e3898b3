"""Hand-made claims for merging: one sentence, changed in one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wathiq.model import Act, ActType, Claim, Coder, Exchange, Party, Report, Side, Status, Voice, When, Words, fingerprint

EXPEL = ActType("expel-diplomats", "SANCTION", "164", 4, -5.0)
MEET = ActType("meet", "CONSULT", "046", 1, 4.0)
AID = ActType("provide-aid", "AID", "070", 2, 7.0)

OUTLET = "Lagoon Gazette"


def told(key: str, text: str = "Norway expelled two envoys of Fiji", **changes: Any) -> Claim:
    """A claim of a report of its own. ``changes``: type, source, target, status, day (or None), published, outlet, inner (voices
    after the outlet), goods, language, report (an id) and whole (the report's text)."""
    words = Words(0, len(text), text)
    outlet, published = changes.get("outlet", OUTLET), changes.get("published", "2021-05-10")
    report = Report(changes.get("report", key), changes.get("whole", text), outlet, published, changes.get("language", "en"))
    day = changes.get("day", "2021-05-09")
    when = When(day, day, day, words) if day else None
    act = Act(
        type=changes.get("type", EXPEL),
        trigger=words,
        evidence=words,
        source=_sides(changes.get("source", ("NOR",)), words),
        target=_sides(changes.get("target", ("FJI",)), words),
        reciprocal=changes.get("reciprocal", False),
        status=Status(changes.get("status", "happened")),
        when=when,
        exchange=tuple(Exchange("goods", None, None, item) for item in changes.get("goods", ())),
        confidence=0.8,
    )
    voices = (Voice(outlet, "outlet", "reports"), *changes.get("inner", ()))
    return Claim(fingerprint({"claim": key}), report, act, voices, Coder("1.0.0", "en-1"))


def person(name: str, code: str | None = "NOR") -> Voice:
    """A person who is quoted."""
    return Voice(name, "person", "quotes", code)


def paper(name: str) -> Voice:
    """An outlet that is cited."""
    return Voice(name, "outlet", "cites")


def _sides(codes: tuple[str, ...], words: Words) -> tuple[Side, ...]:
    return tuple(Side(Party(code, code, "state"), words, "name") for code in codes)


def with_id(claim: Claim, id_: str) -> Claim:
    """The same claim under another id."""
    return replace(claim, id=id_)
