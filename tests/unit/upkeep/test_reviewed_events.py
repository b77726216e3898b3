"""Events follow what reviewers decide: on claims, and on whether two of them tell of one happening."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.upkeep.test_settle import CLAIMS, REPORTS, add, afresh, stored

from wathiq.ledger import Decision, Ledger, Pairing, correction

TIME = "2026-01-02T03:04:05+00:00"
IDS = sorted(claim.id for claim in CLAIMS)


@pytest.fixture
def ledger(tmp_path: Path):
    """A ledger of all reports."""
    with Ledger(tmp_path / "a.db") as opened:
        for report in sorted(REPORTS):
            add(opened, report)
        yield opened


def together(ledger: Ledger, one: str, other: str) -> bool:
    """Whether two claims tell of one event."""
    return any({one, other} <= set(event["claims"]) for event in stored(ledger))


def ids_of(report: str) -> str:
    """The id of a report's only claim."""
    return REPORTS[report][0].id


def test_a_rejected_claim_leaves_its_event(ledger: Ledger):
    """And comes back when that is undone."""
    before = stored(ledger)
    ledger.review(Decision(ids_of("w0"), "reject", "Layla", TIME))
    assert not any(ids_of("w0") in event["claims"] for event in stored(ledger))
    assert stored(ledger) == afresh(ledger)
    ledger.undo_review("Layla", TIME)
    assert stored(ledger) == before


def test_a_word_joins_two_events(ledger: Ledger):
    """Two happenings that nothing joins become one, with all their claims; undoing it parts them again."""
    before = stored(ledger)
    one, other = ids_of("w0"), ids_of("g")
    assert not together(ledger, one, other)
    ledger.pair(Pairing(one, other, True, "Layla", TIME))
    joined = next(event for event in stored(ledger) if one in event["claims"])
    old = [set(event["claims"]) for event in before if {one, other} & set(event["claims"])]
    assert set(joined["claims"]) == set.union(*old)
    assert stored(ledger) == afresh(ledger)
    ledger.undo_pair("Layla", TIME)
    assert stored(ledger) == before


def test_a_word_parts_an_event(ledger: Ledger):
    """Two claims of one happening become two; the later word of another reviewer counts."""
    one, other = ids_of("w0"), ids_of("w1")
    assert together(ledger, one, other)
    ledger.pair(Pairing(one, other, False, "Layla", TIME))
    assert not together(ledger, one, other)
    assert stored(ledger) == afresh(ledger)
    ledger.pair(Pairing(other, one, True, "Omar", TIME))
    assert together(ledger, one, other)
    [pair] = [pair for event in stored(ledger) for pair in ledger.judged_pairs(event["id"]) if "reviewer" in pair.answers]
    assert pair.answers == {"reviewer": 1.0}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("decide"), st.sampled_from(IDS), st.sampled_from(["accept", "reject", "denied", "happened"])),
        st.tuples(st.just("pair"), st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True), st.booleans()),
        st.tuples(st.just("undo"), st.booleans(), st.none()),
    ),
    max_size=8,
)


def take(ledger: Ledger, step: tuple) -> None:
    """One step of a reviewer."""
    what, first, second = step
    if what == "pair":
        ledger.pair(Pairing(*first, second, "Layla", TIME))
    elif what == "decide":
        seen = ledger.coders_claims(first)[0]
        if second in ("accept", "reject") or seen.record["status"]["value"] == second:
            ledger.review(Decision(first, "accept" if second != "reject" else "reject", "Layla", TIME))
        else:
            changes = correction({"status": second}, seen.record, seen.text)
            ledger.review(Decision(first, "correct", "Layla", TIME, "", changes))
    elif first and any(one.standing for one in ledger.decisions()):
        ledger.undo_review("Layla", TIME)
    elif not first and any(one.standing for one in ledger.pairings()):
        ledger.undo_pair("Layla", TIME)


@given(STEPS, st.data())
@settings(max_examples=25, deadline=None)
def test_stored_events_are_those_of_the_claims_as_reviewers_left_them(steps: list[tuple], data: st.DataObject):
    """Whatever is decided, undone and settled in between."""
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "a.db") as opened:
        for report in sorted(REPORTS):
            add(opened, report)
        for step in steps:
            take(opened, step)
            if data.draw(st.booleans()):
                stored(opened)
        assert stored(opened) == afresh(opened)
        assert not any("reviewers left" in problem.what for problem in opened.verify())
