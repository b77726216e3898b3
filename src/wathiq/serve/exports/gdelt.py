"""Claims as rows like those of the GDELT 2.0 event table: 61 columns, no header, CAMEO code, Goldstein value, source address.

What we know is written, the rest is empty: no places, no tone, no religions. A date is as precise as the words: of a month only
``MonthYear`` and ``Year`` are written, of a year only ``Year``. ``QuadClass`` is that of the PLOVER type. A row is one
claim of one report, so the numbers of mentions, sources and articles are 1; ``DATEADDED`` is the day of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from wathiq.knowledge import crosswalks
from wathiq.ledger import Record
from wathiq.model import fingerprint
from wathiq.serve.exports.acts import pairs, state
from wathiq.serve.exports.texts import Row, tsv

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
    "Type3Code",
)  # fmt: skip
_PLACE = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _PLACE),
    *("DATEADDED", "SOURCEURL"),
)
_DIGITS = 15  # of a fingerprint, so that an id fits into a signed integer of 64 bits


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write the rows, without a header as GDELT does; the number of claims that have rows."""
    return tsv(records, rows, COLUMNS, out, header=False)


def rows(record: Record) -> Iterator[Row]:
    """One row for each pair of actors."""
    for number, (source, target) in enumerate(pairs(record), start=1):
        yield {
            "GLOBALEVENTID": event_id(record, number),
            **_dates(record),
            **_party("Actor1", source),
            **_party("Actor2", target),
            **_act(record),
            **_story(record),
        }


def event_id(record: Record, number: int) -> int:
    """An integer for row ``number`` of a claim, the same on every machine: GDELT has no room for letters in its ids."""
    return int(fingerprint({"claim": record["id"], "row": number})[:_DIGITS], 16)


def _dates(record: Record) -> Row:
    when, published = record["when"], record["report"]["published"]
    first, last = (when["earliest"], when["latest"]) if when else (published, published)
    if not first or first[:4] != last[:4]:
        return {}
    year: Row = {"Year": first[:4]}
    if first[:7] != last[:7]:
        return year
    month: Row = {**year, "MonthYear": first[:7].replace("-", "")}
    return month if first != last else {**month, "SQLDATE": first.replace("-", ""), "FractionDate": fraction(first)}


def fraction(day: str) -> float:
    """A day as the year and the part of it that has passed, by GDELT's own formula: (month * 30 + day) / 365."""
    told = date.fromisoformat(day)
    return round(told.year + (told.month * 30 + told.day) / 365, 4)


def _party(actor: str, party: Record | None) -> Row:
    if party is None:
        return {}
    entry = state(party)
    group = crosswalks.actors().gdelt_groups.get(party["code"] or "")
    return {
        f"{actor}Code": entry.code if entry else group,
        f"{actor}Name": party["name"].upper(),
        f"{actor}CountryCode": entry.code if entry else None,
        f"{actor}KnownGroupCode": group,
    }


def _act(record: Record) -> Row:
    act = record["act"]
    return {
        "EventCode": act["cameo"],
        "EventBaseCode": act["cameo"][:3],
        "EventRootCode": act["cameo"][:2],
        "QuadClass": act["quad"],
        "GoldsteinScale": act["goldstein"],
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
    }


def _story(record: Record) -> Row:
    report = record["report"]
    added = report["published"] and report["published"].replace("-", "") + "000000"
    return {"DATEADDED": added, "SOURCEURL": report["url"]}
