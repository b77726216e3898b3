"""The floors only go up."""

import json

import pytest
from benchmarks.claims import SCORER, load_scorer
from benchmarks.gate import FLOORS, falls, figures_of, pick, raise_floors

from wathiq.errors import InputError

GATE = {"by": "claims", "gold": "x", "sha256": "", "noise": 0.0005, "floors": {"event.f1": 0.5}}


def test_a_fallen_score_is_named():
    """A score under its floor is named with both figures; noise of rounding is not a fall."""
    assert list(falls("ar", GATE, {"event.f1": 0.4})) == ["ar: event.f1 has fallen to 0.4000, its floor is 0.5000"]
    assert list(falls("ar", GATE, {"event.f1": 0.4996})) == []


@pytest.mark.parametrize(("now", "floor"), [(0.6, 0.6), (0.4, 0.5)])
def test_updating_never_lowers(now: float, floor: float):
    """A better score raises the floor, a worse one leaves it."""
    assert raise_floors(GATE, {"event.f1": now})["floors"] == {"event.f1": floor}


def test_floors_are_scores_of_named_texts():
    """Each floor lies between 0 and 1 and is bound to the digest of the texts that it was measured on."""
    for gate in json.loads(FLOORS.read_text(encoding="utf-8")).values():
        assert len(gate["sha256"]) == 64
        assert all(0 <= floor <= 1 for floor in gate["floors"].values())


GATES = json.loads(FLOORS.read_text(encoding="utf-8"))
OURS = [name for name, gate in GATES.items() if gate["gold"].startswith("bench/")]


@pytest.mark.parametrize("name", OURS)
def test_the_sets_of_our_own_hold_their_floors(name: str):
    """What no net was trained on is measured on every change: minimal pairs, provisions, names."""
    assert list(falls(name, GATES[name], figures_of(GATES[name], SCORER))) == []


def test_figures_are_found_under_dotted_names():
    """A measure is a path into the scorer's answer."""
    assert pick({"a": {"b": {"c d": 0.25}}}, "a.b.c d") == 0.25


def test_without_the_scorer_the_way_out_is_named(tmp_path):
    """A scorer that is not there is one clear error."""
    with pytest.raises(InputError, match="--scorer"):
        load_scorer(tmp_path / "none.py")
