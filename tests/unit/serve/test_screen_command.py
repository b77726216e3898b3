"""`wathiq lists` and `wathiq screen`, from the file to the table."""

import json
from pathlib import Path

import pytest
from tests.unit.screening.lists import LIST
from typer.testing import CliRunner

from wathiq.errors import UsageError
from wathiq.serve.command import application


def run(*arguments: str):
    """What a command prints; its error, if it raised one of ours, is raised."""
    result = CliRunner().invoke(application(), arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def there(tmp_path: Path) -> tuple[str, str, str]:
    """A ledger with the invented list, the list, and a report."""
    listed, report, ledger = tmp_path / "list.xml", tmp_path / "report.txt", tmp_path / "a.db"
    listed.write_text(LIST, encoding="utf-8")
    report.write_text(
        "اتهم تقرير أممي بنك موريونغدان التجاري بتمويل شحنات فحم، وقال إن مديره السابق فرّ إلى الخارج.", encoding="utf-8"
    )
    assert "3 persons and 2 bodies" in run("lists", "load", str(listed), "--ledger", str(ledger)).output
    return str(ledger), str(listed), str(report)


def test_hits_are_listed_with_the_reason(there: tuple[str, str, str]):
    """The table has the words, whom they can name, the grade and why; the same as JSON Lines."""
    ledger, _, report = there
    table = run("screen", report, "--ledger", ledger).output
    assert "MURYONGDAN" in table
    assert "strong" in table
    (record,) = [
        json.loads(line) for line in run("screen", report, "--ledger", ledger, "--format", "jsonl").stdout.splitlines()
    ]
    assert (record["reference"], record["words"]["text"], record["grade"]) == ("KPe.901", "بنك موريونغدان التجاري", "strong")


def test_the_reports_of_the_ledger_are_screened_too(there: tuple[str, str, str]):
    """Without a path, what the ledger holds is screened."""
    ledger, _, report = there
    run("read", report, "--ledger", ledger)
    assert "KPe.901" in run("screen", "--ledger", ledger).output


def test_a_list_is_needed(tmp_path: Path):
    """Without a list there is one clear line with the way out; with --list no ledger is needed."""
    ledger = str(tmp_path / "empty.db")
    report = tmp_path / "r.txt"
    report.write_text("لا شيء.", encoding="utf-8")
    run("read", str(report), "--ledger", ledger)
    with pytest.raises(UsageError, match="wathiq lists load"):
        run("screen", "--ledger", ledger)


def test_loading_twice_changes_nothing(there: tuple[str, str, str]):
    """The same file is known already, and stays the current list."""
    ledger, listed, _ = there
    assert "known already" in run("lists", "load", listed, "--ledger", ledger).output
    assert "issued 2024-05-06" in run("lists", "show", "--ledger", ledger).output
