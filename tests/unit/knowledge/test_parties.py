"""The party files are read strictly, completely and fast."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.knowledge import build, parties

STATE = """
code: RUS
kind: state
name: Russia
names: {ar: [روسيا], en: [Russia]}
capital: {ar: موسكو}
former:
  - {name: Soviet Union, ar: [الاتحاد السوفياتي], until: "1991-12-26"}
leaders:
  - {name: Vladimir Putin, ar: [فلاديمير بوتين], short: {ar: [بوتين]}, from: 2012-05-07}
"""


def folder_with(tmp_path: Path, text: str, name: str = "rus.yaml") -> Path:
    (tmp_path / "states").mkdir(exist_ok=True)
    (tmp_path / "states" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_reads_an_entry(tmp_path: Path) -> None:
    """A file gives one entry with spellings by language, its predecessor and its dated leaders."""
    [entry] = parties.load(folder_with(tmp_path, STATE))
    assert (entry.code, entry.names["ar"], entry.capital["ar"]) == ("RUS", ("روسيا",), ("موسكو",))
    assert entry.former[0].names["ar"] == ("الاتحاد السوفياتي",)
    assert (entry.leaders[0].short["ar"], entry.leaders[0].since) == (("بوتين",), "2012-05-07")


def test_a_list_gives_several(tmp_path: Path) -> None:
    """A file may hold a list of entries."""
    text = "- {kind: group, name: A, names: {ar: [أ]}}\n- {kind: group, name: B, names: {ar: [ب]}}\n"
    assert [entry.name for entry in parties.load(folder_with(tmp_path, text))] == ["A", "B"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("capital:", "captial:", "captial"),
        ("kind: state", "kind: kingdom", "kingdom"),
        ("short:", "shrot:", "shrot"),
        ("name: Russia\n", "", "name"),
        ("code: RUS", "code: NO", "code"),
        ("names: {ar: [روسيا], en: [Russia]}", "names: روسيا", "names"),
        ("kind: state", "kind: [state", "YAML"),
    ],
)
def test_names_file_and_key_of_a_mistake(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    """A misspelt key, an unknown kind or a missing name is an error that names the file and what is wrong."""
    with pytest.raises(KnowledgeError) as caught:
        parties.load(folder_with(tmp_path, STATE.replace(old, new)))
    assert "states/rus.yaml" in str(caught.value)
    assert complaint in str(caught.value)


def test_parsed_form_is_the_same(tmp_path: Path) -> None:
    """The parsed form gives exactly what the files give, and is not believed once a file has changed."""
    folder = folder_with(tmp_path, STATE)
    before = parties.load(folder)
    build.build(folder)
    assert parties.load(folder) == before
    folder_with(tmp_path, STATE.replace("name: Russia", "name: Russian Federation"))
    assert parties.load(folder)[0].name == "Russian Federation"


def test_shipped_parsed_form_is_fresh() -> None:
    """Where a parsed form is shipped, it was made from the shipped files: python -m wathiq.knowledge.build renews it."""
    path = Path(parties.__file__).parent / parties.COMPILED
    if not path.exists():
        pytest.skip("no parsed form here")
    assert json.loads(path.read_text(encoding="utf-8"))["digest"] == parties.digest(parties.sources_of())


def test_shipped_codes_are_unique() -> None:
    """Every code stands for one party, in one file."""
    codes = [entry.code for entry in parties.load() if entry.code]
    assert sorted(codes) == sorted(set(codes))


def test_loads_within_the_start_of_the_program(tmp_path: Path) -> None:
    """From their parsed form all shipped entries load within half a second of computing."""
    sources = parties.sources_of()
    for where, content in sources:
        path = tmp_path / where
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    build.build(tmp_path)
    start = time.process_time()
    parties.load(tmp_path)
    assert time.process_time() - start < 0.5
