"""The golden texts: the lessons of the language, held to a floor that only rises."""

import json
from typing import get_args

import pytest
from tests.golden.compare import ASKED, FOLDER, Golden, differences, figures, outcomes, pair, texts

from wathiq.knowledge import ontology
from wathiq.model import StatusValue

FLOOR = json.loads((FOLDER / "floor.json").read_text(encoding="utf-8"))
TEXTS = texts()
KEYS = {"trigger", "plover", "source", "target", "reciprocal", "status", "optional", *ASKED}


def several(value):
    """A value or a list of them, as a list."""
    return value if isinstance(value, list) else [value]


def test_all_golden_texts_together_reach_the_floor():
    """Claims are found, with the status, voice, time and exchange that a careful reader gives, as often as before."""
    results = outcomes(TEXTS)
    reached = figures(results)
    fallen = [key for key, floor in FLOOR.items() if (reached[key] > floor if key == "extra" else reached[key] < floor)]
    report = "\n".join([f"{key}: {reached[key]}, floor {FLOOR[key]}" for key in fallen] + list(differences(results)))
    assert not fallen, report


def test_the_floor_names_every_figure():
    """No figure is without a floor."""
    assert set(FLOOR) == {"found", *ASKED, "extra"}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_a_golden_text_is_well_formed(text: Golden):
    """Each listed claim names words of its text, types and statuses that exist, and nothing else than the known keys."""
    for claim in text.claims:
        assert set(claim) <= KEYS
        assert {"trigger", "plover", "source", "target", "status"} <= set(claim)
        assert all(word in text.report.text for word in several(claim["trigger"]))
        voices = [words for key in ("voice", "through") for words in several(claim.get(key) or [])]
        assert all(words in text.report.text for words in voices)
        assert set(claim["plover"]) <= set(ontology.load().types)
        assert set(several(claim["status"])) <= set(get_args(StatusValue))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_a_golden_text_is_short_and_has_a_lesson(text: Golden):
    """A reader can check each text by eye in a minute."""
    assert 40 <= len(text.report.text.split()) <= 90
    assert text.lesson.endswith(".")
    assert sum(not claim.get("optional", False) for claim in text.claims) >= 3


def test_a_missing_claim_is_named():
    """What is not found is told in one line that names type, parties and word."""
    text = TEXTS[0]
    told = list(differences([pair(text.name, text.claims, ())]))
    assert told[0] == "0001-active-and-passive: missing AID/COOPERATE JPN>PHL سلّمت"
    assert figures([pair(text.name, text.claims, ())])["found"] == 0.0
