"""Time expressions of Arabic news, read from whole sentences through the real tokenizer and the real calendar."""

from __future__ import annotations

from functools import cache

import pytest

from wathiq import parse
from wathiq.coding import time
from wathiq.languages import ar, calendar
from wathiq.languages.calendar import Calendar
from wathiq.model import Report

PUBLISHED = "2022-08-31"  # a Wednesday


@cache
def arabic() -> Calendar:
    return calendar.load(ar.LANGUAGE.folder, ar.LANGUAGE.fold)


def read(text: str, published: str | None = PUBLISHED) -> list[str]:
    report = Report("r", text, published=published)
    return [when.edtf for when in time.expressions(parse.sentences(report, ar.LANGUAGE), arabic())]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("وصل الوفد في يوليو 2021", "2021-07"),
        ("وصل الوفد في كانون الثاني 2021", "2021-01"),
        ("وصل الوفد في جانفي 2021", "2021-01"),
        ("وصل الوفد في دجنبر 2021", "2021-12"),
        ("وصل الوفد في شباط/فبراير 2021", "2021-02"),
        ("وصل الوفد في آذار/ مارس 2021", "2021-03"),
        ("وصل الوفد في كانون الأول / ديسمبر 2021", "2021-12"),
        ("وصل الوفد في مايو (أيار) 2021", "2021-05"),
        ("وصل الوفد في 10 أوت 2021", "2021-08-10"),
        ("وصل الوفد في الأول من يوليو 2021", "2021-07-01"),
        ("وصل الوفد في الخامس والعشرين من تموز 2021", "2021-07-25"),
        ("وصل الوفد في ٢١ شباط/فبراير ٢٠٢١", "2021-02-21"),
        ("وصل الوفد في 2021-08-05", "2021-08-05"),
        ("وصل الوفد في 5/8/2021", "2021-08-05"),
    ],
)
def test_months_of_every_region_are_read(text: str, edtf: str) -> None:
    """A month is understood in the Egyptian, Levantine and Maghrebi names, in pairs, and with any digits."""
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("زار العاصمة عام 2019", "2019"),
        ("زار العاصمة سنة ٢٠١٩", "2019"),
        ("زار العاصمة في 2014", "2014"),
        ("زار العاصمة في العام 2012", "2012"),
        ("زار العاصمة عام ألفين وخمسة عشر", "2015"),
        ("زار العاصمة في التسعينات", "199X"),
        ("زار العاصمة في ثمانينيات القرن الماضي", "198X"),
        ("زار العاصمة في القرن التاسع عشر", "18XX"),
        ("زار العاصمة في العام الماضي", "2021"),
        ("زار العاصمة في الربع الأول من 2021", "2021-01/2021-03"),
        ("زار العاصمة في النصف الثاني من العام الجاري", "2022-07/2022-12"),
        ("زار العاصمة في الربع الأخير من العام الماضي", "2021-10/2021-12"),
        ("زار العاصمة في صيف 2014", "2014-06/2014-08"),
    ],
)
def test_a_year_stays_a_year(text: str, edtf: str) -> None:
    """Years, decades and parts of years get no month or day that the words do not give."""
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("التقى الوزيران الثلاثاء", "2022-08-30"),
        ("التقى الوزيران يوم الإثنين", "2022-08-29"),
        ("التقى الوزيران أمس الثلاثاء", "2022-08-30"),
        ("التقى الوزيران مساء الجمعة", "2022-08-26"),
        ("التقى الوزيران (الاثنين)", "2022-08-29"),
        ("التقى الوزيران الأربعاء الماضي", "2022-08-24"),
        ("يلتقي الوزيران الجمعة المقبل", "2022-09-02"),
        ("سيلتقي الوزيران الجمعة", "2022-09-02"),
        ("من المقرر أن يلتقي الوزيران يوم الاثنين", "2022-09-05"),
        ("التقى الوزيران صباح الأربعاء 24 أغسطس/آب", "2022-08-24"),
        ("يلتقي الوزيران يومي السبت والأحد المقبلين", "2022-09-03/2022-09-04"),
        ("التقى الوزيران ليل السبت - الأحد", "2022-08-27/2022-08-28"),
    ],
)
def test_a_weekday_is_the_one_that_news_means(text: str, edtf: str) -> None:
    """A bare weekday is the latest up to publication, and the coming one only when the sentence looks ahead."""
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("أعلن ذلك اليوم", "2022-08-31"),
        ("أعلن ذلك أول أمس", "2022-08-29"),
        ("أعلن ذلك الليلة الماضية", "2022-08-30"),
        ("يصل الوفد غدا", "2022-09-01"),
        ("يصل الوفد بعد غد", "2022-09-02"),
        ("أعلن ذلك الأسبوع الماضي", "2022-08-22/2022-08-28"),
        ("أعلن ذلك الشهر الماضي", "2022-07"),
        ("أعلن ذلك يوم الجمعة قبل الماضي", "2022-08-19"),
        ("أعلن ذلك العام قبل الماضي", "2020"),
        ("أعلن ذلك في تموز الماضي", "2022-07"),
        ("أعلن ذلك في وقت سابق من هذا الشهر", "2022-08"),
        ("أعلن ذلك قبل ثلاثة أيام", "2022-08-28"),
        ("أعلن ذلك قبل نحو ثلاث سنوات", "2019"),
        ("يزور المنطقة بعد شهرين", "2022-10"),
        ("يزور المنطقة مطلع العام المقبل", "2023-01"),
        ("يزور المنطقة في نهاية العام", "2022-12"),
        ("يعمل هناك منذ 3 سنوات", "2019/2022"),
        ("يعمل هناك منذ حزيران", "2022-06/2022-08"),
        ("يعمل هناك منذ 2015", "2015/.."),
        ("يبقى هناك حتى نهاية العام", "2022-08/2022-12"),
        ("يبقى هناك حتى 2025", "../2025"),
        ("يعود قبل نهاية نوفمبر", "2022-11"),
        ("يعود خلال الأيام المقبلة", "2022-08/2022-09"),
        ("ينفذ خلال السنوات العشر المقبلة", "2022/2032"),
    ],
)
def test_relative_times_count_from_publication(text: str, edtf: str) -> None:
    """What is told from the day of publication is as fine as its unit: days give a day, months a month, years a year."""
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("استمر المؤتمر من 5 إلى 7 أغسطس", "2022-08-05/2022-08-07"),
        ("استمر المؤتمر في 5 و6 مارس", "2022-03-05/2022-03-06"),
        ("استمرت الحرب بين 2010 و2015", "2010/2015"),
        ("استمرت الحرب بين يونيو 2021 وأغسطس 2022", "2021-06/2022-08"),
        ("استمرت الحرب (1980-1988)", "1980/1988"),
        ("تراجعت الأسعار بين سبتمبر ويناير الماضيين", "2021-09/2022-01"),
        ("يعقد المؤتمر في شهري سبتمبر وأكتوبر المقبلين", "2022-09/2022-10"),
    ],
)
def test_ranges_have_both_ends(text: str, edtf: str) -> None:
    """From A to B is one interval, the year or adjective told once counting for both ends."""
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("وقع الاتفاق في 15 رمضان 1443", "2022-04-16"),
        ("وقع الاتفاق في رجب 1442هـ", "2021-02/2021-03"),
        ("وقع الاتفاق في رمضان الماضي", "2022-04/2022-05"),
    ],
)
def test_islamic_dates_become_gregorian(text: str, edtf: str) -> None:
    """A Hijri day is its Gregorian day; a Hijri month the Gregorian months that it falls in."""
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت الصادرات بنسبة 30%",
        "بدأ البث في الساعة 1155 بتوقيت غرينتش",
        "صدر القرار 2397 عن المجلس",
        "وصل 2000 جندي إلى الميناء",
        "بلغت القيمة 2015 دولارا",
        "التقى رجب طيب أردوغان نظيره",
        "عبرت السفن باب المندب",
        "مارس الوسطاء ضغوطا على الطرفين",
        "قال الأمين العام الحالي للمنظمة",
        "عاد بعد أسبوع من القمة",
        "انتقل الحكم من الأب إلى الابن",
        "تستمر المحادثات لليوم الثاني",
    ],
)
def test_other_numbers_and_names_are_no_dates(text: str) -> None:
    """Percentages, hours, resolutions, amounts, people's names and the word "general" are no dates."""
    assert read(text) == []


def test_without_a_day_of_publication_only_absolute_times_are_read() -> None:
    """Yesterday means nothing when nobody knows today; 2019 still does."""
    assert read("أعلن أمس أن الاتفاق وقع عام 2019", published=None) == ["2019"]


def test_today_with_a_weekday_tells_the_day_of_writing() -> None:
    """A paper of Wednesday that says "today, Monday" means Sunday by "yesterday"."""
    assert read("أعلن الوزير اليوم الاثنين أن الوفد وصل أمس") == ["2022-08-29", "2022-08-28"]


def test_the_day_after_is_counted_from_the_day_told_before() -> None:
    """Two days later is counted from the date that the text has just told."""
    assert read("وقع الاتفاق في 3 مارس ثم نشر بعد يومين") == ["2022-03-03", "2022-03-05"]


def test_words_are_exact_and_bounds_enclose() -> None:
    """A time keeps its exact words, and its bounds are its first and last day."""
    text = "وصل العمال في تموز/يوليو الماضي إلى المدينة"
    (when,) = time.expressions(parse.sentences(Report("r", text, published=PUBLISHED), ar.LANGUAGE), arabic())
    assert when.words.text == "تموز/يوليو الماضي" == text[when.words.start : when.words.end]
    assert (when.earliest, when.latest) == ("2022-07-01", "2022-07-31")


def test_an_open_end_is_open_in_the_bounds() -> None:
    """Since 2015 has no last day: the bound is the last day that a date can have."""
    (mention,) = time.mentions(parse.sentences(Report("r", "منذ 2015", published=PUBLISHED), ar.LANGUAGE), arabic())
    assert (mention.when.earliest, mention.when.latest) == ("2015-01-01", "9999-12-31")
    assert (mention.first, mention.last) == (0, 2)


@pytest.mark.parametrize("words", ["خلال عشرة آلاف سنة", "بعد 4 ملايين يوم", "منذ 40000 شهر", "قبل 90 قرنا"])
def test_a_time_beyond_the_calendar_is_no_date_and_stops_nothing(words):
    """A span that leaves the years 1 to 9999 is left out, and what stands beside it is still read."""
    assert "2022-08-30" in read(f"حدث ذلك {words}، ثم زار الوزير بغداد أمس.")
