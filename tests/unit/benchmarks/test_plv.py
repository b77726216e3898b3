"""PLOVER roots of marked pairs: features come from the sentence and the marks alone, and the model learns from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import plv
from benchmarks.plv_features import features, lexicons, pair

from wathiq.errors import InputError

ACTS = {
    "ASSAULT": ("bombed", "shelled", "attacked", "raided"),
    "CONSULT": ("met", "visited", "phoned", "hosted"),
    "ACCUSE": ("criticised", "condemned", "denounced", "blamed"),
}
PARTIES = ("Freedonia", "Sylvania", "Ruritania", "Graustark")


def line(root: str, source: str, verb: str, target: str) -> str:
    return json.dumps({"marked": f"<s>{source}</s> {verb} <t>{target}</t> on Monday.", "events": [{"root": root}]})


@pytest.fixture
def train(tmp_path: Path) -> Path:
    path = tmp_path / "train.jsonl"
    lines = [
        line(root, PARTIES[n % 4], verb, PARTIES[(n + 1) % 4]) for root, verbs in ACTS.items() for n, verb in enumerate(verbs)
    ]
    path.write_text("\n".join(lines * 3), encoding="utf-8")
    return path


def test_zones_follow_the_marks() -> None:
    """Words are told apart by where they stand to the pair; a side that is not marked lies outside the sentence."""
    given = pair("Late on Monday <s>Freedonia</s> bombed <t>Sylvania</t> again.")
    assert "".join(given.zones) == "PPPSBTAA"
    assert pair("<s>Freedonia</s> bombed it.").target == (4, 4)


def test_the_lexicon_tells_the_root_and_what_a_cue_makes_of_it() -> None:
    """A verb of the act lexicon gives its type; a refusal before it is seen together with it."""
    found = features("<s>Freedonia</s> refused to meet <t>Sylvania</t>.", lexicons())
    assert found["type=CONSULT"] == 1
    assert any(name.startswith("not_happened-") for name in found)


def test_prints_both_figures_and_learns_from_train_alone(
    train: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The label of a test sentence is only compared: with a wrong one the prediction stays and the accuracy falls."""
    test = tmp_path / "test.jsonl"
    test.write_text(line("ASSAULT", "Graustark", "shelled", "Freedonia"), encoding="utf-8")
    assert plv.main(["--train", str(train), str(test)]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["accuracy 1.000", "macro-F1 1.000"]
    test.write_text(line("CONSULT", "Graustark", "shelled", "Freedonia"), encoding="utf-8")
    assert plv.main(["--train", str(train), str(test)]) == 0
    assert capsys.readouterr().out.startswith("accuracy 0.000")


def test_folds_need_no_test_file(train: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cross-validation runs on TRAIN alone."""
    assert plv.main(["--train", str(train), "--folds", "3"]) == 0
    assert capsys.readouterr().out.startswith("accuracy ")


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """A line that is no sentence with a pair stops with its number."""
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"marked": "no events"}', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        plv.read(broken)
