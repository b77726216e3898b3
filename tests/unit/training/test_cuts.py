"""Stretches cut from annotated texts."""

from __future__ import annotations

from random import Random

from training import gold
from training.cuts import LONGEST, cuts

SENTENCES = ("زارت باريس وفدا من روما.", "طردت مدريد سفير لشبونة.", "هطل المطر.", "اتهمت أثينا صوفيا بالتجسس.", "انتهى اليوم.")


def row() -> dict:
    def claim(sentence: str) -> dict:
        evidence = sentence.rstrip(".")
        return {
            "evidence": evidence, "trigger": evidence.split()[0], "plover": ["CONSULT"], "source": [], "target": [],
            "reciprocal": False, "status": ["happened"], "when": None, "voices": [], "exchange": [],
        }  # fmt: skip

    must = [claim(SENTENCES[0]), claim(SENTENCES[1]), claim(SENTENCES[3])]
    return {"id": "t", "date": "2015-01-01", "outlet": "", "text": " ".join(SENTENCES), "must": must, "may": []}


def test_a_stretch_keeps_exactly_the_claims_it_holds() -> None:
    """No claim of elsewhere comes along, and none that stands in the stretch is lost."""
    for cut in cuts(row(), 30, Random(1)):
        assert {claim["evidence"] + "." in cut["text"] for claim in cut["must"]} <= {True}
        held = sum(sentence in cut["text"] for sentence in (SENTENCES[0], SENTENCES[1], SENTENCES[3]))
        assert len(gold.located(cut).claims) == len(cut["must"]) == held
        assert 1 <= sum(sentence in cut["text"] for sentence in SENTENCES) <= LONGEST


def test_short_texts_are_not_cut() -> None:
    """What is short already is learnt from as it is."""
    assert list(cuts(row() | {"text": " ".join(SENTENCES[:3])}, 5, Random(1))) == []
