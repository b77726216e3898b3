"""The balance sheet of two parties from their latest events: what a server can tell at once, however much there is."""

from __future__ import annotations

from dataclasses import replace

from wathiq.ledger import Filter, Ledger
from wathiq.serve.balance import Balance, balance
from wathiq.serve.reconciled import origin_counter
from wathiq.upkeep import settle

_PASSING = 150  # events in each direction


def latest_sheet(ledger: Ledger, wanted: Filter, pair: tuple[str, str], events: int) -> tuple[Balance, bool]:
    """The sheet of two parties from at most so many of their latest events that a filter accepts, and whether there are more.
    Events in which something passes between them are looked at further back, since they are few and say most.

    As of an earlier day it is made from all claims of that day, since the events of then are not stored.
    """
    asked = replace(wanted, pair=pair, limit=None)
    if wanted.as_of:
        records = list(ledger.claims(asked))
        return balance(records, *pair, origin_counter(ledger, records)), False
    settle(ledger)
    found = ledger.latest_ids(replace(asked, limit=events + 1))
    passing = (replace(wanted, giver=giver, taker=taker, limit=_PASSING) for giver, taker in (pair, pair[::-1]))
    older = [id_ for one in passing for id_ in ledger.latest_ids(one)]
    records = ledger.claims_of_events({*found[:events], *older})
    return balance(records, *pair, origin_counter(ledger, records)), len(found) > events
