"""Promises of the time grammar that hold for any text and any day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from wathiq import parse
from wathiq.coding import time
from wathiq.languages import ar, calendar
from wathiq.languages.calendar import Calendar
from wathiq.model import Report

PIECES = (
    "منذ حتى قبل بعد خلال بين من إلى و في هذا يوم شهر عام العام الشهر الأسبوع سنوات أيام يومين الماضي المقبل الجاري نفسه "
    "يناير تشرين الأول الثاني آذار مارس رمضان الاثنين الجمعة أمس غدا اليوم مطلع نهاية الربع صيف التسعينات القرن 5 31 "
    "30 2019 1443 2022 ثلاثة عشرين خمسة وعشرين بضعة نحو / - ( ) ، . ليل هـ م"
)
WORDS = st.sampled_from(PIECES.split())
NAMES = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
MONTHS = NAMES.split()
EDTF = re.compile(r"(\.\.|\d{2}XX|\d{3}X|\d{4}(-\d{2}){0,2})(/(\.\.|\d{2}XX|\d{3}X|\d{4}(-\d{2}){0,2}))?")


@cache
def arabic() -> Calendar:
    return calendar.load(ar.LANGUAGE.folder, ar.LANGUAGE.fold)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join), st.dates(date(1960, 1, 1), date(2060, 12, 31)))
def test_every_expression_is_wellformed(text: str, published: date) -> None:
    """Whatever the words, times come in order without overlap, with exact words, valid EDTF and ordered bounds."""
    report = Report("r", text, published=published.isoformat())
    end = 0
    for when in time.expressions(parse.sentences(report, ar.LANGUAGE), arabic()):
        assert when.words.start >= end
        assert when.words.text == text[when.words.start : when.words.end]
        assert when.earliest <= when.latest
        assert EDTF.fullmatch(when.edtf)
        end = when.words.end


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_a_full_date_does_not_depend_on_publication(day: date, published: date) -> None:
    """A day with month and year means itself whenever the report appeared."""
    text = f"وقع الاتفاق في {day.day} {MONTHS[day.month - 1]} {day.year}"
    report = Report("r", text, published=published.isoformat())
    (when,) = time.expressions(parse.sentences(report, ar.LANGUAGE), arabic())
    assert when.edtf == when.earliest == when.latest == day.isoformat()
