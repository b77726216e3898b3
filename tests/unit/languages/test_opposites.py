"""Opposed words are known in every inflection, and a broken list is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.languages import get, opposites
from wathiq.languages.opposites import opposed
from wathiq.parse.tokens import tokens

ARABIC = get("ar")


def _opposed(one: str, other: str) -> bool:
    known = opposites.load(ARABIC)
    first, second = (known.sides(tokens(word, ARABIC)[0]) for word in (one, other))
    return opposed(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ارتفعت", "وتنخفض"), ("الموافقة", "رفضهم"), ("يؤكدون", "نفت"), ("مفتوحة", "المغلق"), ("سلام", "بالحرب")],
)
def test_words_are_opposed_in_any_form(one: str, other: str):
    """Tense, gender, articles and joined words do not matter, nor does the order."""
    assert _opposed(one, other)
    assert _opposed(other, one)


@pytest.mark.parametrize(("one", "other"), [("ارتفاع", "صعود"), ("ارتفاع", "رفض"), ("ارتفاع", "ارتفعت"), ("طاولة", "كرسي")])
def test_other_words_are_not(one: str, other: str):
    """Words of one side, of different fields, or of no list."""
    assert not _opposed(one, other)


def test_a_language_without_a_list_has_none():
    """English has no such file yet."""
    assert opposites.load(get("en")).size == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- [{v: [رفع]}]", "must have two sides"),
        ("- [{v: [رفع]}, {x: [خفض]}]", "may only have the keys"),
        ("- [{v: [قال]}, {v: [خفض]}]", "needs its present"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, text: str, problem: str):
    """The error says what the entry lacks."""
    (tmp_path / "opposites.yaml").write_text(f"source: here\nlicence: Apache-2.0\nopposites:\n  {text}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem):
        opposites.load(replace(ARABIC, folder=tmp_path))
