"""`wathiq events`, `sources`, `forecasts`, `withdraw` and `--as-of`, from a real ledger to what is printed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from tests.unit.ledger.samples import claim, meeting, report
from typer.testing import CliRunner

from wathiq.errors import UsageError
from wathiq.ledger import Filter, Ledger, event_to_record
from wathiq.model import Voice
from wathiq.serve.command import application
from wathiq.serve.reconciled import reconciled
from wathiq.serve.schema import schema

OTHER_TEXT = (
    "أكد نادر الحلبي أمام صحافيين في ميناء بعيد أن بيونغ يانغ سترسل 300 عامل إلى روسيا في يوليو 2022. ولم يكن "
    "سالم العمري حاضرا، وكانت المنار قد سألت عنه من قبل، كما قال شهود على الرصيف."
)


def run(*arguments: str) -> str:
    """What a command prints on standard output; its error, if it raised one of ours, is raised."""
    result = CliRunner().invoke(application(), arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Two papers that quote one ambassador, a third voice a month later, and a meeting."""
    path = tmp_path / "a.db"
    first, second = report("r1"), report("r2", outlet="جريدة الجبل", published="2022-09-01")
    third = report("r3", OTHER_TEXT, "صحيفة النهر", "2022-10-02")
    other = claim(third, "happened")
    other = replace(other, voices=(other.voices[0], Voice("نادر الحلبي", "person", "quotes", "RUS")))
    with Ledger(path) as opened:
        opened.add(first, [claim(first), meeting(first)])
        opened.add(second, [claim(second)])
        opened.add(third, [other])
    return str(path)


def lines(*arguments: str) -> list[dict]:
    """The JSON Lines that a command prints."""
    return [json.loads(line) for line in run(*arguments, "--format", "jsonl").splitlines()]


def test_two_papers_with_one_ambassador_are_one_origin(ledger: str):
    """The workers are one event with two origins in three reports; the meeting is another."""
    events = lines("events", "--ledger", ledger)
    labour = next(event for event in events if event["act"]["kind"] == "provide-labour")
    assert (len(events), labour["reports"], labour["independent"], labour["status"]["value"]) == (2, 3, 2, "happened")
    assert lines("events", "--ledger", ledger, "--origins", "2") == [labour]


def test_events_keep_the_public_form(ledger: str):
    """Every event passes its published schema."""
    for event in lines("events", "--ledger", ledger):
        jsonschema.validate(event, schema("event"))


def test_a_day_in_the_past_knows_less(ledger: str):
    """On the day of the second paper the third voice is not known; as of the last report all is."""
    past = next(
        event
        for event in lines("events", "--ledger", ledger, "--as-of", "2022-09-01")
        if event["act"]["kind"] == "provide-labour"
    )
    assert (past["reports"], past["independent"], past["status"]["value"]) == (2, 1, "planned")
    assert lines("events", "--ledger", ledger, "--as-of", "2022-10-02") == lines("events", "--ledger", ledger)
    assert len(lines("claims", "--ledger", ledger, "--as-of", "2022-08-31")) == 2


def test_the_tree_goes_from_the_origin_to_the_outlets(ledger: str):
    """The ambassador, below him the paper that has it from him, below it the outlets."""
    (event,) = lines("events", "--ledger", ledger, "--origins", "2")
    tree = run("sources", event["id"][:6], "--ledger", ledger)
    assert tree.index("سالم العمري") < tree.index("المنار") < tree.index("صحيفة الساحل")
    told = json.loads(run("sources", event["id"], "--ledger", ledger, "--format", "json"))
    assert [len(origin["chains"]) for origin in told["origins"]] == [2, 1]
    with pytest.raises(UsageError, match="is not there"):
        run("sources", "zzzz", "--ledger", ledger)


def test_what_falls_with_a_source_is_shown_and_nothing_is_changed(ledger: str):
    """Withdrawing the ambassador for trial: the workers lose an origin and stand; nothing is written."""
    with Ledger(ledger) as opened:
        before = opened.digest()
    shown = run("withdraw", "سالم العمري", "--dry-run", "--ledger", ledger)
    assert "0 lose all support" in shown
    assert "1 lose an origin" in shown
    with Ledger(ledger) as opened:
        assert (opened.digest(), opened.withdrawals()) == (before, ())


def test_withdrawing_and_restoring_is_as_if_nothing_had_been(ledger: str):
    """A withdrawn report is left out everywhere; restored, everything is as before, and both decisions are kept."""
    before = lines("events", "--ledger", ledger)
    run("withdraw", "r3", "--ledger", ledger, "--reason", "retracted", "--day", "2022-11-01")
    assert all(record["report"]["id"] != "r3" for record in lines("claims", "--ledger", ledger))
    assert len(lines("claims", "--ledger", ledger, "--as-of", "2022-10-31")) == 4
    run("withdraw", "r3", "--undo", "--ledger", ledger, "--day", "2022-11-02")
    assert lines("events", "--ledger", ledger) == before
    with Ledger(ledger) as opened:
        assert [(one.name, one.withdrawn) for one in opened.withdrawals()] == [("r3", True), ("r3", False)]
        assert opened.verify() == ()


def test_a_voice_is_withdrawn_in_whatever_script_it_is_named(ledger: str):
    """The Latin name takes the Arabic voice out."""
    run("withdraw", "Salem Al-Omari", "--ledger", ledger)
    assert {
        record["report"]["id"] for record in lines("claims", "--ledger", ledger) if record["act"]["kind"] == "provide-labour"
    } == {"r3"}


def test_the_book_of_forecasts_holds_reports_against_plans(ledger: str):
    """The announced workers came, as a later report tells."""
    outcomes = {forecast["outcome"] for forecast in lines("forecasts", "--ledger", ledger)}
    assert outcomes == {"fulfilled"}
    assert {one["outcome"] for one in lines("forecasts", "--ledger", ledger, "--as-of", "2022-09-01")} == {"overdue"}
    with pytest.raises(UsageError, match="outcome 'won'"):
        run("forecasts", "--ledger", ledger, "--outcome", "won")


def test_the_library_gives_the_same_events(ledger: str):
    """What the command prints is what the library gives."""
    with Ledger(ledger) as opened:
        assert [event_to_record(event) for event in reconciled(opened, Filter()).events] == lines("events", "--ledger", ledger)


def test_a_trial_leaves_out_what_the_withdrawal_would(ledger: str):
    """Part of a name withdraws nobody, on trial as for good."""
    shown = run("withdraw", "سالم", "--dry-run", "--ledger", ledger)
    run("withdraw", "سالم", "--ledger", ledger)
    assert "No event rests on it." in shown
    assert len(lines("claims", "--ledger", ledger)) == 4


def test_a_date_that_is_none_is_refused(ledger: str):
    """A misspelt date is an error, not an empty answer."""
    with pytest.raises(UsageError, match="is not a date"):
        run("events", "--since", "soon", "--ledger", ledger)
