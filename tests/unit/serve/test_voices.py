"""A chain of voices names who knows, and through whom; a report of unknown outlet stands for it."""

from dataclasses import replace

import pytest
from tests.unit.ledger.samples import claim, report

from wathiq.ledger import claim_to_record
from wathiq.serve.voices import chain, innermost


def test_the_one_who_knows_stands_first():
    """A chain runs from the one who knows to the outlet; in short it is these two."""
    record = claim_to_record(claim(report()))
    assert chain(record) == ("سالم العمري", "المنار", "صحيفة الساحل")
    assert innermost(record) == "سالم العمري ← صحيفة الساحل"


@pytest.mark.parametrize(
    ("key", "title", "name"),
    [
        ("r1", None, "report r1"),
        ("9044b672e2c65fcc", None, "report 9044b672…"),
        ("r1", "اتفاق جديد", "«اتفاق جديد»"),
        ("r1", "a word " * 20, "«a word a word a word a word a word a word a…»"),
    ],
)
def test_where_nobody_knows_the_outlet_the_report_stands_for_it(key: str, title: str | None, name: str):
    """Instead of an unknown outlet the chain ends with the report's title, else its id, shortened."""
    record = claim_to_record(claim(replace(report(key, outlet=None), title=title)))
    assert chain(record)[-1] == name
