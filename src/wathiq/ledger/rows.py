"""What the tables hold of a claim, computed from its JSON record alone, so that it can be proved and rebuilt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wathiq.ledger.fold import fold
from wathiq.ledger.record import Record, seal, to_line

Row = dict[str, Any]


def claim_row(record: Record) -> Row:
    """The ``claim`` row of a record, without its links to the reading."""
    line = to_line(record)
    published = record["report"]["published"]
    when = record["when"] or {"earliest": published, "latest": published}
    outlet = record["report"]["outlet"]
    return {
        "report": record["report"]["id"],
        "start": record["evidence"]["start"],
        "id": record["id"],
        "record": line,
        "seal": seal(line),
        "kind": record["act"]["kind"],
        "plover": record["act"]["plover"],
        "status": record["status"]["value"],
        "earliest": when["earliest"],
        "latest": when["latest"],
        "outlet": outlet and fold(outlet),
    }


def party_rows(record: Record) -> list[Row]:
    """Who takes part, once for each role, in a fixed order; both sides of a reciprocal act have both roles."""
    return [{"role": role, "code": code} for role, code in sorted(set(_roles(record)))]


def voice_rows(record: Record) -> list[Row]:
    """The chain of voices, outermost first, folded for matching."""
    return [
        {"place": place, "name": fold(voice["name"]), "words": fold((voice["words"] or {}).get("text", ""))}
        for place, voice in enumerate(record["voices"])
    ]


def provision_rows(record: Record) -> list[Row]:
    """The provisions that a claim falls under, each once."""
    return [{"provision": id_} for id_ in sorted({provision["id"] for provision in record["provisions"]})]


def _roles(record: Record) -> Iterator[tuple[str, str]]:
    for side, other in (("source", "target"), ("target", "source")):
        codes = [party["code"] for party in record[side] if party["code"]]
        yield from ((side, code) for code in codes)
        yield from ((other, code) for code in codes if record["reciprocal"])
    for exchange in record["exchange"]:
        yield from ((role, exchange[role]) for role in ("giver", "taker") if exchange[role])
