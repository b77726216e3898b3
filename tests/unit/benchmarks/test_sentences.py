"""Detectors that benchmarks train in place, on sentences composed for the purpose."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks import detect, gsr
from benchmarks.sentences import Detector, Reader, f1
from training.composed.texts import Composer


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def told() -> tuple[list[str], list[int]]:
    """Sentences of attacks, and sentences of anything else."""
    texts = [text for text in map(Composer(11).text, range(600)) if len(text["must"]) == 1]
    attacks = [text["text"] for text in texts if text["must"][0]["plover"][0] == "ASSAULT"][:20]
    others = [text["text"] for text in texts if text["must"][0]["plover"][0] in {"CONSULT", "AGREE", "REQUEST"}][:40]
    return attacks + others, [1] * len(attacks) + [0] * len(others)


def test_a_detector_learns_what_it_is_shown(reader: Reader, told: tuple[list[str], list[int]]) -> None:
    """Trained on every second sentence, it finds the attacks among the others far better than chance."""
    sentences, labels = [reader(text) for text in told[0]], np.array(told[1])
    detector = Detector(sentences[::2], labels[::2].astype(float), labels[::2])
    assert f1(labels[1::2], detector(sentences[1::2]) > 0) > 0.6


def test_an_unclear_sentence_is_learnt_from_but_not_scored(reader: Reader) -> None:
    """Where the annotators disagreed there is nothing to be right about; how many saw the event is known all the same."""
    records = [
        {"event_type": "PROTEST", "binary": None, "accept": 1, "total": 3, "text": "خرج عشرات."},
        {"event_type": "ASSAULT", "binary": 1, "accept": 3, "total": 3, "text": "قصف الجيش البلدة."},
        {"event_type": "PROTEST", "binary": 0, "accept": 0, "total": 0, "text": "هطل المطر."},
    ]
    asked = detect.asked(records, "PROTEST", reader)
    assert (len(asked.sentences), asked.labels.tolist()) == (2, [-1, 0])
    assert asked.shares.tolist() == pytest.approx([1 / 3, 0])


def test_events_are_the_same_only_as_a_whole() -> None:
    """Root and both countries count together."""
    gold = [("ASSAULT", "ISR", ""), ("PROTEST", "", "")]
    assert gsr.agreement(gold, [("ASSAULT", "ISR", ""), ("PROTEST", "", "LBN")]) == 0.5


def test_noise_is_not_counted(reader: Reader, tmp_path: Path) -> None:
    """Sentences of tier C are left out."""
    event = {"root": "ASSAULT", "source_country": "ISR", "target_country": ""}
    rows = [{"tier": tier, "text": "قصف الجيش الإسرائيلي بلدة حدودية.", "events": [event]} for tier in "ABC"]
    path = tmp_path / "sentences.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert [one.event for one in gsr.known(path, reader)] == [("ASSAULT", "ISR", "")] * 2
