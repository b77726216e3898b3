"""Every installed language's calendar and number words keep the schema."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.languages import INSTALLED, Language, calendar
from wathiq.languages.calendar import EDGES, RELATIVES

WITH_CALENDAR = [language for language in INSTALLED if (language.folder / "calendar.yaml").exists()]


@pytest.fixture(params=WITH_CALENDAR, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


def test_all_months_and_weekdays_have_names(language: Language) -> None:
    """Twelve months and seven weekdays are named, whatever the region."""
    phrases = [p for group in calendar.load(language.folder, language.fold).phrases.values() for p in group]
    assert {p.value for p in phrases if p.kind == "month"} == set(range(1, 13))
    assert {p.value for p in phrases if p.kind == "weekday"} == set(range(7))
    assert {p.value for p in phrases if p.kind == "relative"} == set(RELATIVES)
    assert {p.value for p in phrases if p.kind == "edge"} == set(EDGES)


def test_no_month_name_means_two_months(language: Language) -> None:
    """The same words never name two months of one calendar, nor two weekdays."""
    seen: dict[tuple[str, tuple[str, ...]], object] = {}
    for group in calendar.load(language.folder, language.fold).phrases.values():
        for phrase in group:
            if phrase.kind in ("month", "hijri", "weekday"):
                assert seen.setdefault((phrase.kind, phrase.words), phrase.value) == phrase.value


def test_number_words_cover_one_to_a_trillion(language: Language) -> None:
    """Units, tens, hundreds and scales are all there."""
    words = calendar.load(language.folder, language.fold).numbers.words.values()
    values, scales = {value for _, value in words}, {value for name, value in words if name == "scales"}
    assert {*range(1, 11), *range(20, 100, 10), 100, 1e3, 1e6, 1e9, 1e12} <= values
    assert set(range(200, 1000, 100)) <= values or 100 in scales  # a word each, or three times a hundred


def test_a_missing_section_is_named(language: Language, tmp_path: Path) -> None:
    """A file without a section is refused, and the error says which."""
    for name in ("calendar.yaml", "numbers.yaml"):
        shutil.copy(language.folder / name, tmp_path / name)
    broken = tmp_path / "calendar.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("\nedges:", "\nedgs:"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="edges"):
        calendar.load(tmp_path, language.fold)
