"""The crosswalks: every code of ours has a name, comes back as itself, and a broken file is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.knowledge import crosswalks, ontology, parties


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files that a test may break."""
    return Path(shutil.copytree(crosswalks.FOLDER, tmp_path / "crosswalks"))


def test_our_codes_have_names_and_come_back():
    """Each CAMEO code of ours is named, and a foreign row with it is read as a kind that has it."""
    cameo, known = crosswalks.cameo(), ontology.load()
    for code in {kind.type.cameo for kind in known.kinds.values()}:
        read = cameo.kind(code)
        assert code in cameo.titles
        assert read is not None
        assert known.act_type(read).cameo == code


def test_a_code_is_read_by_its_longest_beginning():
    """A finer code is read as the nearest that is listed; statements are read as nothing."""
    cameo = crosswalks.cameo()
    assert [cameo.kind(code) for code in ("1711", "1721", "1044", "0841")] == [
        "seize-property",
        "restrict",
        "demand",
        "release-prisoner",
    ]
    assert [cameo.kind(code) for code in ("010", "012", "017", "019", "99")] == [None] * 5


def test_modes_lead_there_and_back():
    """The kind that a type and mode are read as is written with that mode."""
    modes = crosswalks.modes()
    assert all(modes.by_kind[kind] == mode for (_, mode), kind in modes.kinds.items())


def test_actors_are_ours():
    """Every code of the file is a party of ours."""
    known = {entry.code for entry in parties.load()}
    actors = crosswalks.actors()
    assert set(actors.icews_countries) | set(actors.gdelt_groups) <= known


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("cameo.yaml", '"016": deny-accusation', '"016": dream', "entry '016': 'dream' is no kind"),
        ("cameo.yaml", '"010": Make', "010: Make", "quotation marks"),
        ("plover.yaml", "phone: [phone-call]", "phone: [visit]", "has a mode already"),
        ("plover.yaml", "phone: [phone-call]", "phone: [kill]", "not of the type CONSULT"),
    ],
)
def test_a_broken_file_is_named(folder: Path, file: str, old: str, new: str, words: str):
    """Each mistake is an error with the file, the entry and what is wrong."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{file}.*{words}"):
        (crosswalks.cameo if file == "cameo.yaml" else crosswalks.modes)(folder)
