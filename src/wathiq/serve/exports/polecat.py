"""Claims as rows of the POLECAT data: PLOVER type and mode, actor, recipient, source and day of publication.

What POLECAT has no column for (status, voices, exchange) is left out; what we do not know (contexts, COW numbers, Wikipedia
names, places) is empty. ``Event ID`` is the claim's id with the number of the row; ``Intensity`` is the Goldstein value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from wathiq.knowledge import crosswalks
from wathiq.ledger import Record
from wathiq.serve.exports.acts import day, pairs, row_id, state
from wathiq.serve.exports.texts import Row, tsv
from wathiq.serve.labels import QUADS

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country",
    "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a header and the rows; the number of claims that have rows."""
    return tsv(records, rows, COLUMNS, out)


def rows(record: Record) -> Iterator[Row]:
    """One row for each pair of actor and recipient."""
    for number, (source, target) in enumerate(pairs(record), start=1):
        yield {
            "Event ID": row_id(record, number),
            **_act(record),
            **_party("Actor", source),
            **_party("Recipient", target),
            **_story(record),
        }


def _act(record: Record) -> Row:
    act = record["act"]
    return {
        "Event Date": day(record),
        "Event Type": act["plover"],
        "Event Mode": crosswalks.modes().by_kind.get(act["kind"]),
        "Intensity": act["goldstein"],
        "Quad Code": QUADS[act["quad"]].upper() if act["quad"] else None,
    }


def _party(side: str, party: Record | None) -> Row:
    if party is None:
        return {}
    entry = state(party)
    sector = "GOV" if entry else "IGO" if party["kind"] == "organisation" and party["code"] else None
    return {
        f"{side} Name": party["name"],
        f"{side} Country": entry.code if entry else None,
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
        f"{side} Name Raw": party["words"]["text"],
    }


def _story(record: Record) -> Row:
    report = record["report"]
    return {
        "Source": report["outlet"],
        "Publication Date": report["published"],
        "Language": report["language"],
        "Version": f"wathiq {record['coder']['version']} {record['coder']['language']}",
    }
