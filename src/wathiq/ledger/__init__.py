"""The ledger: everything that was read and found, in one SQLite file that several programs may read while one writes."""

from wathiq.ledger.corrected import outcome
from wathiq.ledger.corrections import correction
from wathiq.ledger.eventbook import EventBook, EventEntry
from wathiq.ledger.events import JudgedPair, Place, StoredEvent
from wathiq.ledger.filter import Filter, first_day, last_day
from wathiq.ledger.lineages import Lineage
from wathiq.ledger.lookup import ReadReport
from wathiq.ledger.meetings import Bounds, Link, Meeting
from wathiq.ledger.overview import PartnerAct, Size
from wathiq.ledger.pairings import KeptPairing, Pairing
from wathiq.ledger.queue import Asked, Which
from wathiq.ledger.record import (
    Record,
    claim_from_record,
    claim_to_record,
    event_from_record,
    event_to_record,
    report_from_record,
    report_to_record,
    to_line,
    voices_from_record,
)
from wathiq.ledger.reviews import Decision, KeptDecision, Seen, Verdict
from wathiq.ledger.search import Passage
from wathiq.ledger.store import Counts, Ledger
from wathiq.ledger.verify import Problem
from wathiq.ledger.withdrawals import Withdrawal

__all__ = [
    "Asked",
    "Bounds",
    "Counts",
    "Decision",
    "EventBook",
    "EventEntry",
    "Filter",
    "JudgedPair",
    "KeptDecision",
    "KeptPairing",
    "Ledger",
    "Lineage",
    "Link",
    "Meeting",
    "Pairing",
    "PartnerAct",
    "Passage",
    "Place",
    "Problem",
    "ReadReport",
    "Record",
    "Seen",
    "Size",
    "StoredEvent",
    "Verdict",
    "Which",
    "Withdrawal",
    "claim_from_record",
    "claim_to_record",
    "correction",
    "event_from_record",
    "event_to_record",
    "first_day",
    "last_day",
    "outcome",
    "report_from_record",
    "voices_from_record",
    "report_to_record",
    "to_line",
]
