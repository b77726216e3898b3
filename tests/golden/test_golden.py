"""The golden texts: the lessons of the language, held to a floor that only rises."""

import json
from typing import get_args

import pytest
from tests.golden.compare import ASKED, FOLDER, Golden, differences, figures, outcomes, pair, texts

from wathiq.knowledge import ontology
from wathiq.model import Act, Claim, Coder, Exchange, Party, Quantity, Side, Status, StatusValue, Voice, When, Words

FLOOR = json.loads((FOLDER / "floor.json").read_text(encoding="utf-8"))
TEXTS = texts()
KEYS = {"trigger", "plover", "source", "target", "reciprocal", "status", "optional", *ASKED}


def several(value):
    """A value or a list of them, as a list."""
    return value if isinstance(value, list) else [value]


def signed(text: Golden, number: int) -> Claim:
    """A claim that says just what is listed under ``number``."""
    want = text.claims[number]
    trigger, nothing = Words(number, number, several(want["trigger"])[0]), Words(0, 0, "")
    source, target = (
        tuple(Side(Party(code, code, "state"), trigger, "name") for code in want[side]) for side in ("source", "target")
    )
    asked = want.get("exchange", {})
    quantity = Quantity(asked["amount"], asked["amount"], "items", nothing) if "amount" in asked else None
    exchange = (Exchange(asked["good"], asked["giver"], asked["taker"], None, quantity),) if asked else ()
    act = Act(
        type=ontology.load().generic(want["plover"][0]),
        trigger=trigger,
        evidence=trigger,
        source=source,
        target=target,
        reciprocal=want.get("reciprocal", False),
        status=Status(several(want["status"])[0]),
        when=When(want["when"], "", "", nothing) if "when" in want else None,
        exchange=exchange,
        confidence=1.0,
    )
    names = [several(want[key])[0] for key in ("through", "voice") if want.get(key)]
    voices = tuple(Voice(name, "person", "quotes") for name in names)
    return Claim(str(number), text.report, act, (Voice("outlet", "outlet", "reports"), *voices), Coder("1", "ar-1"))


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


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_claims_as_listed_are_found_and_right(text: Golden):
    """Whoever says what is listed, in any order, is right in everything and has nothing extra."""
    found = tuple(signed(text, number) for number in reversed(range(len(text.claims))))
    outcome = pair(text.name, text.claims, found)
    assert list(differences([outcome])) == []
    assert figures([outcome])["found"] == 1.0
    assert outcome.extra == ()
