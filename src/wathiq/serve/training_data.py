"""Reviewed reports as training data: a list of texts with their claims, in the format of the annotated texts that the reading
nets learn from. Only what a person looked at is in it: reports of which every claim was decided on, and none is disputed."""

from __future__ import annotations

from collections.abc import Iterator

from wathiq.ledger import Filter, KeptDecision, Ledger, Record


def texts(ledger: Ledger) -> Iterator[Record]:
    """The fully reviewed reports by id, with the claims that were accepted or corrected; rejected ones are left out."""
    decided = {one.report for one in ledger.decisions() if one.latest}
    for id_ in sorted(decided):
        report, kept = ledger.report(id_), [one for one in ledger.decisions(report=id_) if one.latest]
        read = {claim["id"] for claim in ledger.claims(Filter(report=id_, reviewed="ignored", withdrawn=True))}
        if report and read == _settled(kept):
            yield _text(report, list(ledger.claims(Filter(report=id_, withdrawn=True))))


def _settled(decisions: list[KeptDecision]) -> set[str]:
    """The claims on which reviewers have decided, and do not differ."""
    return {one.claim for one in decisions if one.claim and not one.disputed}


def _text(report: Record, claims: list[Record]) -> Record:
    return {
        "id": report["id"],
        "date": report["published"],
        "outlet": report["outlet"],
        "lang": report["language"],
        "title": report["title"],
        "text": report["text"],
        "must": [as_annotated(claim) for claim in claims],
        "may": [],
    }


def as_annotated(claim: Record) -> Record:
    """A claim as an annotator would write it: values as lists of acceptable ones, words as they stand in the text."""
    when = claim["when"] or {"edtf": None, "words": None}
    return {
        "evidence": claim["evidence"]["text"],
        "trigger": claim["act"]["words"]["text"],
        "plover": [claim["act"]["plover"]],
        "kind": claim["act"]["kind"],
        "source": _codes(claim["source"]),
        "target": _codes(claim["target"]),
        "source_words": _side_words(claim, "source"),
        "target_words": _side_words(claim, "target"),
        "reciprocal": claim["reciprocal"],
        "status": [claim["status"]["value"]],
        "status_cue": _own(claim["status"]["words"], claim),
        "when": when["edtf"],
        "when_words": _own(when["words"], claim),
        "voices": [_voice(voice) for voice in claim["voices"][1:] if voice["words"]],
        "exchange": [_exchange(exchange) for exchange in claim["exchange"]],
    }


def _codes(sides: list[Record]) -> list[str]:
    return [side["code"] for side in sides if side["code"]]


def _side_words(claim: Record, key: str) -> list[str]:
    words = (_own(side["words"], claim) for side in claim[key] if side["code"])
    return [text for text in words if text]


def _own(words: Record | None, claim: Record) -> str | None:
    """The words; None where a reviewer gave a value without any, which points at the whole evidence."""
    return None if words is None or words == claim["evidence"] else str(words["text"])


def _voice(voice: Record) -> Record:
    return {"words": voice["words"]["text"], "kind": voice["kind"], "cue": voice["cue"] and voice["cue"]["text"]}


def _exchange(exchange: Record) -> Record:
    told = {key: exchange[key] for key in ("good", "giver", "taker")}
    quantity = exchange["quantity"]
    return {**told, "quantity": quantity["words"]["text"]} if quantity else told
