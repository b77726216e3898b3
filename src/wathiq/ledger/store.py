"""The ledger: reports, and what they say, in one SQLite file that proves itself."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Table, func, select

from wathiq.errors import InputError, LedgerError
from wathiq.languages import INSTALLED
from wathiq.ledger import tables
from wathiq.ledger.apply import apply_reviews
from wathiq.ledger.connection import open_engine, reading, rehearsing, writing
from wathiq.ledger.eventbook import EventBook
from wathiq.ledger.events import (
    JudgedPair,
    Place,
    StoredEvent,
    claims_of_events,
    event_by_id,
    event_of_claim,
    events_matching,
    judged_pairs,
    latest_ids,
    near_misses,
)
from wathiq.ledger.filter import Filter, last_day
from wathiq.ledger.lineages import Lineage, Lineages
from wathiq.ledger.lists import add_list, current_list
from wathiq.ledger.lookup import ReadReport, claim_by_id, latest_reports, report_by_id, state
from wathiq.ledger.overview import PartnerAct, Size, latest_day, latest_pairs, partner_acts, size, touched
from wathiq.ledger.pairings import KeptPairing, Pairing, add_pairing, await_pair, pairings, undo_pairing, words
from wathiq.ledger.pending import reckon_by, reckoned_by, waiting
from wathiq.ledger.query import Place as ClaimPlace
from wathiq.ledger.query import claims_matching
from wathiq.ledger.queue import Asked, Which, queue
from wathiq.ledger.queue import Place as QueuePlace
from wathiq.ledger.record import REPORT_KEYS, Record, to_line
from wathiq.ledger.reviews import Decision, KeptDecision, Seen, add_decision, coders_claims, decisions, undo_decision
from wathiq.ledger.search import Passage, passages
from wathiq.ledger.tallies import busiest
from wathiq.ledger.verify import Problem, problems
from wathiq.ledger.withdrawals import Withdrawal, add_withdrawal, history, in_force
from wathiq.ledger.write import add_reading
from wathiq.model import Claim, Coder, Report, Watchlist
from wathiq.version import __version__

_EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds. ``superseded`` claims were replaced by a newer reading and are kept, not listed."""

    reports: int
    claims: int
    superseded: int


class Ledger:
    """A ledger file. Several programs may read it while one writes; use it as a context manager, or ``close`` it.

    >>> with Ledger("wathiq.db") as ledger:  # doctest: +SKIP
    ...     for claim in ledger.claims(Filter(source="RUS", target="PRK")):
    ...         print(claim["status"]["value"], claim["evidence"]["text"])
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, read_only: bool = False) -> None:
        """Open the ledger at ``path``, made if absent unless ``create`` is False; LedgerError when that is impossible.

        One that is ``read_only`` never changes, whatever is called; it must be there, and of the present version.
        """
        self.path, self.read_only = Path(path), read_only
        self._name = str(path)
        self._engine = open_engine(self.path, create, read_only=read_only)

    def __enter__(self) -> Ledger:
        """The ledger itself; it is closed at the end of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the ledger."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add(self, report: Report, claims: Sequence[Claim]) -> bool:
        """Store a report and its claims, all or nothing; False when that reading was there already.

        A reading by a newer coder, or with other facts about the report (its outlet, its date), supersedes the older one,
        whose rows are kept; one that was superseded and comes again is current again. A reading by an older coder is kept
        as superseded. InputError when the id stands for another text.
        """
        with writing(self._engine, self._name) as connection:
            return _add(connection, report, claims)

    def add_all(self, told: Iterable[tuple[Report, Sequence[Claim]]], at_once: int = 500) -> int:
        """Store many reports, ``at_once`` of them in one transaction, which is faster; how many were new."""
        remaining, new = iter(told), 0
        while batch := tuple(islice(remaining, at_once)):
            with writing(self._engine, self._name) as connection:
                new += sum(_add(connection, report, claims) for report, claims in batch)
        return new

    def claims(self, wanted: Filter = _EVERYTHING) -> Iterator[Record]:
        """The claims that a filter accepts, as JSON objects, ordered by report id, place in the text and claim id."""
        with reading(self._engine, self._name) as connection:
            day = last_day(wanted.as_of) if wanted.as_of else None
            withdrawn = () if wanted.withdrawn else in_force(connection, day)
            rows = connection.execution_options(yield_per=1000).scalars(claims_matching(connection, wanted, withdrawn))
            yield from (json.loads(line) for line in rows)

    def claims_page(self, wanted: Filter, after: ClaimPlace | None = None) -> list[Record]:
        """The claims that a filter accepts, in the same order, beginning after a place in it; as many as its limit."""
        with reading(self._engine, self._name) as connection:
            day = last_day(wanted.as_of) if wanted.as_of else None
            withdrawn = () if wanted.withdrawn else in_force(connection, day)
            return [json.loads(line) for line in connection.scalars(claims_matching(connection, wanted, withdrawn, after))]

    def claim(self, id_: str) -> Record | None:
        """The current claim of an id; None when there is none."""
        with reading(self._engine, self._name) as connection:
            return claim_by_id(connection, id_)

    def report(self, id_: str) -> Record | None:
        """The report of an id, with its text; None when there is none."""
        with reading(self._engine, self._name) as connection:
            return report_by_id(connection, id_)

    def latest_reports(self, before: int | None = None, limit: int = 50) -> list[ReadReport]:
        """Reports without their texts, the latest read first, beginning below a number."""
        with reading(self._engine, self._name) as connection:
            return latest_reports(connection, before, limit)

    def acts_by_party(self) -> list[tuple[str, int]]:
        """The parties of all stored events with the number of events that they are a side of, the busiest first."""
        with reading(self._engine, self._name) as connection:
            return busiest(connection)

    def size(self) -> Size:
        """How many reports, claims (superseded ones too) and events there are, quickly."""
        with reading(self._engine, self._name) as connection:
            return size(connection)

    def latest_day(self) -> str | None:
        """The day of publication of the latest report that tells of an event; None when none is known."""
        with reading(self._engine, self._name) as connection:
            return latest_day(connection)

    def touched(self) -> list[tuple[str, int]]:
        """The provisions that claims fall under, with how many claims."""
        with reading(self._engine, self._name) as connection:
            return touched(connection)

    def latest_pairs(self, until: str | None, limit: int) -> list[set[tuple[str, str]]]:
        """For the latest events until a day, the latest first, who does something to whom in them, as pairs of codes."""
        with reading(self._engine, self._name) as connection:
            return latest_pairs(connection, until, limit)

    def partner_acts(self, code: str) -> list[PartnerAct]:
        """The latest events of a party with others, once for each of them."""
        with reading(self._engine, self._name) as connection:
            return partner_acts(connection, code)

    def search(self, typed: str, before: int | None = None, limit: int = 20) -> list[tuple[int, Passage]]:
        """The reports that hold all these words, in any form that a language joins them in, the latest read first."""
        with reading(self._engine, self._name) as connection:
            return passages(connection, typed, before, limit)

    def state(self) -> str:
        """A word that changes whenever anything in the ledger does that a reader could see."""
        with reading(self._engine, self._name) as connection:
            return state(connection)

    def reports(self) -> Iterator[Record]:
        """Every report with its text, as a JSON object, ordered by id."""
        columns = tables.reading.c.record, tables.report.c.text
        joined = tables.reading.join(tables.report, tables.reading.c.report == tables.report.c.id)
        query = select(*columns).select_from(joined).where(tables.reading.c.current).order_by(tables.report.c.id)
        with reading(self._engine, self._name) as connection:
            yield from (_with_text(line, text) for line, text in connection.execution_options(yield_per=100).execute(query))

    def texts(self, reports: Collection[str]) -> dict[str, str]:
        """The texts of these reports, by their ids."""
        with reading(self._engine, self._name) as connection:
            return Lineages(connection).texts(reports)

    def has_report(self, id_: str) -> bool:
        """Whether a report was read under this id."""
        with reading(self._engine, self._name) as connection:
            return connection.scalar(select(tables.report.c.id).where(tables.report.c.id == id_)) is not None

    def load_list(self, loaded: Watchlist) -> bool:
        """Store a sanctions list and make it the current one; False when that very file was there already."""
        with writing(self._engine, self._name) as connection:
            return add_list(connection, loaded)

    def watchlist(self) -> Watchlist | None:
        """The sanctions list that was loaded last; None when none was."""
        with reading(self._engine, self._name) as connection:
            return current_list(connection)

    def withdraw(self, decision: Withdrawal) -> bool:
        """Withdraw a voice or a report, or restore it; False when it stands like that already. Nothing is erased."""
        with writing(self._engine, self._name) as connection:
            return add_withdrawal(connection, decision)

    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """Every decision to withdraw or to restore, in order."""
        with reading(self._engine, self._name) as connection:
            return tuple(history(connection))

    # --- reviews: what people decide on claims and events -------------------------------------------------------------------

    def coders_claims(self, beginning: str) -> list[Seen]:
        """The claims whose id begins so, at most two, as the coder read them, whatever reviewers decided; with their texts."""
        with reading(self._engine, self._name) as connection:
            return coders_claims(connection, beginning)

    def review(self, decision: Decision) -> int:
        """Keep a reviewer's decision on a claim, which applies from now on; its number. Nothing is erased."""
        with writing(self._engine, self._name) as connection:
            number = add_decision(connection, decision)
            apply_reviews(connection, decisions(connection, tables.decision.c.number == number)[0].report)
            return number

    def undo_review(self, reviewer: str, time: str, claim: str | None = None, reason: str = "") -> KeptDecision:
        """Undo a reviewer's latest standing decision, or the latest on a claim; the decision that was undone, which is kept."""
        with writing(self._engine, self._name) as connection:
            undone = undo_decision(connection, reviewer, claim, time, reason)
            apply_reviews(connection, undone.report)
            return undone

    def decisions(self, report: str | None = None, reviewer: str | None = None) -> tuple[KeptDecision, ...]:
        """Every decision on claims, or those on a report or of a reviewer, in order, those that were undone included."""
        asked = ((tables.decision.c.report, report), (tables.decision.c.reviewer, reviewer))
        with reading(self._engine, self._name) as connection:
            return tuple(decisions(connection, *(column == value for column, value in asked if value is not None)))

    def queue(
        self, reviewer: str, which: Which = "unreviewed", wanted: Filter = _EVERYTHING, after: QueuePlace | None = None
    ) -> list[Asked]:
        """The claims that a reviewer is asked about next, the least certain first, as many as the filter's limit."""
        with reading(self._engine, self._name) as connection:
            return queue(connection, reviewer, which, wanted, after)

    def pair(self, pairing: Pairing) -> int:
        """Keep a reviewer's word that two claims tell of one happening, or do not; its number."""
        with writing(self._engine, self._name) as connection:
            number = add_pairing(connection, pairing)
            await_pair(connection, number)
            return number

    def undo_pair(self, reviewer: str, time: str, reason: str = "") -> KeptPairing:
        """Undo a reviewer's latest standing pairing; the pairing that was undone, which is kept."""
        with writing(self._engine, self._name) as connection:
            undone = undo_pairing(connection, reviewer, time, reason)
            await_pair(connection, undone.number)
            return undone

    def pairings(self) -> tuple[KeptPairing, ...]:
        """Every pairing in order, those that were undone included."""
        with reading(self._engine, self._name) as connection:
            return tuple(pairings(connection))

    def words(self) -> dict[tuple[str, str], bool]:
        """What applies of the pairings: for two claims, by their ids in order, whether they tell of one happening."""
        with reading(self._engine, self._name) as connection:
            return words(connection)

    # --- events: reckoned from claims, kept up by ``wathiq.upkeep`` ---------------------------------------------------------

    def waiting(self) -> list[int]:
        """The keys of the claims that came, went or changed since the events were last brought up to date, by their time."""
        with reading(self._engine, self._name) as connection:
            return waiting(connection)

    def reckon_by(self, version: str) -> None:
        """Make every claim wait if the events were reckoned by other rules than those of this version, a name of any form."""
        with reading(self._engine, self._name) as connection:
            known = reckoned_by(connection)
        if known != version:
            with writing(self._engine, self._name) as connection:
                reckon_by(connection, version)

    @contextmanager
    def bookkeeping(self) -> Iterator[EventBook]:
        """The tables of events, open for writing: everything that is done inside the block is kept, or nothing."""
        with writing(self._engine, self._name) as connection:
            yield EventBook(connection)

    @contextmanager
    def rehearsal(self) -> Iterator[EventBook]:
        """The tables of events, open for writing: everything that is done inside the block is taken back at its end."""
        with rehearsing(self._engine, self._name) as connection:
            yield EventBook(connection)

    def events(
        self, wanted: Filter = _EVERYTHING, after: Place | None = None, *, newest_first: bool = False
    ) -> Iterator[StoredEvent]:
        """The stored events that a filter accepts, by day and id, beginning after a place in that order."""
        with reading(self._engine, self._name) as connection:
            yield from events_matching(connection, wanted, after, newest_first)

    def latest_ids(self, wanted: Filter) -> list[str]:
        """The ids of the latest stored events that a filter accepts, as many as its limit."""
        with reading(self._engine, self._name) as connection:
            return latest_ids(connection, wanted)

    def events_named(self, beginning: str) -> list[StoredEvent]:
        """The stored events whose id begins so, at most two."""
        with reading(self._engine, self._name) as connection:
            return event_by_id(connection, beginning)

    def event_of(self, claim: str) -> str | None:
        """The id of the stored event that a claim, by its id, tells of; None when there is none."""
        with reading(self._engine, self._name) as connection:
            return event_of_claim(connection, claim)

    def claims_of_events(self, ids: Iterable[str]) -> list[Record]:
        """The claims that tell of these stored events, by report, place in its text and id."""
        with reading(self._engine, self._name) as connection:
            return claims_of_events(connection, set(ids))

    def lineages(self, reports: Collection[str]) -> list[Lineage]:
        """What is known of whole reports: the agency that each credits, and the earliest report that it copies."""
        with reading(self._engine, self._name) as connection:
            return list(Lineages(connection).of(reports).values())

    def judged_pairs(self, id_: str) -> list[JudgedPair]:
        """Why a stored event is one: the pairs of its claims that speak for it, best first."""
        with reading(self._engine, self._name) as connection:
            return judged_pairs(connection, id_)

    def near_misses(self, id_: str, limit: int = 8) -> list[StoredEvent]:
        """The stored events that were nearly one with this one, the closest first."""
        with reading(self._engine, self._name) as connection:
            return near_misses(connection, id_, limit)

    def counts(self) -> Counts:
        """How many reports and claims the ledger holds."""
        with reading(self._engine, self._name) as connection:
            reports, all_claims = (_count(connection, table) for table in (tables.report, tables.claim))
            current = connection.scalar(select(func.count()).select_from(tables.claim).where(tables.claim.c.current)) or 0
        return Counts(reports, current, all_claims - current)

    def verify(self) -> tuple[Problem, ...]:
        """Everything that is not as it was written; empty when every value still points at its words."""
        with reading(self._engine, self._name) as connection:
            return tuple(problems(connection))

    def digest(self) -> str:
        """SHA-256 over all reports and current claims in their order, and over what reviewers decided: equal ledgers, on any
        machine, have equal digests."""
        whole = hashlib.sha256()
        for records in (self.reports(), self.claims(Filter(withdrawn=True, reviewed="ignored"))):
            for record in records:
                whole.update(to_line(record).encode("utf-8") + b"\n")
        for line in self._decided():
            whole.update(line.encode("utf-8") + b"\n")
        return whole.hexdigest()

    def _decided(self) -> Iterator[str]:
        """The records of all decisions and pairings, the undoing ones included."""
        with reading(self._engine, self._name) as connection:
            for table in (tables.decision, tables.pairing):
                yield from connection.scalars(select(table.c.record).order_by(table.c.number))


def _add(connection: Connection, report: Report, claims: Sequence[Claim]) -> bool:
    coder = _coder_of(report, claims)
    _refuse_unstorable(report)
    new = add_reading(connection, report, coder, claims)
    apply_reviews(connection, report.id)
    return new


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _with_text(line: str, text: str) -> Record:
    known = json.loads(line)
    return {key: known.get(key, text) for key in REPORT_KEYS}


def _coder_of(report: Report, claims: Sequence[Claim]) -> Coder:
    """Who read the report: as its claims say; when it has none, this version with the data of the report's language."""
    strange = next((claim for claim in claims if claim.report != report), None)
    if strange:
        raise LedgerError(f"claim '{strange.id}'", f"does not belong to report '{report.id}'", "add it with its own report")
    if claims:
        return claims[0].coder
    data = next((language.version for language in INSTALLED if language.code == report.language), report.language)
    return Coder(__version__, data)


def _refuse_unstorable(report: Report) -> None:
    try:
        report.text.encode("utf-8")
    except UnicodeEncodeError:
        problem = "holds half of a character (a lone surrogate)"
        raise InputError(f"report '{report.id}'", problem, "repair its encoding and read it again") from None
