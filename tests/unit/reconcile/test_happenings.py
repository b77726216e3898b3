"""Claims of one happening become one event, in whatever order they come; what only looks alike stays apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.tellings import AID, EXPEL, MEET, person, told

from wathiq import pipeline
from wathiq.model import ActType, Claim, Event
from wathiq.reconcile import Provenance, events


def merged(*claims: Claim) -> tuple[Event, ...]:
    """The events of these claims."""
    return events(claims, Provenance(), pipeline.stems)


SAME = {
    "in another language": {"text": "طردت النرويج دبلوماسيين اثنين من فيجي", "language": "ar"},
    "a day later, without a date": {"day": None, "published": "2021-05-11"},
    "with a date one day off": {"day": "2021-05-08"},
    "as a kin type": {"type": ActType("coerce", "COERCE", "170", 4, -7.0)},
    "as a plan before": {"day": None, "published": "2021-05-03", "status": "planned"},
    "as denied": {"status": "denied", "inner": (person("Ana Tui", "FJI"),)},
}
OTHER = {
    "two weeks later": {"day": "2021-05-23", "published": "2021-05-24"},
    "the other way round, in reply": {"source": ("FJI",), "target": ("NOR",)},
    "towards a third state": {"target": ("PLW",)},
    "of another type": {"type": AID},
    "a year before": {"day": "2020-05-09"},
}


@pytest.mark.parametrize("changes", SAME.values(), ids=SAME)
def test_one_happening_is_one_event(changes: dict):
    """Told otherwise, it is still the same."""
    (event,) = merged(told("a"), told("b", outlet="Harbour Post", **changes))
    assert event.reports == 2


@pytest.mark.parametrize("changes", OTHER.values(), ids=OTHER)
def test_what_differs_stays_apart(changes: dict):
    """Another time, direction, party or type is another happening."""
    assert len(merged(told("a"), told("b", outlet="Harbour Post", **changes))) == 2


def test_other_goods_are_another_delivery():
    """Flour and tents on the same day are two deliveries."""
    flour, tents = (
        told(key, f"Norway sent {item} to Fiji", type=AID, goods=(item,)) for key, item in (("a", "flour"), ("b", "tents"))
    )
    assert len(merged(flour, tents)) == 2


def test_who_is_named_first_does_not_matter_for_a_meeting():
    """A meeting is the same from both sides."""
    assert len(merged(told("a", type=MEET), told("b", type=MEET, source=("FJI",), target=("NOR",), outlet="Harbour Post"))) == 1


def test_one_report_that_repeats_itself_is_one_report():
    """Two claims of one report about one thing count as one report and one origin."""
    (event,) = merged(told("a", report="r"), told("b", report="r"))
    assert (event.reports, event.independent, len(event.claims)) == (1, 1, 2)


def test_monthly_talks_stay_apart_though_one_report_has_no_date():
    """An undated report between two meetings joins the nearer one, and does not make one of both."""
    first, second = (
        told("a", type=MEET, day="2021-03-01", published="2021-03-02"),
        told("b", type=MEET, day="2021-04-01", published="2021-04-02"),
    )
    between = told("c", type=MEET, day=None, published="2021-03-03")
    assert sorted(len(event.claims) for event in merged(first, second, between)) == [1, 2]


def test_an_event_keeps_its_id_as_reports_come_in():
    """A later report does not rename an event."""
    before = merged(told("a"))
    after = merged(told("a"), told("z", outlet="Harbour Post", published="2021-05-12"))
    assert [event.id for event in before] == [event.id for event in after]


CLAIMS = [
    *(told(f"c{number}", outlet=f"Paper {number % 3}", day=f"2021-05-{9 + number % 4:02d}") for number in range(6)),
    told("m", type=MEET), told("n", type=MEET, day=None, published="2021-05-11"), told("d", status="denied"),
    told("x", target=("PLW", "FJI")), told("u", target=(), day=None), told("e", type=EXPEL, source=("FJI",), target=("NOR",)),
]  # fmt: skip


@given(st.permutations(CLAIMS))
@settings(max_examples=40, deadline=None)
def test_the_order_of_arrival_never_matters(order: list[Claim]):
    """Any permutation gives the same events, to the last field."""
    assert merged(*order) == merged(*CLAIMS)


@given(st.lists(st.sampled_from(CLAIMS), min_size=1))
@settings(max_examples=40, deadline=None)
def test_the_same_claim_twice_changes_nothing(some: list[Claim]):
    """Reconciling is idempotent: claims are a set."""
    assert merged(*some, *some) == merged(*dict.fromkeys(some))


def test_vague_claims_are_compared_with_their_like_only():
    """A claim about a year does not gather all that happened in it."""
    year = replace(told("y").act.when, edtf="2021", earliest="2021-01-01", latest="2021-12-31")
    vague = told("y")
    vague = replace(vague, act=replace(vague.act, when=year))
    assert len(merged(vague, told("a"))) == 2
