"""Events are kept up to date beside the readers, whatever else happens to the file."""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path

import pytest

from wathiq.ledger import Ledger
from wathiq.serve.web.keeper import kept


def eventually(ledger: Ledger, waiting: int) -> bool:
    """Whether so many claims wait, within some seconds."""
    for _ in range(60):
        if len(ledger.waiting()) == waiting:
            return True
        time.sleep(0.1)
    return False


def test_a_locked_ledger_is_told_once_and_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """Readers go on meanwhile; once the file is free, the events come."""
    monkeypatch.setattr("wathiq.ledger.connection._PATIENCE_MS", 20)
    holder = sqlite3.connect(path, isolation_level=None)
    with Ledger(path) as ledger, caplog.at_level(logging.WARNING):
        holder.execute("BEGIN IMMEDIATE")
        with kept(ledger):
            time.sleep(1.5)
            assert list(ledger.claims())
            assert len(ledger.waiting()) == 4
            assert [record.message for record in caplog.records if "another program holds it" in record.message] != []
            assert len(caplog.records) == 1
            holder.execute("ROLLBACK")
            assert eventually(ledger, 0)
        holder.close()


def test_the_few_that_wait_are_there_from_the_beginning(path: Path):
    """No first reader finds an empty list of events."""
    with Ledger(path) as ledger, kept(ledger):
        assert list(ledger.events())
