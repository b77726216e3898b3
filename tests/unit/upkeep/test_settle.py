"""Stored events are those that all claims together give, however they came, went and came again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.tellings import AID, MEET, person, told

from wathiq.ledger import Filter, Ledger, Withdrawal, event_to_record, tables
from wathiq.model import Claim, Coder, Event
from wathiq.serve.reconciled import fall, listed, reckoned
from wathiq.upkeep import rehearse, rules, settle

STORY = (
    "Norway expelled two envoys of Fiji on Sunday after a long quarrel about fishing rights around the northern banks, "
    "and the ministry in Oslo said that no other step was planned before the talks of next month."
)
CLAIMS = [
    *(told(f"c{number}", outlet=f"Paper {number % 3}", day=f"2021-05-{9 + number % 4:02d}") for number in range(6)),
    *(told(f"w{number}", STORY, outlet=f"Wire {number}", published=f"2021-05-1{number}") for number in range(3)),
    told("p", STORY[:120], outlet="Short Post", published="2021-05-12", inner=(person("Ana Tui", "FJI"),)),
    told("r", whole="(Reuters) " + STORY, outlet="Harbour Post", published="2021-05-14"),
    told("m", type=MEET), told("n", type=MEET, day=None, published="2021-05-11"), told("d", status="denied"),
    told("x", target=("PLW", "FJI")), told("u", target=(), day=None), told("e", source=("FJI",), target=("NOR",)),
    told("g", type=AID, goods=("flour",)), told("h", type=AID, goods=("tents",)), told("s", status="planned", day=None),
    told("v", day=None, published=None), told("same", report="c1", outlet="Paper 1", day="2021-05-10"),
]  # fmt: skip

DAY = "2022-01-01"


def by_report() -> dict[str, list[Claim]]:
    """The claims of each report, in the report's own words."""
    found: dict[str, list[Claim]] = {}
    for claim in CLAIMS:
        found.setdefault(claim.report.id, []).append(claim)
    return {id_: [replace(claim, report=claims[0].report) for claim in claims] for id_, claims in found.items()}


REPORTS = by_report()


def add(ledger: Ledger, report: str) -> None:
    """Put a report into a ledger."""
    ledger.add(REPORTS[report][0].report, REPORTS[report])


def stored(ledger: Ledger) -> list[dict]:
    """The stored events, brought up to date."""
    return [event_to_record(event) for event in listed(ledger, Filter())]


def afresh(ledger: Ledger) -> list[dict]:
    """The events of all claims at once."""
    return [event_to_record(event) for event in reckoned(ledger, Filter()).events]


@pytest.fixture
def ledger(tmp_path: Path):
    """An empty ledger."""
    with Ledger(tmp_path / "a.db") as opened:
        yield opened


@given(st.permutations(sorted(REPORTS)), st.data())
@settings(max_examples=25, deadline=None)
def test_reports_that_come_and_go_leave_the_events_of_those_that_are_there(order: list[str], data: st.DataObject):
    """In any order, settled at any time, with reports and voices withdrawn and restored in between."""
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "a.db") as opened:
        for report in order:
            add(opened, report)
            if data.draw(st.booleans()):
                settle(opened)
            name = data.draw(st.sampled_from(["", *order, "Paper 1", "Ana Tui", "Reuters"]))
            if name:
                what = "report" if name in REPORTS else "voice"
                opened.withdraw(Withdrawal(what, name, data.draw(st.booleans()), DAY, ""))
        assert stored(opened) == afresh(opened)


def test_nothing_waits_once_it_is_settled(ledger: Ledger):
    """A second time there is nothing to do; another report makes its own claims wait."""
    for report in sorted(REPORTS):
        add(ledger, report)
    assert (settle(ledger), settle(ledger)) == (len(CLAIMS), 0)
    add(ledger, "c1")
    assert ledger.waiting() == []


def test_a_reading_by_a_newer_coder_takes_the_place_of_the_older(ledger: Ledger):
    """The claims of the older reading leave the events, those of the newer one come."""
    add(ledger, "c0")
    settle(ledger)
    newer = [replace(claim, id=claim.id[::-1], coder=Coder("9.0.0", "en-9")) for claim in REPORTS["c0"]]
    ledger.add(newer[0].report, newer)
    assert [event["claims"] for event in stored(ledger)] == [[newer[0].id]]


def test_other_rules_reckon_everything_anew(ledger: Ledger):
    """Events that were reckoned by rules of another version are not kept."""
    add(ledger, "c0")
    before = stored(ledger)
    ledger.reckon_by("other rules")
    assert list(ledger.events()) == []
    assert (stored(ledger), rules() != "other rules") == (before, True)


def test_a_rehearsal_shows_what_comes_and_changes_nothing(ledger: Ledger):
    """What is shown on trial is what happens; until then everything stands."""
    for report in sorted(REPORTS):
        add(ledger, report)
    before, decision = stored(ledger), Withdrawal("voice", "Paper 1", True, DAY, "")
    shown = rehearse(ledger, decision)
    assert (stored(ledger), ledger.waiting(), ledger.withdrawals()) == (before, [], ())
    ledger.withdraw(decision)
    settle(ledger)
    assert {one.record["id"] for one in shown.after} <= {event["id"] for event in stored(ledger)}
    assert all(told_by(event, shown.before) for event in fall(shown).fallen)


def told_by(event: Event, stored_events: tuple) -> bool:
    """Whether an event is among stored ones."""
    return event.id in {one.record["id"] for one in stored_events}


def test_the_answers_of_the_judgements_are_kept(ledger: Ledger):
    """Why two claims are one event is stored with the answers."""
    for report in ("c0", "c4"):
        add(ledger, report)
    settle(ledger)
    (event,) = ledger.events()
    (pair,) = ledger.judged_pairs(event.record["id"])
    assert {pair.one, pair.other} == set(event.record["claims"])
    assert pair.answers["parties"] == 1.0
    assert pair.score > 0


def test_events_come_a_page_at_a_time(ledger: Ledger):
    """From any place on, in either order, each once."""
    for report in sorted(REPORTS):
        add(ledger, report)
    whole = [event["id"] for event in stored(ledger)]
    for newest_first in (False, True):
        found, after = [], None
        while page := list(ledger.events(Filter(limit=2), after, newest_first=newest_first)):
            found += [one.record["id"] for one in page]
            after = page[-1].day, page[-1].record["id"]
        assert found == (whole[::-1] if newest_first else whole)


def test_events_are_found_by_who_tells_and_takes_part(ledger: Ledger):
    """Parties, voices, reports and outlets accept an event if one of its claims has them."""
    for report in sorted(REPORTS):
        add(ledger, report)
    settle(ledger)

    def ids(**wanted: object) -> int:
        return len(list(ledger.events(Filter(**wanted))))  # type: ignore[arg-type]

    assert ids(target="PLW") == 1
    assert ids(voice="Ana Tui") == ids(report="p") == ids(outlet="Short Post") == 1
    assert ids(pair=("FJI", "NOR")) > ids(pair=("FJI", "PLW")) == 0
    assert ids(contested=True) == sum(event["contested"] for event in stored(ledger))
    assert ids(origins=2) == sum(event["independent"] >= 2 for event in stored(ledger))


def test_the_ledger_of_an_older_version_gets_its_events(tmp_path: Path):
    """Claims that were read before events were stored are waiting once the ledger is opened."""
    path = tmp_path / "old.db"
    with Ledger(path) as opened:
        add(opened, "c0")
        before = stored(opened)
    with closing(sqlite3.connect(path)) as connection:
        for name in (*(table.name for table in tables.RECKONED), "searchable", "passage", "claim_provision"):
            connection.execute(f"DROP TABLE {name}")
        connection.execute("UPDATE wathiq_schema SET version = 3")
        connection.commit()
    with Ledger(path) as opened:
        assert (len(opened.waiting()), stored(opened)) == (1, before)
