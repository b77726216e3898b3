"""The files of sanctions regimes: their form, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.knowledge import measures, parties

REGIME = """
regime: "1"
name: Test
target: PRK
committee: none
source: recalled
provisions:
  - {id: A-1, resolution: S/RES/1, paragraph: "1", subject: coal, bearing: prohibits, direction: from, items: [coal],
     measure: No coal., from: "2017-01-01", checked: recalled, source: recalled}
"""


def test_shipped_regimes_are_complete() -> None:
    """Targets are known parties, and nothing is passed off as read that names no source."""
    known = parties.load()
    for measure in measures.load():
        assert measure.target in {party.code for party in known}
        assert measure.verified is False or measure.source != "recalled", measure.id
        assert measure.until is None or measure.since < measure.until


def test_a_regime_is_one_more_file(tmp_path: Path) -> None:
    """Adding one touches no code."""
    (tmp_path / "new.yaml").write_text(REGIME, encoding="utf-8")
    (measure,) = measures.load(tmp_path)
    assert (measure.id, measure.target, measure.verified) == ("A-1", "PRK", False)
    assert measure.in_force("2017-01-01", "2017-01-01")
    assert not measure.in_force("2016-01-01", "2016-12-31")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("target: PRK", "", "target"),
        ("direction: from", "direction: sideways", "direction"),
        ('from: "2017-01-01"', "from: soon", "no day in from"),
        ("items: [coal],", "", "touches nothing"),
        ("checked: recalled", "checked: perhaps", "checked"),
        ("subject: coal", "subjects: coal", "subject"),
        ("bearing: prohibits", "bearing: prohibits, replaced_by: B-2", "B-2"),
        ("regime", ":\n - [", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(tmp_path: Path, old: str, new: str, told: str) -> None:
    """One clear line says which file, which entry and what is wrong."""
    path = tmp_path / "wrong.yaml"
    path.write_text(REGIME.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=told):
        measures.load(tmp_path)
