"""Claims as rows of the ICEWS coded event data: CAMEO code and intensity, source, target, story, publisher.

What ICEWS has no column for (status, voices, words, exchange) is left out; what we do not know (places, sectors, sentence
numbers) is ``NA``, as there. ``Story ID`` is the report's id, ``Event ID`` the claim's with the number of the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from wathiq.knowledge import crosswalks
from wathiq.ledger import Record
from wathiq.serve.exports.acts import day, pairs, row_id, state
from wathiq.serve.exports.texts import Row, tsv

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
MISSING = "NA"
NOBODY = "Unspecified Actor"


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a header and the rows; the number of claims that have rows."""
    return tsv(records, rows, COLUMNS, out, missing=MISSING)


def rows(record: Record) -> Iterator[Row]:
    """One row for each pair of source and target."""
    act = record["act"]
    for number, (source, target) in enumerate(pairs(record), start=1):
        yield {
            "Event ID": row_id(record, number),
            "Event Date": day(record),
            "Source Name": source["name"] if source else NOBODY,
            "Source Sectors": _sector(source),
            "Source Country": country(source),
            "Event Text": crosswalks.cameo().title(act["cameo"]),
            "CAMEO Code": act["cameo"],
            "Intensity": act["goldstein"],
            "Target Name": target["name"] if target else NOBODY,
            "Target Sectors": _sector(target),
            "Target Country": country(target),
            "Story ID": record["report"]["id"],
            "Publisher": record["report"]["outlet"],
        }


def country(party: Record | None) -> str | None:
    """The name of a party's state as ICEWS writes it; None for a party that is and acts for none."""
    entry = state(party)
    if entry is None or entry.code is None:
        return None
    return crosswalks.actors().icews_countries.get(entry.code, (entry.name,))[0]


def _sector(party: Record | None) -> str | None:
    """``Government`` for whoever acts for a state under another name than the state's, as a former state does."""
    entry = state(party)
    return "Government" if party and entry and party["name"] != entry.name else None
