"""Quantities of Arabic news, through the real tokenizer and the real word lists."""

from __future__ import annotations

from functools import cache

import pytest

from wathiq import parse
from wathiq.coding import quantity
from wathiq.languages import ar, goods
from wathiq.languages.goods import GoodsData
from wathiq.model import Report


@cache
def arabic() -> GoodsData:
    return goods.load(ar.LANGUAGE.folder, ar.LANGUAGE.fold)


def read(text: str) -> list[tuple[float, float, str, str]]:
    found = quantity.quantities(parse.sentences(Report("r", text), ar.LANGUAGE), arabic())
    return [(q.low, q.high, q.unit, q.words.text) for q, _, _ in found]


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("30 ألف عامل", 30_000, "people"),
        ("ثلاثون ألف عامل", 30_000, "people"),
        ("٣٠ ألف عامل", 30_000, "people"),
        ("30,000 عامل", 30_000, "people"),
        ("30 000 عامل", 30_000, "people"),
        ("خمسة وعشرون ألفا ومئتا عامل", 25_200, "people"),
        ("أربعة عشر مهندسا", 14, "people"),
        ("700 بريطاني", 700, "people"),
        ("مئتا ألف برميل يوميا", 200_000, "barrels per day"),
        ("نصف مليون طن", 500_000, "tonnes"),
        ("مليون ونصف المليون دولار", 1_500_000, "USD"),
        ("ملياري دولار", 2_000_000_000, "USD"),
        ("1,3 مليار دولار", 1_300_000_000, "USD"),
        ("6ر6 مليار متر مكعب", 6_600_000_000, "cubic metres"),
        ("$10 مليون", 10_000_000, "USD"),
        ("40 مليون ريال سعودي", 40_000_000, "SAR"),
        ("40 مليون ريال", 40_000_000, "riyal"),
        ("12 في المئة", 12, "percent"),
        ("12٪", 12, "percent"),
        ("20 دبابة", 20, "items"),
        ("صاروخين", 2, "items"),
        ("خمس شحنات من الغاز", 5, "shipments"),
    ],
)
def test_a_number_counts_in_its_unit(text: str, amount: float, unit: str) -> None:
    """Digits of any script and number words give the same amount, in the unit that they count."""
    ((low, high, found, _),) = read(f"وصلت {text}.")
    assert (low, high, found) == (pytest.approx(amount), pytest.approx(amount), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("من 30% إلى 50%", 30, 50),
        ("بين 20 و30 ألف عامل", 20_000, 30_000),
        ("بين مئة ومئتي عامل", 100, 200),
        ("بين 100 و 150 مليار دولار", 1e11, 1.5e11),
        ("80 إلى 90 طائرة", 80, 90),
    ],
)
def test_a_range_has_two_bounds(text: str, low: float, high: float) -> None:
    """A range is one quantity; scale and unit told once count for both ends."""
    ((found_low, found_high, _, words),) = read(f"{text} تقريبا")
    assert (found_low, found_high) == (low, high)
    assert words.startswith(text)


def test_a_change_is_no_range() -> None:
    """From 125 down to 8 million are two amounts."""
    assert [low for low, *_ in read("تراجعت من 125 مليون يورو إلى 8 ملايين يورو")] == [125e6, 8e6]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("نحو 30 ألف عامل", 30_000, 30_000),
        ("أكثر من 30 ألف عامل", 30_000, 40_000),
        ("200 عامل على الأقل", 200, 300),
        ("أقل من 30 ألف عامل", 20_000, 30_000),
        ("لا يتجاوز 30 ألف عامل", 0, 30_000),
        ("عشرات العمال", 20, 99),
        ("آلاف العمال", 2_000, 9_999),
        ("مئات آلاف العمال", 200_000, 999_999),
    ],
)
def test_soft_numbers_keep_honest_bounds(text: str, low: float, high: float) -> None:
    """More than, less than and open numbers have bounds; the softening words belong to the quantity."""
    ((found_low, found_high, unit, words),) = read(text)
    assert (found_low, found_high, unit, words) == (low, high, "people", text)


@pytest.mark.parametrize(
    "text",
    [
        "عام 2014 عمال جدد",
        "القرار 2397 سلع ممنوعة",
        "وصل أحد العمال",
        "بعد خمسة أيام",
        "عند الساعة 10 صباحا",
        "في 14 يوليو الماضي",
        "و18 الحالي",
        "صواريخ إس-300 وأسلحة أخرى",
    ],
)
def test_dates_and_names_count_nothing(text: str) -> None:
    """Years, hours, resolutions, days of the month and "one of the" are no quantities."""
    assert read(text) == []


def test_words_are_exact() -> None:
    """A quantity stands in the text exactly where its words say, clitics and all."""
    text = "وافقت على استقدام نحو 30 ألف عامل"
    ((mention, first, last),) = quantity.quantities(parse.sentences(Report("r", text), ar.LANGUAGE), arabic())
    assert mention.words.text == "نحو 30 ألف عامل" == text[mention.words.start : mention.words.end]
    assert (first, last) == (3, 7)
