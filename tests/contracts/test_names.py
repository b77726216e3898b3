"""What every language's names.yaml and phrases.yaml must keep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wathiq import languages
from wathiq.errors import KnowledgeError
from wathiq.knowledge import parties
from wathiq.languages import names
from wathiq.languages.ar import nisba

SPOKEN = pytest.mark.parametrize("language", languages.INSTALLED, ids=lambda language: language.code)


@SPOKEN
def test_names_and_phrases_load(language: languages.Language) -> None:
    """The files follow the schema and say at least what offices, anaphors and groups there are."""
    words = names.load(language)
    assert words.offices
    assert words.anaphors
    assert words.groups


@SPOKEN
def test_offices_say_person_or_body(language: languages.Language) -> None:
    """Every office says whether a person or a body holds it: only persons have names after them."""
    assert {office.kind for office in names.load(language).offices} <= {"person", "body"}


@SPOKEN
def test_anaphors_with_a_code_name_a_known_party(language: languages.Language) -> None:
    """A by-name such as "Uncle Sam" carries the code of a party that has its own file."""
    known = {entry.code for entry in parties.load()}
    assert {anaphor.code for anaphor in names.load(language).anaphors if anaphor.code} <= known


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("names.yaml", "ofices: []", "ofices"),
        ("names.yaml", "anaphors: [{ar: [هنا], how: guess}]", "how"),
        ("names.yaml", "offices: [{en: president}]", "offices"),
        ("phrases.yaml", "outlet_words: صحيفة", "outlet_words"),
        ("phrases.yaml", "outlet_words: [", "YAML"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, file: str, text: str, complaint: str) -> None:
    """A mistake in a language's file is an error that says where it is."""
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=complaint):
        names.load(replace(languages.get("ar"), folder=tmp_path))


@pytest.mark.parametrize(
    ("demonym", "forms"),
    [
        ("روسي", ("الروسية", "روسيون", "الروسيين", "روسيو", "الروسيتان", "روسيات")),
        ("كوري شمالي", ("الكورية الشمالية", "كوريون شماليون", "الكوريين الشماليين", "كورية شمالية")),
        ("جنوب أفريقي", ("الجنوب أفريقية", "جنوب أفريقيين")),
    ],
)
def test_nisba_inflects_in_agreement(demonym: str, forms: tuple[str, ...]) -> None:
    """An Arabic adjective of origin has all its forms, and its words agree with one another."""
    inflected = nisba.inflect(demonym)
    assert set(forms) <= set(inflected)
    assert "الكورية شمالي" not in inflected
    assert "كوريون الشماليين" not in inflected
