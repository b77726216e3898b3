"""What reviewers decide on claims: a decision is a row, undoing it is another one, and nothing is ever erased.

A row holds the claim as the reviewer saw it, so that it can be found again in a later reading. What follows from all decisions
on a report is reckoned anew whenever one is added, or the report is read again: which claim each bears on (``opinion``), and
the claims as they were left (``reviewed``), which stand in place of the coder's own like those of a newer reading.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select

from wathiq.errors import UsageError
from wathiq.ledger import tables
from wathiq.ledger.anchors import found_again
from wathiq.ledger.corrected import JUDGED, outcome
from wathiq.ledger.query import of_coder
from wathiq.ledger.record import Record, seal, to_line

Verdict = Literal["accept", "reject", "correct"]
PARTS = (*JUDGED, "provisions")  # of a claim's record, that a correction may replace
_MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's verdict on a claim, by its id. ``changes`` are the parts of its record that a correction replaces, as
    ``wathiq.ledger.correction`` makes them; ``time`` is UTC, ISO 8601."""

    claim: str
    verdict: Verdict
    reviewer: str
    time: str
    reason: str = ""
    changes: Record | None = None


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision as it is kept. ``seen`` is the claim as the reviewer saw it, ``claim`` the id of the claim that it bears on in
    the present reading, None without one; ``standing`` unless it was undone; ``latest`` of this reviewer on this claim;
    ``disputed`` when reviewers differ on the claim."""

    number: int
    seen: Record
    verdict: Verdict
    changes: Record
    reviewer: str
    time: str
    reason: str
    standing: bool = True
    claim: str | None = None
    latest: bool = False
    disputed: bool = False

    @property
    def report(self) -> str:
        """The id of the report."""
        return str(self.seen["report"]["id"])

    @property
    def outcome(self) -> Record | None:
        """The values that the reviewer left; None for a rejected claim."""
        return None if self.verdict == "reject" else outcome(self.seen, self.changes)


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as the coder read it, with its key and the text of its report."""

    seq: int
    record: Record
    text: str


def coders_claims(connection: Connection, beginning: str) -> list[Seen]:
    """The claims of the present readings whose id begins so, as the coder read them; no more than two, since one is wanted."""
    columns = tables.claim.c
    query = select(columns.seq, columns.record, tables.report.c.text).join(tables.report, tables.report.c.id == columns.report)
    named = query.where(columns.id >= beginning, columns.id < beginning + "g", of_coder()).order_by(columns.id).limit(2)
    return [Seen(row[0], json.loads(row[1]), row[2]) for row in connection.execute(named)]


def add_decision(connection: Connection, decision: Decision) -> int:
    """Store a decision, inside the caller's transaction; its number. UsageError when it cannot be."""
    seen = next((one for one in coders_claims(connection, decision.claim) if one.record["id"] == decision.claim), None)
    if seen is None:
        raise UsageError(f"claim '{decision.claim}'", "is not there", "see `wathiq review list` for the ids")
    changes = decision.changes or {}
    _check(decision, changes, seen)
    told = {"claim": seen.record, "verdict": decision.verdict, "changes": changes}
    return _add(connection, {**told, **signature(decision.reviewer, decision.time, decision.reason)}, None)


def _check(decision: Decision, changes: Record, seen: Seen) -> None:
    strange = sorted(set(changes) - set(PARTS))
    if strange or bool(changes) != (decision.verdict == "correct"):
        problem = f"changes {', '.join(strange)}" if strange else "has changes without correcting, or corrects without any"
        raise UsageError(f"the decision on claim '{decision.claim}'", problem, "make corrections with wathiq.ledger.correction")
    for words in words_of(changes):
        if seen.text[words["start"] : words["end"]] != words["text"]:
            raise UsageError(f"the words '{words['text']}'", "do not stand there in the report", "copy them from its text")


def words_of(value: object) -> Iterator[Record]:
    """Every words object inside a record."""
    if isinstance(value, dict):
        if set(value) == {"start", "end", "text"}:
            yield value
        for inner in value.values():
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)


def signature(reviewer: str, time: str, reason: str) -> Record:
    """Who decided, when and why; UsageError without a reviewer, or with texts without end."""
    if not reviewer.strip():
        raise UsageError("the reviewer", "has no name", "give --reviewer, or set WATHIQ_REVIEWER")
    if max(len(reviewer), len(reason)) > _MOST_LETTERS:
        raise UsageError("the decision", f"has a name or a reason of more than {_MOST_LETTERS} characters", "say it shorter")
    if any("\ud800" <= letter <= "\udfff" for letter in reviewer + reason):
        raise UsageError("the decision", "has half of a character (a lone surrogate)", "type the name and the reason again")
    return {"reviewer": reviewer.strip(), "time": time, "reason": reason}


def undo_decision(connection: Connection, reviewer: str, claim: str | None, time: str, reason: str) -> KeptDecision:
    """Undo a reviewer's latest standing decision, or the latest on the claim of an id; UsageError when there is none."""
    mine = [one for one in decisions(connection, tables.decision.c.reviewer == reviewer) if one.standing]
    last = next((one for one in reversed(mine) if claim is None or claim in (one.claim, one.seen["id"])), None)
    if last is None:
        where = f" on claim '{claim}'" if claim else ""
        raise UsageError(f"reviewer '{reviewer}'", f"has no decision{where} to undo", "see `wathiq review list --show decided`")
    _add(connection, {"claim": last.seen, "verdict": "undo", "changes": {}, **signature(reviewer, time, reason)}, last.number)
    return last


def _add(connection: Connection, record: Record, undoes: int | None) -> int:
    line = to_line({**record, "undoes": undoes})
    report = record["claim"]["report"]["id"]
    row = {"report": report, "reviewer": record["reviewer"], "record": line, "seal": seal(line), "undoes": undoes}
    key = connection.execute(insert(tables.decision), row).inserted_primary_key
    if key is None:
        raise TypeError("the database gave no key for a new row")
    return int(key[0])


def decisions(connection: Connection, *which: ColumnElement[bool]) -> list[KeptDecision]:
    """The decisions of a condition in order, those that were undone included, the undoing ones not."""
    columns, undoing = tables.decision.c, tables.decision.alias("undoing")
    joined = (
        tables.decision.outerjoin(undoing, undoing.c.undoes == columns.number)
        .outerjoin(tables.opinion, tables.opinion.c.decision == columns.number)
        .outerjoin(tables.claim, tables.claim.c.seq == tables.opinion.c.claim)
    )
    opinions = tables.opinion.c.latest, tables.opinion.c.disputed
    query = select(columns.number, columns.record, undoing.c.number.label("undone"), tables.claim.c.id, *opinions)
    rows = connection.execute(query.select_from(joined).where(columns.undoes.is_(None), *which).order_by(columns.number))
    return [_kept(row) for row in rows.mappings()]


def _kept(row: RowMapping) -> KeptDecision:
    told = json.loads(row["record"])
    values = {key: told[key] for key in ("verdict", "changes", "reviewer", "time", "reason")}
    kept = KeptDecision(row["number"], told["claim"], **values, standing=row["undone"] is None, claim=row["id"])
    return replace(kept, latest=bool(row["latest"]), disputed=bool(row["disputed"]))


# --- what follows from decisions ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opinions:
    """The standing decisions on one claim of the coder, in order."""

    claim: int
    decisions: tuple[KeptDecision, ...]

    @property
    def latest(self) -> dict[str, KeptDecision]:
        """The latest decision of each reviewer."""
        return {one.reviewer: one for one in self.decisions}

    @property
    def disputed(self) -> bool:
        """Whether reviewers differ."""
        left = [one.outcome for one in self.latest.values()]
        return any(one != left[0] for one in left)

    @property
    def applied(self) -> KeptDecision:
        """The decision that applies: the last one."""
        return self.decisions[-1]

    def rows(self) -> list[dict[str, Any]]:
        """The rows of the table ``opinion``."""
        latest = {one.number for one in self.latest.values()}
        told = {"claim": self.claim, "disputed": self.disputed}
        return [
            {**told, "decision": one.number, "reviewer": one.reviewer, "latest": one.number in latest} for one in self.decisions
        ]


def opinions(kept: Iterable[KeptDecision], claims: Mapping[int, Record]) -> list[Opinions]:
    """What standing decisions say of the present claims of a report, claim by claim."""
    found = [(seq, one) for one in kept if one.standing and (seq := _claim_of(one, claims)) is not None]
    by_claim = groupby(sorted(found, key=lambda pair: (pair[0], pair[1].number)), key=lambda pair: pair[0])
    return [Opinions(seq, tuple(one for _, one in pairs)) for seq, pairs in by_claim]


def _claim_of(decision: KeptDecision, claims: Mapping[int, Record]) -> int | None:
    return found_again(decision.seen, decision.changes, decision.verdict == "reject", claims)


def review_of(told: Opinions) -> Record:
    """The ``review`` object of a claim."""
    one = told.applied
    said = {"verdict": one.verdict, "reviewer": one.reviewer, "time": one.time, "reason": one.reason}
    return {**said, "disputed": told.disputed}


def reviewed_reports(connection: Connection, reports: Collection[str] = ()) -> list[str]:
    """The reports, or those among these, that somebody decided on."""
    columns = tables.decision.c
    query = select(columns.report).distinct().order_by(columns.report)
    return list(connection.scalars(query.where(columns.report.in_(reports)) if reports else query))
