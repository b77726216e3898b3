"""Stance of headlines: figures, folds without common headlines, and systems that learn from what they are given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from benchmarks import stance
from benchmarks.stance import Pair, figures, fitted, groups, pairs, written

from wathiq.errors import InputError

SUBJECTS = ("أسعار القمح", "إنتاج النفط", "سعر الذهب", "عدد الزوار", "منسوب النهر", "حجم التجارة", "أجور العمال", "رسوم العبور")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    rows = [row for subject in SUBJECTS for row in _rows(subject)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def _rows(subject: str) -> list[dict[str, str]]:
    told = f"ارتفاع {subject} هذا العام"
    return [
        {"s1": told, "s2": f"{subject} في ارتفاع", "stance": "agree"},
        {"s1": told, "s2": f"انخفاض {subject} هذا العام", "stance": "disagree"},
        {"s1": told, "s2": f"افتتاح معرض الكتاب في الدوحة قبل نقاش {subject}", "stance": "other"},
    ]


def test_a_table_is_printed(file: Path, capsys: pytest.CaptureFixture[str]):
    """Each system has a line for the folds and one for the test set; ours learns the pairs."""
    assert stance.main(["--train", str(file), "--test", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[1] for line in lines if line.startswith("  ")] == [*stance.SYSTEMS, *stance.SYSTEMS]
    assert "accuracy 1.000" in lines[-1]


def test_linked_pairs_share_a_fold():
    """Pairs with a headline in common, over any number of steps, are one group."""
    linked = groups(
        [Pair("أ", "ب", {}, "agree"), Pair("ج", "د", {}, "agree"), Pair("ب", "هـ", {}, "other"), Pair("هـ", "و", {}, "other")]
    )
    assert linked[0] == linked[2] == linked[3] != linked[1]


def test_figures_count_every_verdict():
    """A verdict that is never found has an F1 of 0 and counts in the mean."""
    import numpy as np

    found = figures(np.array(["agree", "disagree", "other"]), np.array(["agree", "disagree", "disagree"]))
    assert found["accuracy"] == pytest.approx(2 / 3)
    assert found["other"] == 0
    assert found["macro_f1"] == pytest.approx((1 + 2 / 3) / 3)


def test_weights_are_written_as_a_data_file(file: Path):
    """What is written is read back as the weights, and no word of a headline is in it."""
    learnt = fitted(pairs(file))
    text = written(learnt)
    content = yaml.safe_load(stance.HEAD + text)
    assert list(content["weights"]) == list(learnt.of)
    assert content["bias"] == pytest.approx(learnt.bias, abs=1e-4)
    assert text.isascii()


def test_a_file_that_is_not_there_is_one_error(tmp_path: Path):
    """The way out is named."""
    with pytest.raises(InputError):
        pairs(tmp_path / "none.jsonl")
