"""Reading the same inputs again leaves a ledger as it was, also where several of them are one report."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, report

from wathiq.ledger import Ledger
from wathiq.ledger.store import Counts


@pytest.fixture
def ledger(tmp_path: Path):
    """An empty ledger."""
    with Ledger(tmp_path / "a.db") as opened:
        yield opened


def test_the_same_text_in_other_bytes_is_known(ledger: Ledger):
    """A text that was read as UTF-8 and comes again as UTF-16 is no second reading."""
    wide = replace(report(), sha256="0" * 64)
    assert ledger.add(report(), [claim(report())])
    assert not ledger.add(wide, [claim(wide)])
    assert ledger.counts() == Counts(1, 1, 0)


def test_one_text_from_two_places_does_not_grow_the_ledger(ledger: Ledger):
    """A folder that holds one report twice, with two addresses, can be read any number of times: the last one counts."""
    one, other = report(), replace(report(), url="https://mirror.example/1")
    for reading in range(3):
        added = [ledger.add(each, [claim(each)]) for each in (one, other)]
        assert added == [reading == 0, reading == 0]
        assert [record["report"]["url"] for record in ledger.claims()] == [other.url]
    assert ledger.counts() == Counts(1, 1, 1)
    assert ledger.verify() == ()
