"""English texts composed from the act lexicon: each is its number's alone, and what a claim names stands in its text."""

from __future__ import annotations

import pytest
from training.lexicon_texts import Composer

TEXTS = 300


@pytest.fixture(scope="module")
def texts() -> list[dict]:
    composer = Composer(1)
    return [composer.text(number) for number in range(TEXTS)]


def test_a_text_depends_on_seed_and_number_only(texts: list[dict]) -> None:
    """Another composer of the same seed writes the same text, whatever was asked for before; another seed another."""
    assert Composer(1).text(7) == texts[7]
    assert Composer(2).text(7) != texts[7]


def test_all_that_a_claim_names_stands_in_the_text(texts: list[dict]) -> None:
    """Evidence once, trigger, cue and time in it, voices in the text with their capital letters."""
    for text in texts:
        for claim in text["must"]:
            assert text["text"].count(claim["evidence"]) == 1
            named = [claim["trigger"], claim["status_cue"], claim["when_words"]]
            assert [word for word in named if word and word not in claim["evidence"]] == []
            assert [voice["words"] for voice in claim["voices"] if voice["words"] not in text["text"]] == []


def test_every_type_and_status_is_composed(texts: list[dict]) -> None:
    """Sixteen types and all statuses; acts inside one country stand beside them without a claim."""
    claims = [claim for text in texts for claim in text["must"]]
    assert len({claim["plover"][0] for claim in claims}) == 16
    assert {claim["status"][0] for claim in claims} >= {
        "happened",
        "planned",
        "denied",
        "not_happened",
        "ongoing",
        "conditional",
    }
    assert any(not text["must"] for text in texts)
