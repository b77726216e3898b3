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
    stop = threading.Event()
    told = _settled(ledger, stop, "") if len(ledger.waiting()) <= _AT_ONCE else ""
    thread = threading.Thread(target=_keep, args=(ledger, stop, told), name="keeper", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _keep(ledger: Ledger, stop: threading.Event, told: str) -> None:
    while not stop.wait(_EVERY):
        told = _settled(ledger, stop, told)


def _settled(ledger: Ledger, stop: threading.Event, told: str) -> str:
    """Bring the events up to date; what kept it from that, if anything, which is logged unless it was ``told`` before."""
    try:
        settle(ledger, keep_on=lambda: not stop.is_set())
    except LedgerError as error:  # another program holds it, or the disk is full: it is tried again
        if str(error) != told:
            _log.warning("%s", error)
        return str(error)
    return ""
