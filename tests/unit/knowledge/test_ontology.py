"""The act vocabulary and its mappings keep their promises to claims, nets and exports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.knowledge import ontology


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "ontologies"
    shutil.copytree(ontology.FOLDER, copy)
    return copy


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_types_stand_in_the_order_of_the_codebook() -> None:
    """The sixteen PLOVER types keep one order, since nets and tables are numbered by it."""
    types = ontology.load().types
    assert len(types) == 16
    assert types[:3] == ("AGREE", "CONSULT", "SUPPORT")
    assert types[-2:] == ("COERCE", "ASSAULT")


def test_a_kind_carries_all_its_codes() -> None:
    """Cutting diplomatic ties is PLOVER SANCTION, CAMEO 161, material conflict, and below zero on the Goldstein scale."""
    cut = ontology.load().act_type("cut-diplomatic-ties")
    assert (cut.plover, cut.cameo, cut.quad) == ("SANCTION", "161", 4)
    assert cut.goldstein == -4.0


def test_every_type_has_one_generic_kind() -> None:
    """An act without a finer kind still gets a full set of codes."""
    loaded = ontology.load()
    assert all(loaded.generic(plover).plover == plover for plover in loaded.types)


def test_the_vocabulary_is_broad_and_explained() -> None:
    """There are at least 150 kinds, each with English and Arabic labels and a sentence that explains it."""
    kinds = ontology.load().kinds
    assert len(kinds) >= 150
    assert all(kind.label("en") and kind.label("ar") and kind.definition.endswith(".") for kind in kinds.values())
    assert kinds["visit"].label("xx") == kinds["visit"].label("en")


def test_material_conflict_is_never_friendly() -> None:
    """Quad class and Goldstein value agree: material conflict is below zero, material cooperation above."""
    types = [kind.type for kind in ontology.load().kinds.values()]
    assert all(act.goldstein < 0 for act in types if act.quad == 4)
    assert all(act.goldstein > 0 for act in types if act.quad == 2)


def test_unknown_names_are_refused() -> None:
    """A kind or type that nobody defined is an error that says what to do."""
    with pytest.raises(KnowledgeError, match=r"acts\.yaml"):
        ontology.load().act_type("dance")
    with pytest.raises(KnowledgeError, match="use one of"):
        ontology.load().generic("DANCE")


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("acts.yaml", "  - kind: visit\n", "  - kind: visit\n    colour: red\n", "visit"),
        ("acts.yaml", "  - kind: visit\n", "  - kind: meet\n", "meet"),
        ("acts.yaml", "    generic: true\n", "", "AGREE"),
        ("plover.yaml", "visit: CONSULT", "visit: TRAVEL", "TRAVEL"),
        ("plover.yaml", "  visit: CONSULT\n", "", "visit"),
        ("cameo.yaml", '  visit: "042"\n', "", "visit"),
        ("cameo.yaml", 'visit: "042"', "visit: 42", "quotation marks"),
        ("quad.yaml", "AGREE: 1", "AGREE: 5", "AGREE"),
        ("goldstein.yaml", '"042": 1.9', '"042": 19.0', "042"),
        ("goldstein.yaml", "source:", "origin:", "source"),
    ],
)
def test_a_broken_file_is_named(folder: Path, file: str, old: str, new: str, words: str) -> None:
    """Whoever breaks an entry reads the name of that entry in the error."""
    _replace(folder / file, old, new)
    with pytest.raises(KnowledgeError, match=words):
        ontology.load(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    """A file that is not there is an error of ours with the way out, not a traceback of the reader."""
    (folder / "quad.yaml").unlink()
    with pytest.raises(KnowledgeError, match="quad"):
        ontology.load(folder)
