"""What a reviewer wants changed in a claim, checked and made into the parts of the record that it replaces.

A correction is a JSON object with only the keys that change: ``kind``, ``source``, ``target``, ``reciprocal``, ``status``,
``when`` and ``voices``. A side is a party's code, or an object of ``code`` and ``words``; a date is EDTF, or null for none, or
an object of ``edtf`` and ``words``; a voice is an object of ``words`` and ``kind``, and of ``name``, ``code`` and ``manner`` if
these are known. Words must stand in the report's text; the place nearest to the evidence is meant. A value for which no words
are given points at the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, get_args

from wathiq.errors import UsageError
from wathiq.knowledge import ontology, parties
from wathiq.knowledge.parties import PartyEntry
from wathiq.ledger.edtf import days_of
from wathiq.ledger.record import Record
from wathiq.model import Manner, StatusValue, VoiceKind

_MOST_SIDES, _MOST_VOICES, _MOST_LETTERS = 50, 10, 500
Part = Callable[[Any, Record, str], Any]


def correction(wanted: Mapping[str, Any], claim: Record, text: str) -> Record:
    """The parts of ``claim``'s record that the correction replaces; UsageError names what of it cannot be, and the way out.

    Of what is as it was nothing is left; a correction that changes nothing is refused.
    """
    for key in wanted:
        _one_of(key, _PARTS, "field")
    made = dict(_PARTS[key](value, claim, text) for key, value in wanted.items())
    changed = {key: value for key, value in made.items() if value != claim[key]}
    if not changed:
        raise UsageError(f"the correction of claim '{claim['id']}'", "changes nothing", "accept the claim instead")
    return changed


def _act(kind: Any, claim: Record, _: str) -> tuple[str, Record]:
    kinds = ontology.load().kinds
    codes = kinds[_one_of(kind, kinds, "kind")].type
    told = {"kind": codes.kind, "plover": codes.plover, "cameo": codes.cameo, "quad": codes.quad, "goldstein": codes.goldstein}
    return "act", {**told, "words": claim["act"]["words"]}


def _sides(key: str) -> Part:
    def made(wanted: Any, claim: Record, text: str) -> tuple[str, list[Record]]:
        return key, [_side(side, claim, text, key) for side in _list(wanted, key, _MOST_SIDES)]

    return made


def _side(wanted: Any, claim: Record, text: str, key: str) -> Record:
    """The party as the claim has it, on the same side if it can be; one that it does not have, by its code."""
    given = _object(wanted, key, "code")
    code = given.get("code")
    other = "target" if key == "source" else "source"
    known = next((side for side in (*claim[key], *claim[other]) if side["code"] == code), None)
    if given.get("words") is None:
        return known or {**_party(code), "words": claim["evidence"], "how": "reviewer"}
    return {**(known or _party(code)), "words": words_at(given["words"], claim, text), "how": "reviewer"}


def _party(code: Any) -> Record:
    entry = _entries().get(code) if isinstance(code, str) else None
    if entry is None:
        raise UsageError(f"party '{code}'", "is not known", "give an ISO 3166 code such as PRK, or one of our codes such as UN")
    return {"code": entry.code, "name": entry.name, "kind": entry.kind}


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, PartyEntry]:
    """Parties by their code; the first entry of a code is the party itself."""
    return {str(entry.code): entry for entry in reversed(parties.load()) if entry.code}


def _reciprocal(wanted: Any, _claim: Record, _text: str) -> tuple[str, bool]:
    if not isinstance(wanted, bool):
        raise UsageError("reciprocal", "is neither true nor false", "say true if the sides do it to each other")
    return "reciprocal", wanted


def _status(wanted: Any, claim: Record, text: str) -> tuple[str, Record]:
    given = _object(wanted, "status", "value")
    value = _one_of(given.get("value"), get_args(StatusValue), "status")
    if given.get("words") is not None:
        return "status", {"value": value, "words": words_at(given["words"], claim, text)}
    return "status", claim["status"] if claim["status"]["value"] == value else {"value": value, "words": None}


def _when(wanted: Any, claim: Record, text: str) -> tuple[str, Record | None]:
    if wanted is None:
        return "when", None
    given, old = _object(wanted, "when", "edtf"), claim["when"]
    edtf = _string(given.get("edtf"), "when")
    if given.get("words") is None and old and old["edtf"] == edtf:
        return "when", old
    earliest, latest = days_of(edtf)
    unsaid = old["words"] if old else claim["evidence"]
    words = unsaid if given.get("words") is None else words_at(given["words"], claim, text)
    return "when", {"edtf": edtf, "earliest": earliest, "latest": latest, "words": words}


def _voices(wanted: Any, claim: Record, text: str) -> tuple[str, list[Record]]:
    """The outlet, then the voices given: those that the claim has already, by their words, keep what is known of them."""
    given = _list(wanted, "voices", _MOST_VOICES)
    return "voices", [claim["voices"][0], *(_voice(voice, claim, text) for voice in given)]


def _voice(wanted: Any, claim: Record, text: str) -> Record:
    given = _object(wanted, "voices", "words")
    words = words_at(given.get("words"), claim, text)
    old = next((voice for voice in claim["voices"] if (voice["words"] or {}).get("text") == words["text"]), None)
    known = old or {"name": words["text"], "kind": "person", "code": None, "manner": "cites", "words": words, "cue": None}
    return {
        "name": _string(given.get("name") or known["name"], "name"),
        "kind": _one_of(given.get("kind") or known["kind"], get_args(VoiceKind), "kind of voice"),
        "code": _party(given["code"])["code"] if given.get("code") else known["code"],
        "manner": _one_of(given.get("manner") or known["manner"], get_args(Manner), "manner"),
        "words": known["words"],
        "cue": known["cue"],
    }


_PARTS: dict[str, Part] = {
    "kind": _act,
    "source": _sides("source"),
    "target": _sides("target"),
    "reciprocal": _reciprocal,
    "status": _status,
    "when": _when,
    "voices": _voices,
}


def words_at(words: Any, claim: Record, text: str) -> Record:
    """Words of a reviewer as words of the report, at the place nearest to the evidence; UsageError when they stand nowhere."""
    wanted = _string(words, "words").strip()
    near: int = claim["evidence"]["start"]
    places = [place for place in (text.find(wanted, near), text.rfind(wanted, 0, near + len(wanted))) if place >= 0]
    if not wanted or not places:
        raise UsageError(f"the words '{wanted}'", "do not stand in the report", "copy them from its text")
    start = min(places, key=lambda place: abs(place - near))
    return {"start": start, "end": start + len(wanted), "text": wanted}


def _object(value: Any, key: str, main: str) -> Mapping[str, Any]:
    """An object as it is; a string as the ``main`` key of one."""
    if isinstance(value, str):
        return {main: value}
    if not isinstance(value, Mapping):
        raise UsageError(f"'{key}'", "is neither a text nor an object", "see docs/how-to/review-claims.md")
    return value


def _list(value: Any, key: str, most: int) -> list[Any]:
    if not isinstance(value, list | tuple) or len(value) > most:
        raise UsageError(f"'{key}'", f"is no list of at most {most}", "see docs/how-to/review-claims.md")
    return list(value)


def _string(value: Any, key: str) -> str:
    if not isinstance(value, str) or len(value) > _MOST_LETTERS:
        raise UsageError(f"'{key}'", f"is no text of at most {_MOST_LETTERS} characters", "see docs/how-to/review-claims.md")
    return value


def _one_of(value: Any, known: Any, what: str) -> str:
    if not isinstance(value, str) or value not in known:
        raise UsageError(f"{what} '{value}'", "does not exist", f"choose one of: {', '.join(known)}")
    return value
