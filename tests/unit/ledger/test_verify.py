"""`wathiq verify` fails if one character of the ledger changes."""

import sqlite3
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, report

from wathiq.ledger import Ledger
from wathiq.upkeep import settle


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one report and one claim."""
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(report(), [claim(report())])
        settle(ledger)
    return tmp_path / "a.db"


def change(path: Path, statement: str, *values: object) -> None:
    """Tamper with the file behind Wathiq's back."""
    with sqlite3.connect(path) as connection:
        connection.execute(statement, values)
    connection.close()


def test_an_untouched_ledger_has_no_problems(path: Path):
    """Every value of a ledger that nobody touched points at its words."""
    with Ledger(path) as ledger:
        assert ledger.verify() == ()


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE report SET text = replace(text, 'عامل', 'جندي')", "SHA-256 differs"),
        ("UPDATE reading SET record = replace(record, '2022-08-31', '2021-08-31')", "its seal is broken"),
        ("UPDATE claim SET record = replace(record, '\"planned\"', '\"happened\"')", "its seal is broken"),
        ("UPDATE claim SET record = 'x'", "cannot be read"),
        ("UPDATE claim SET status = 'happened'", "differs from its record: status"),
        ("UPDATE claim_party SET code = 'CHN' WHERE role = 'source'", "index of parties"),
        ("DELETE FROM claim_voice WHERE place = 2", "index of voices"),
        ("DELETE FROM claim_provision", "index of provisions"),
        ("UPDATE tally SET events = 9 WHERE code = 'PRK'", "number of events of PRK"),
        ("DELETE FROM tally WHERE code = 'RUS'", "number of events of RUS"),
        ("UPDATE reading SET current = 0", "Not exactly one reading"),
    ],
)
def test_every_kind_of_change_is_found(path: Path, statement: str, what: str):
    """Text, facts about the report, claims and index: a change of any is found and named."""
    change(path, statement)
    with Ledger(path) as ledger:
        assert any(what in problem.what for problem in ledger.verify())


def test_words_must_stand_where_the_claim_says(path: Path):
    """A text of the same hash is not enough: each words object is held against the text."""
    change(path, "UPDATE report SET text = ' ' || text")
    with Ledger(path) as ledger:
        places = [problem.what for problem in ledger.verify() if "do not stand at" in problem.what]
    assert any("source.0.words" in what for what in places)
    assert any("evidence" in what for what in places)
