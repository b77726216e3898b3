"""The events of a ledger as they are written: in place of those that the same claims told of before."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from wathiq.ledger import tables
from wathiq.ledger.events import StoredEvent, events_among
from wathiq.ledger.lineages import Lineages
from wathiq.ledger.meetings import Meetings
from wathiq.ledger.pairings import pairings, words
from wathiq.ledger.pending import waiting
from wathiq.ledger.record import Record, to_line
from wathiq.ledger.rows import party_rows
from wathiq.ledger.rows_at_once import add_rows, drop_rows, listed
from wathiq.ledger.sides import add_pairs
from wathiq.ledger.tallies import tally_events
from wathiq.ledger.withdrawals import Withdrawal, add_withdrawal, in_force, untouched

_MARKS = ("told", "confirmed", "contested")


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event to be stored: its record without the grade of its source, the claims that tell of it by key (``told`` tells it
    best), the day under which it is listed, and what it adds to the track of each of its origins beyond having been told."""

    record: Record
    told: int
    claims: Mapping[int, Record]
    day: str
    confirmed: int
    contested: int

    @property
    def origins(self) -> list[str]:
        """The names of its origins, the first one first."""
        return [origin["voice"]["name"] for origin in self.record["origins"]]


class EventBook:
    """The tables that are reckoned from claims, open for writing. Claims are named by their keys."""

    def __init__(self, connection: Connection) -> None:
        """Work inside the caller's transaction."""
        self._connection = connection
        self.meetings, self.lineages = Meetings(connection), Lineages(connection)

    def standing(self, claims: Collection[int]) -> set[int]:
        """Those of the claims that are current and not withdrawn."""
        columns, withdrawn = tables.claim.c, in_force(self._connection, None)
        query = select(columns.seq).where(columns.seq.in_(listed(claims)), columns.current, *untouched(withdrawn))
        return set(self._connection.scalars(query))

    def records(self, claims: Collection[int]) -> dict[int, Record]:
        """The records of claims."""
        columns = tables.claim.c
        query = select(columns.seq, columns.record).where(columns.seq.in_(listed(claims)))
        return {row[0]: json.loads(row[1]) for row in self._connection.execute(query)}

    def reports_of(self, claims: Collection[int]) -> set[str]:
        """The reports that claims come from, whether these stand or not."""
        return set(
            self._connection.scalars(select(tables.claim.c.report).where(tables.claim.c.seq.in_(listed(claims))).distinct())
        )

    def standing_reports(self, reports: Collection[str]) -> dict[str, str]:
        """Those of the reports of which a claim stands, with the day of their publication (empty when unknown)."""
        columns, withdrawn = tables.claim.c, in_force(self._connection, None)
        told = select(columns.report).where(columns.report.in_(listed(reports)), columns.current, *untouched(withdrawn))
        day = func.coalesce(func.json_extract(tables.reading.c.record, "$.published"), "")
        query = select(tables.reading.c.report, day).where(tables.reading.c.current, tables.reading.c.report.in_(told))
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def withdraw(self, decision: Withdrawal) -> list[int]:
        """Make a withdrawal; the claims that it bears on."""
        add_withdrawal(self._connection, decision)
        return waiting(self._connection)

    def events_of(self, claims: Collection[int]) -> list[StoredEvent]:
        """The events that one of the claims tells of."""
        return events_among(self._connection, claims)

    def settled(self, claims: Collection[int]) -> None:
        """Take claims off the list of those that wait."""
        drop_rows(self._connection, tables.pending.c.claim, claims)

    def stored(self, claims: Collection[int]) -> set[int]:
        """Those of the claims that an event is made of."""
        column = tables.event_claim.c.claim
        return set(self._connection.scalars(select(column).where(column.in_(listed(claims)))))

    def words(self) -> dict[tuple[int, int], bool]:
        """What reviewers say of two claims, the lower key first: whether they tell of one happening."""
        said = words(self._connection)
        columns, ids = tables.claim.c, {id_ for pair in said for id_ in pair}
        query = select(columns.id, columns.seq).where(columns.id.in_(listed(ids)), columns.current)
        keys = {row[0]: row[1] for row in self._connection.execute(query)}
        known = (((keys[one], keys[other]), told) for (one, other), told in said.items() if one in keys and other in keys)
        return {(min(pair), max(pair)): told for pair, told in known}

    def paired(self, claims: Collection[int]) -> set[int]:
        """Those of the claims on which a reviewer ever said whether they tell of one happening with another."""
        ids = {id_ for one in pairings(self._connection) for id_ in one.claims if id_}
        columns = tables.claim.c
        return set(
            self._connection.scalars(select(columns.seq).where(columns.seq.in_(listed(claims)), columns.id.in_(listed(ids))))
        )

    def groups_of(self, claims: Collection[int]) -> set[frozenset[int]]:
        """The claims of each event that one of these tells of."""
        columns = tables.event_claim.c
        touched = select(columns.event).where(columns.claim.in_(listed(claims)))
        groups: defaultdict[int, set[int]] = defaultdict(set)
        for claim, event in self._connection.execute(select(columns.claim, columns.event).where(columns.event.in_(touched))):
            groups[event].add(claim)
        return set(map(frozenset, groups.values()))

    def told_in(self, reports: Collection[str]) -> set[int]:
        """The claims of these reports that an event is made of."""
        query = select(tables.event_claim.c.claim).join(tables.claim, tables.claim.c.seq == tables.event_claim.c.claim)
        return set(self._connection.scalars(query.where(tables.claim.c.report.in_(listed(reports)))))

    # --- events -----------------------------------------------------------------------------------------------------------

    def replace(self, claims: Collection[int], entries: Sequence[EventEntry]) -> None:
        """Put these events in place of all that the claims told of before."""
        connection = self._connection
        self._remove(claims)
        start = connection.scalar(select(func.max(tables.event.c.seq))) or 0
        keyed = tuple(enumerate(entries, start=start + 1))
        add_rows(connection, tables.event, ({"seq": key, **_row(entry)} for key, entry in keyed))
        told = ({"event": key, "claim": claim} for key, entry in keyed for claim in entry.claims)
        add_rows(connection, tables.event_claim, told)
        parties = ({"event": key, **party} for key, entry in keyed for party in _parties(entry))
        add_rows(connection, tables.event_party, parties)
        added = [key for key, _ in keyed]
        add_pairs(connection, added)
        tally_events(connection, added, 1)
        self._mark([(entry.origins, (1, entry.confirmed, entry.contested)) for entry in entries])

    def _remove(self, claims: Collection[int]) -> None:
        told, events = tables.event_claim.c, tables.event.c
        gone = set(self._connection.scalars(select(told.event).where(told.claim.in_(listed(claims)))))
        query = select(events.origins, events.confirmed, events.contested).where(events.seq.in_(listed(gone)))
        self._mark([(json.loads(row[0]), (-1, -row[1], -row[2])) for row in self._connection.execute(query)])
        tally_events(self._connection, gone, -1)
        for column in (told.event, tables.event_party.c.event, events.seq):
            drop_rows(self._connection, column, gone)

    def _mark(self, marks: Iterable[tuple[Sequence[str], tuple[int, int, int]]]) -> None:
        """Add to the tracks of origins what events told, confirmed and contested."""
        sums: Counter[tuple[str, str]] = Counter()
        for names, values in marks:
            for name in names:
                for mark, value in zip(_MARKS, values, strict=True):
                    sums[name, mark] += value
        changed = sorted({name for (name, _), value in sums.items() if value})
        blank = ({"name": name, **dict.fromkeys(_MARKS, 0)} for name in changed)
        add_rows(self._connection, tables.track, blank, unless_there=True)
        raised = {mark: tables.track.c[mark] + bindparam(f"more_{mark}") for mark in _MARKS}
        statement = update(tables.track).where(tables.track.c.name == bindparam("origin")).values(raised)
        rows = [{"origin": name, **{f"more_{mark}": sums[name, mark] for mark in _MARKS}} for name in changed]
        if rows:
            self._connection.execute(statement, rows)


def _row(entry: EventEntry) -> dict[str, Any]:
    record = entry.record
    published = entry.claims[entry.told]["report"]["published"] or ""
    when = record["when"] or {"earliest": published, "latest": published}
    return {
        "id": record["id"],
        "record": to_line(record),
        "told": entry.told,
        "day": entry.day,
        "earliest": when["earliest"],
        "latest": when["latest"],
        "kind": record["act"]["kind"],
        "plover": record["act"]["plover"],
        "status": record["status"]["value"],
        "origins": to_line(entry.origins),
        "independent": record["independent"],
        "confirmed": entry.confirmed,
        "contested": entry.contested,
    }


def _parties(entry: EventEntry) -> list[dict[str, str]]:
    """Who takes part according to any of the claims."""
    roles = {(row["role"], row["code"]) for record in entry.claims.values() for row in party_rows(record)}
    return [{"role": role, "code": code} for role, code in sorted(roles)]
