"""Texts that the grammar composes: every claim's words stand in its text, and all that a claim can be occurs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training import gold
from training.composed.texts import Composer

STATUSES = {"happened", "ongoing", "planned", "possible", "conditional", "predicted", "not_happened", "denied"}


@pytest.fixture(scope="module")
def texts() -> list[dict]:
    composer = Composer(7)
    return [composer.text(number) for number in range(400)]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_a_claim_is_found_again_in_its_text(seed: int) -> None:
    """The trainer locates every claim with its trigger, its voices and its time, whatever the seed."""
    text = Composer(seed).text(seed)
    located = gold.located(text)
    assert len(located.claims) == len(text["must"])
    for claim, written in zip(located.claims, text["must"], strict=True):
        assert len(claim.voices) == len(written["voices"])
        assert (claim.when_words is None) == (written["when_words"] is None)
        assert claim.evidence[0] <= claim.first < claim.evidence[1]


def test_same_seed_same_text() -> None:
    """A seed gives the same texts anywhere, so that models can be rebuilt."""
    once, again = Composer(3), Composer(3)
    assert [once.text(number) for number in range(5)] == [again.text(number) for number in range(5)]


def test_every_status_and_depth_occurs(texts: list[dict]) -> None:
    """The rare ones are what the grammar is for."""
    claims = [claim for text in texts for claim in text["must"]]
    assert {claim["status"][0] for claim in claims} == STATUSES
    assert {len(claim["voices"]) for claim in claims} == {0, 1, 2}
    assert len({claim["plover"][0] for claim in claims}) == 16
    assert any(claim["exchange"] for claim in claims)
    assert any(not text["must"] for text in texts)


def test_sides_differ(texts: list[dict]) -> None:
    """Nobody acts on himself, and no slot of the grammar is left open."""
    assert [text["text"] for text in texts for claim in text["must"] if set(claim["source"]) & set(claim["target"])] == []
    assert [text["text"] for text in texts if "{" in text["text"]] == []
