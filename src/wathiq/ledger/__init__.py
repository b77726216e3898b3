"""The ledger: everything that was read and found, in one SQLite file that several programs may read while one writes."""

from wathiq.ledger.filter import Filter, first_day, last_day
from wathiq.ledger.record import Record, claim_from_record, claim_to_record, report_from_record, report_to_record, to_line
from wathiq.ledger.store import Counts, Ledger
from wathiq.ledger.verify import Problem
from wathiq.ledger.withdrawals import Withdrawal

__all__ = [
    "Counts",
    "Filter",
    "Ledger",
    "Problem",
    "Record",
    "Withdrawal",
    "claim_from_record",
    "claim_to_record",
    "first_day",
    "last_day",
    "report_from_record",
    "report_to_record",
    "to_line",
]
