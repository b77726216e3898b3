"""Claims and reports as JSON objects, and back, with nothing lost: the public format of docs/reference/records.md.

Keys stand in a fixed order, absent values are ``null``, and a record with a missing or an unknown key is refused. One
thing is left out on purpose: ``Act.voice``, an index into one run's ``Signals`` that means nothing once the run is over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from typing import Any

from wathiq.errors import LedgerError
from wathiq.model import (
    Act,
    ActType,
    Check,
    Claim,
    Coder,
    Event,
    Exchange,
    Grade,
    Origin,
    Party,
    Provision,
    Quantity,
    Report,
    Side,
    Status,
    Voice,
    When,
    Words,
)

Record = dict[str, Any]

# JSON allows these inside strings, yet many readers of JSON Lines take them for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def to_line(record: Record | list[str]) -> str:
    """One record as one line of JSON Lines, without the newline; equal records give equal bytes on every machine."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_LINE_ENDS)


def seal(line: str) -> str:
    """SHA-256 of a line's UTF-8 bytes, in hex: changes if one character of the line changes."""
    return hashlib.sha256(line.encode("utf-8")).hexdigest()


# --- writing ------------------------------------------------------------------------------------------------------------


def claim_to_record(claim: Claim) -> Record:
    """A claim in the public format. The report's text is not in it; its id is."""
    act = claim.act
    return {
        "id": claim.id,
        "report": _source_of(claim.report),
        "evidence": _words(act.evidence),
        "act": _act_type(act),
        "source": [_side(side) for side in act.source],
        "target": [_side(side) for side in act.target],
        "reciprocal": act.reciprocal,
        "status": {"value": act.status.value, "words": _words(act.status.words)},
        "when": _when(act.when),
        "voices": [_voice(voice) for voice in claim.voices],
        "exchange": [_exchange(exchange) for exchange in act.exchange],
        "provisions": [_provision(provision) for provision in claim.provisions],
        "checks": [{"code": check.code, "words": _words(check.words), "message": check.message} for check in claim.checks],
        "confidence": act.confidence,
        "coder": {"version": claim.coder.version, "language": claim.coder.language},
    }


def event_to_record(event: Event) -> Record:
    """An event in the public format: act, sides and time are those of the claim that tells it best."""
    told = claim_to_record(event.told)
    status = told["status"] if event.status == event.told.act.status.value else {"value": event.status, "words": None}
    return {
        "id": event.id,
        "act": told["act"],
        "source": told["source"],
        "target": told["target"],
        "when": told["when"],
        "status": status,
        "claims": list(event.claims),
        "origins": [_origin(origin) for origin in event.origins],
        "independent": event.independent,
        "reports": event.reports,
        "contested": event.contested,
        "grade": {
            "reliability": event.grade.reliability, "credibility": event.grade.credibility, "why": list(event.grade.why),
        },
    }  # fmt: skip


def _origin(origin: Origin) -> Record:
    return {"voice": _voice(origin.voice), "claims": list(origin.claims), "shown": origin.shown}


def report_to_record(report: Report) -> Record:
    """A report with its text, as an input line would give it, and with what is known of its origin."""
    return {**_source_of(report), "text": report.text, "sha256": report.sha256, "assumed": list(report.assumed)}


def _source_of(report: Report) -> Record:
    return {
        "id": report.id,
        "outlet": report.outlet,
        "published": report.published,
        "language": report.language,
        "title": report.title,
        "url": report.url,
    }


def _words(words: Words | None) -> Record | None:
    return None if words is None else {"start": words.start, "end": words.end, "text": words.text}


def _act_type(act: Act) -> Record:
    kind = act.type
    return {
        "kind": kind.kind,
        "plover": kind.plover,
        "cameo": kind.cameo,
        "quad": kind.quad,
        "goldstein": kind.goldstein,
        "words": _words(act.trigger),
    }


def _side(side: Side) -> Record:
    party = side.party
    return {"code": party.code, "name": party.name, "kind": party.kind, "words": _words(side.words), "how": side.how}


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {"edtf": when.edtf, "earliest": when.earliest, "latest": when.latest, "words": _words(when.words)}


def _voice(voice: Voice) -> Record:
    return {
        "name": voice.name,
        "kind": voice.kind,
        "code": voice.code,
        "manner": voice.manner,
        "words": _words(voice.words),
        "cue": _words(voice.cue),
    }


def _exchange(exchange: Exchange) -> Record:
    return {
        "good": exchange.good,
        "giver": exchange.giver,
        "taker": exchange.taker,
        "item": exchange.item,
        "quantity": _quantity(exchange.quantity),
    }


def _quantity(quantity: Quantity | None) -> Record | None:
    if quantity is None:
        return None
    low, high = _plain(quantity.low), _plain(quantity.high)
    return {"low": low, "high": high, "unit": quantity.unit, "words": _words(quantity.words)}


def _plain(number: float) -> float:
    """30000 rather than 30000.0: people and tonnes are mostly whole."""
    return int(number) if float(number).is_integer() else number


def _provision(provision: Provision) -> Record:
    return {
        "id": provision.id,
        "bearing": provision.bearing,
        "in_force": provision.in_force,
        "why": provision.why,
        "verified": provision.verified,
    }


# --- reading back -------------------------------------------------------------------------------------------------------


def claim_from_record(report: Report, record: Record) -> Claim:
    """The claim that :func:`claim_to_record` wrote about ``report``; LedgerError when the record is not in the format.

    What a reviewer decided on it (``review``) is no part of the claim itself.
    """
    _expect({key: value for key, value in record.items() if key != "review"}, "claim", _CLAIM_KEYS)
    if record["report"] != _source_of(report):
        raise LedgerError(f"claim '{record['id']}'", "was made about another report", "give the report that it names")
    return Claim(
        id=record["id"],
        report=report,
        act=_read_act(record),
        voices=voices_from_record(record),
        coder=Coder(**_expect(record["coder"], "coder", ("version", "language"))),
        provisions=tuple(Provision(**_expect(item, "provision", _PROVISION_KEYS)) for item in record["provisions"]),
        checks=tuple(_read_check(check) for check in record["checks"]),
    )


def voices_from_record(record: Record) -> tuple[Voice, ...]:
    """The chain of voices of a claim, the outlet first; LedgerError when it is not in the format."""
    return tuple(_read_voice(voice) for voice in record["voices"])


def event_from_record(told: Claim, record: Record) -> Event:
    """The event that :func:`event_to_record` wrote; ``told`` is the claim that tells it best."""
    _expect(record, "event", _EVENT_KEYS)
    origins = (Origin(_read_voice(one["voice"]), tuple(one["claims"]), one["shown"]) for one in record["origins"])
    grade = record["grade"]
    return Event(
        id=record["id"],
        told=told,
        claims=tuple(record["claims"]),
        origins=tuple(origins),
        reports=record["reports"],
        status=record["status"]["value"],
        contested=record["contested"],
        grade=Grade(grade["reliability"], grade["credibility"], tuple(grade["why"])),
    )


def report_from_record(record: Record) -> Report:
    """The report that :func:`report_to_record` wrote; LedgerError when the record is not in the format."""
    _expect(record, "report", REPORT_KEYS)
    return Report(**{**record, "assumed": tuple(record["assumed"])})


_CLAIM_KEYS = (
    "id", "report", "evidence", "act", "source", "target", "reciprocal", "status", "when", "voices", "exchange",
    "provisions", "checks", "confidence", "coder",
)  # fmt: skip
_EVENT_KEYS = (
    "id", "act", "source", "target", "when", "status", "claims", "origins", "independent", "reports", "contested", "grade",
)  # fmt: skip
REPORT_KEYS = ("id", "outlet", "published", "language", "title", "url", "text", "sha256", "assumed")
_WORDS_KEYS = ("start", "end", "text")
_ACT_KEYS = ("kind", "plover", "cameo", "quad", "goldstein", "words")
_PROVISION_KEYS = ("id", "bearing", "in_force", "why", "verified")


def _expect(record: Record, what: str, keys: Collection[str]) -> Record:
    """``record`` itself, when it has exactly these keys."""
    if len(record) != len(keys) or any(key not in record for key in keys):
        wrong = set(record) ^ set(keys)
        raise LedgerError(f"{what} record", f"has missing or unknown keys: {', '.join(sorted(wrong))}", "see `wathiq schema`")
    return record


def _read_words(record: Record) -> Words:
    return Words(**_expect(record, "words", _WORDS_KEYS))


def _read_optional_words(record: Record | None) -> Words | None:
    return None if record is None else _read_words(record)


def _read_act(record: Record) -> Act:
    kind = _expect(record["act"], "act", _ACT_KEYS)
    status = _expect(record["status"], "status", ("value", "words"))
    return Act(
        type=ActType(kind["kind"], kind["plover"], kind["cameo"], kind["quad"], kind["goldstein"]),
        trigger=_read_words(kind["words"]),
        evidence=_read_words(record["evidence"]),
        source=tuple(_read_side(side) for side in record["source"]),
        target=tuple(_read_side(side) for side in record["target"]),
        reciprocal=record["reciprocal"],
        status=Status(status["value"], _read_optional_words(status["words"])),
        when=_read_when(record["when"]),
        exchange=tuple(_read_exchange(exchange) for exchange in record["exchange"]),
        confidence=record["confidence"],
    )


def _read_side(record: Record) -> Side:
    _expect(record, "party", ("code", "name", "kind", "words", "how"))
    return Side(Party(record["code"], record["name"], record["kind"]), _read_words(record["words"]), record["how"])


def _read_when(record: Record | None) -> When | None:
    if record is None:
        return None
    _expect(record, "when", ("edtf", "earliest", "latest", "words"))
    return When(record["edtf"], record["earliest"], record["latest"], _read_words(record["words"]))


def _read_voice(record: Record) -> Voice:
    _expect(record, "voice", ("name", "kind", "code", "manner", "words", "cue"))
    words, cue = _read_optional_words(record["words"]), _read_optional_words(record["cue"])
    return Voice(record["name"], record["kind"], record["manner"], record["code"], words, cue)


def _read_exchange(record: Record) -> Exchange:
    _expect(record, "exchange", ("good", "giver", "taker", "item", "quantity"))
    return Exchange(**{**record, "quantity": _read_quantity(record["quantity"])})


def _read_quantity(record: Record | None) -> Quantity | None:
    if record is None:
        return None
    _expect(record, "quantity", ("low", "high", "unit", "words"))
    return Quantity(float(record["low"]), float(record["high"]), record["unit"], _read_words(record["words"]))


def _read_check(record: Record) -> Check:
    _expect(record, "check", ("code", "words", "message"))
    return Check(record["code"], record["message"], _read_optional_words(record["words"]))
