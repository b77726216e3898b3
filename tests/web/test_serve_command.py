"""`wathiq serve` refuses what cannot be served in one line, before it listens."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.test_ledger import at_version
from typer.testing import CliRunner

from wathiq.errors import InputError, LedgerError
from wathiq.serve.command import application


def test_a_server_that_only_reads_brings_no_older_ledger_up_to_date(tmp_path: Path):
    """It says how that is done; the file stays as it is."""
    path = tmp_path / "a.db"
    at_version(path, 6)
    before = path.read_bytes()
    result = CliRunner().invoke(application(), ["serve", "--read-only", "--port", "0", "--ledger", str(path)])
    assert isinstance(result.exception, LedgerError)
    assert "older Wathiq" in str(result.exception)
    assert path.read_bytes() == before


def test_a_file_without_votes_is_refused(path: Path):
    """With the columns that are needed."""
    strange = path.parent / "strange.csv"
    strange.write_text("a,b\n1,2\n", encoding="utf-8")
    result = CliRunner().invoke(application(), ["serve", "--port", "0", "--votes", str(strange), "--ledger", str(path)])
    assert isinstance(result.exception, InputError)
    assert "has no columns of roll calls" in str(result.exception)
