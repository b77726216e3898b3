"""What an event is, from all that is told of it, and how far to trust it."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reconcile.tellings import paper, person, told

from wathiq import pipeline
from wathiq.errors import KnowledgeError
from wathiq.model import Claim, Event, StatusValue
from wathiq.reconcile import Provenance, events, forecasts
from wathiq.reconcile.grades import Record, load
from wathiq.reconcile.standing import Standing

STANDINGS = st.frozensets(st.sampled_from(get_args(StatusValue)), min_size=1).map(Standing)


def merged(*claims: Claim) -> Event:
    """The one event of these claims."""
    (event,) = events(claims, Provenance(), pipeline.stems)
    return event


@given(STANDINGS, STANDINGS, STANDINGS)
def test_standings_add_up_in_any_order(one: Standing, two: Standing, three: Standing):
    """The operator is commutative, associative and idempotent."""
    assert one | two == two | one
    assert (one | two) | three == one | (two | three)
    assert one | one == one
    assert reduce(Standing.__or__, (one, two, three)).status in get_args(StatusValue)


def test_planned_then_happened_is_happened():
    """What was announced and then took place has taken place."""
    event = merged(told("a", day=None, published="2021-05-03", status="planned"), told("b", outlet="Harbour Post"))
    assert (event.status, event.contested) == ("happened", False)


def test_happened_and_denied_is_contested():
    """Both are kept, neither is averaged away."""
    event = merged(told("a"), told("b", status="denied", outlet="Harbour Post", inner=(person("Ana Tui", "FJI"),)))
    assert (event.status, event.contested) == ("happened", True)
    assert event.grade.credibility > 2


def test_credibility_one_needs_two_shown_origins():
    """One origin is at most 2, however many outlets print it; two independent ones make 1. Every grade says why."""
    one = [told(f"o{n}", outlet=f"Paper {n}", inner=(paper("Harbour Post"), person("Ana Tui"))) for n in range(5)]
    assert merged(*one).grade.credibility == 2
    both = merged(*one, told("z", outlet="Delta Tribune", inner=(person("Per Holm"),)))
    assert both.grade.credibility == 1
    assert "2 independent origins" in both.grade.why[1]


def test_a_source_that_was_never_used_before_is_f():
    """Reliability rests on a record: without one it cannot be judged."""
    assert merged(told("a", inner=(person("Ana Tui"),))).grade.reliability == "F"


def test_reliability_and_credibility_do_not_set_one_another():
    """The best record does not make an unconfirmed item credible."""
    rules = load()
    figures = {"told": 50, "confirmed": 45, "contested": 0, "confirmed_share": 0.9, "contested_share": 0.0}
    assert next(rule.grade for rule in rules["reliability"] if rule.fits(figures)) == "A"
    assert Record().told == 0


def test_rules_without_an_end_are_refused(tmp_path: Path):
    """A scale needs a last rule that always fits."""
    path = tmp_path / "grades.yaml"
    path.write_text("source: me\nlicence: CC0\nreliability: [{grade: F, when: {told: {most: 2}}, why: few}]", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="last rule"):
        load(path)


@pytest.mark.parametrize(
    ("later", "today", "outcome"),
    [
        ({"published": "2021-05-10"}, "2021-06-01", "fulfilled"),
        ({"published": "2021-05-10", "status": "not_happened"}, "2021-06-01", "failed"),
        (None, "2021-06-01", "overdue"),
        (None, "2021-05-05", "open"),
    ],
)
def test_forecasts_are_held_against_later_reports(later: dict | None, today: str, outcome: str):
    """A plan with a date: fulfilled or failed by a later report, else open until its day has passed, then overdue."""
    plan = told("a", status="planned", published="2021-05-03")
    claims = [plan] + ([told("b", outlet="Harbour Post", **later)] if later else [])
    found = events(claims, Provenance(), pipeline.stems)
    (forecast,) = forecasts(found, {claim.id: claim for claim in claims}, today)
    assert (forecast.claim, forecast.outcome) == (plan, outcome)
