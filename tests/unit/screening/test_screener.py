"""Listed names are found across scripts, each hit with its grade and reason; what only looks alike is not."""

from pathlib import Path

import pytest
from tests.unit.screening.lists import LIST

from wathiq.model import Hit, Report
from wathiq.screening import Screener, read_un_list
from wathiq.serve.screening import stems_of


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    """A screener for the invented list."""
    path: Path = tmp_path_factory.mktemp("list") / "list.xml"
    path.write_text(LIST, encoding="utf-8")
    return Screener(read_un_list(path).listings, stems_of)


def found(screener: Screener, text: str, language: str = "ar") -> list[tuple[str, str]]:
    """References and grades of the hits in a text."""
    hits = screener.hits(Report("r", text, language=language))
    assert all(text[hit.words.start : hit.words.end] == hit.words.text for hit in hits)
    return [(hit.listing.reference, hit.grade) for hit in hits]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "واجتمع الوفد إلى بايك توك سين في العاصمة."),
        ("ar", "وسُلّمت الرسالة لبايك توكسين أمس."),
        ("en", "The delegation met Paek Tok-sin in the capital."),
        ("en", "Mr Tok Sin Paek declined to comment."),
        ("ru", "Делегация встретилась с Пэк Ток Сином."),
    ],
)
def test_a_person_is_found_by_sound(screener: Screener, language: str, text: str):
    """In Arabic with a preposition before the name, in Russian with a case ending, in either order of names."""
    assert [reference for reference, grade in found(screener, text, language) if grade != "weak"] == ["KPi.901"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "حوّلت الأموال عبر بنك موريونغدان التجاري."),
        ("ar", "وتعاملت الشركة مع المصرف التجاري موريونغدان سرا."),
        ("en", "The money went through Muryongdan Commercial Bank."),
        ("ru", "Деньги шли через коммерческий банк «Мурёндан»."),
    ],
)
def test_a_body_is_found_by_meaning_and_sound(screener: Screener, language: str, text: str):
    """Its common words translated, its own word by sound, in any order."""
    assert [reference for reference, grade in found(screener, text, language) if grade != "weak"] == ["KPe.901"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "التقى بيك توك جون السفير، ثم عاد."),
        ("ar", "افتتح البنك التجاري فرعا جديدا في العاصمة."),
        ("ar", "من يا ترى يقول إن المحادثات فشلت؟"),
        ("en", "The commercial bank of the province lent them money."),
        ("en", "Paek. Tok Sin is a village."),
    ],
)
def test_what_only_looks_alike_is_no_hit(screener: Screener, language: str, text: str):
    """Another given name, common words alone, ordinary words, and names with a full stop inside."""
    assert [hit for hit in found(screener, text, language) if hit[1] != "weak"] == []


def test_common_words_count_with_their_country_beside_them(screener: Screener):
    """A committee of common words is weak alone, and likely where the country of its list stands with it."""
    assert ("KPe.902", "weak") in found(screener, "The Second Mining Committee met.", "en")
    assert ("KPe.902", "likely") in found(screener, "The North Korean Second Mining Committee met.", "en")


def test_weak_aliases_are_graded_weak_and_explained(screener: Screener):
    """An alias that the list itself calls weak gives a weak hit with the reason; so does an abbreviation."""
    hits: tuple[Hit, ...] = screener.hits(Report("r", "Baek Gang Rim and MCB were named.", language="en"))
    assert {(hit.listing.reference, hit.grade) for hit in hits} == {("KPi.901", "weak"), ("KPe.901", "weak")}
    assert all("weak" in hit.why or "single word" in hit.why for hit in hits)


def test_the_longer_name_wins_over_one_inside_it(screener: Screener):
    """One stretch of text gives one hit a listing, for the name that fits best."""
    assert found(screener, "Muryongdan Commercial Bank (MCB)", "en")[0] == ("KPe.901", "strong")
