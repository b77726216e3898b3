"""Keeps the events of a ledger up to date beside its readers, so that no page has to wait for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from wathiq.errors import LedgerError
from wathiq.ledger import Ledger
from wathiq.upkeep import settle

_EVERY = 0.5  # seconds
_AT_ONCE = 2_000  # claims that wait and are brought in before anything is served: a second or two

_log = logging.getLogger(__name__)


@contextmanager
def kept(ledger: Ledger) -> Iterator[None]:
    """While the block runs, claims that come, also from other programs, get their events within a second.

    A few that wait are brought in before the block begins.
    """
    if len(ledger.waiting()) <= _AT_ONCE:
        settle(ledger)
    stop = threading.Event()
    thread = threading.Thread(target=_keep, args=(ledger, stop), name="keeper", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _keep(ledger: Ledger, stop: threading.Event) -> None:
    told = ""
    while not stop.wait(_EVERY):
        try:
            settle(ledger, keep_on=lambda: not stop.is_set())
        except LedgerError as error:  # another program holds it, or the disk is full: it is tried again, and told once
            if str(error) != told:
                _log.warning("%s", error)
            told = str(error)
