"""Claims and reports go to JSON and back with nothing lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.ledger.samples import claim, report

from wathiq.errors import LedgerError
from wathiq.ledger import claim_from_record, claim_to_record, report_from_record, report_to_record, to_line
from wathiq.model import Act, ActType, Claim, Exchange, Quantity, Report

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
QUANTITIES = st.builds(Quantity, low=NUMBERS, high=NUMBERS)
EXCHANGES = st.builds(Exchange, quantity=st.none() | QUANTITIES)
ACTS = st.builds(
    Act,
    type=st.builds(ActType, goldstein=NUMBERS),
    exchange=st.lists(EXCHANGES, max_size=2).map(tuple),
    confidence=NUMBERS,
    voice=st.none(),
)


@given(st.builds(Claim, act=ACTS))
def test_a_claim_survives_json(made: Claim):
    """Every claim, whatever it holds, comes back equal from the line that was written of it."""
    assert claim_from_record(made.report, json.loads(to_line(claim_to_record(made)))) == made


@given(st.builds(Report))
def test_a_report_survives_json(made: Report):
    """Every report comes back equal from the line that was written of it."""
    assert report_from_record(json.loads(to_line(report_to_record(made)))) == made


@given(st.text())
def test_one_record_is_one_line(text: str):
    """No character of any language breaks a line of JSON Lines in two."""
    assert len(to_line({"text": text}).splitlines()) == 1


def test_keys_stand_in_the_published_order():
    """The keys of a claim stand in the order of the published format."""
    record = claim_to_record(claim(report()))
    assert list(record) == [
        "id", "report", "evidence", "act", "source", "target", "reciprocal", "status", "when", "voices", "exchange",
        "provisions", "checks", "confidence", "coder",
    ]  # fmt: skip
    assert record["voices"][0] == {
        "name": "صحيفة الساحل", "kind": "outlet", "code": None, "manner": "reports", "words": None, "cue": None
    }  # fmt: skip


def test_whole_quantities_are_whole_numbers():
    """300 workers are written as 300, not as 300.0."""
    assert '"low":300,"high":300,' in to_line(claim_to_record(claim(report())))


@pytest.mark.parametrize("change", [{"extra": 1}, {"coder": {"version": "1"}}, {"status": {"value": "planned"}}])
def test_a_record_with_wrong_keys_is_refused(change):
    """A record with a key too many or too few is no claim."""
    with pytest.raises(LedgerError, match="missing or unknown keys"):
        claim_from_record(report(), {**claim_to_record(claim(report())), **change})


def test_a_claim_is_not_read_back_onto_another_report():
    """A claim belongs to the report it was made about."""
    with pytest.raises(LedgerError, match="about another report"):
        claim_from_record(report("r2"), claim_to_record(claim(report("r1"))))
