"""Reading goes on after a bad input, loses nothing, and says what became of each."""

import io
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, report

from wathiq.errors import InputError
from wathiq.ledger import Ledger
from wathiq.serve.reading import Summary, store

BAD = InputError("bad.txt", "is empty", "give a text")


@pytest.fixture
def ledger(tmp_path: Path):
    """An empty ledger."""
    with Ledger(tmp_path / "a.db") as opened:
        yield opened


def both(key: str, text: str | None = None):
    """A report with one claim, as the pipeline gives it."""
    source = report(key) if text is None else report(key, text)
    return source, (claim(source),) if text is None else ()


def test_a_bad_input_stops_nothing(ledger: Ledger):
    """The inputs after a bad one are read; the bad one is named once."""
    complaints: list[InputError] = []
    summary = store([both("r1"), BAD, both("r2")], ledger, None, complaints.append, lambda _: None)
    assert complaints == [BAD]
    assert summary == Summary(reports=2, claims=2, known=0, failures=1)


def test_a_changed_text_under_a_known_id_is_a_bad_input(ledger: Ledger):
    """A text that contradicts what the ledger holds is complained of, and the others go on."""
    complaints: list[InputError] = []
    summary = store([both("r1"), both("r1", "نص آخر."), both("r2")], ledger, None, complaints.append, lambda _: None)
    assert [error.subject for error in complaints] == ["report 'r1'"]
    assert (summary.reports, summary.failures) == (2, 1)


def test_claims_are_written_in_the_order_of_the_inputs(ledger: Ledger):
    """The claims file follows the inputs, on a second reading too."""
    for known in (0, 2):
        out = io.StringIO()
        summary = store([both("r2"), both("r1")], ledger, out, pytest.fail, lambda _: None)
        assert ['"r2"' in line for line in out.getvalue().splitlines()] == [True, False]
        assert summary.known == known


def test_progress_is_told_after_each_input(ledger: Ledger):
    """Whoever watches hears of every input."""
    heard: list[int] = []
    store([both("r1"), both("r2")], ledger, None, pytest.fail, lambda summary: heard.append(summary.reports))
    assert heard == [1, 2]
