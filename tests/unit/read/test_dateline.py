"""The day of publication is found where it stands by itself, and nowhere else."""

from pathlib import Path

import pytest
from tests.unit.read.texts import ARABIC, ENGLISH, FIRST, one

from wathiq.errors import UsageError
from wathiq.read import Defaults
from wathiq.read.dateline import day_of

DATELINES = [
    ("ar", "31-أغسطس-2022", "2022-08-31"),
    ("ar", "31 أغسطس/آب 2022", "2022-08-31"),
    ("ar", "الأربعاء 31 آب (أغسطس) 2022م", "2022-08-31"),
    ("ar", "٣١ آب ٢٠٢٢", "2022-08-31"),
    ("ar", "2022-08-31", "2022-08-31"),
    ("ar", "عواصم - الكرنك - 12 يونيو 2015", "2015-06-12"),
    ("ar", "الخميس، 28 كانون الثاني/يناير 2016", "2016-01-28"),
    ("ar", "نُشر في: 31/8/2022 - 14:05", "2022-08-31"),
    ("ar", "تاريخ النشر: ٥/٨/٢٠١٥", "2015-08-05"),
    ("ar", "الأربعاء 12 محرم 1436هـ الموافق 5 نوفمبر 2014م", "2014-11-05"),
    ("ar", f"القاهرة، 12 يونيو 2015 (الكرنك) - {FIRST}", "2015-06-12"),
    ("en", "31st of August 2022", "2022-08-31"),
    ("en", f"OSLO, June 12, 2015 (Karnak) - {ENGLISH}", "2015-06-12"),
    ("en", "Published: 31/8/2022", "2022-08-31"),
    ("es", "31 de agosto de 2022", "2022-08-31"),
    ("ru", "31 августа 2022 г.", "2022-08-31"),
]
NO_DATELINES = [
    ("ar", "خطاب الرئيس في 24 فبراير 2022"),
    ("ar", "وفي 31 أغسطس 2022، أعلنت الحكومة خطتها"),
    ("ar", f"أعلن الوزير في 31 أغسطس 2022 أن بلاده ستنسحب. {FIRST}"),
    ("ar", "31 تموز/آب 2015"),
    ("ar", "30 فبراير 2016"),
    ("en", "5/8/2015"),
    ("en", "March 2021"),
    ("zz", "31 August 2022"),
]


@pytest.mark.parametrize(("language", "line", "expected"), DATELINES)
def test_a_day_by_itself_is_the_day_of_publication(language: str, line: str, expected: str):
    """Datelines of the press, in the month names and digits of each region."""
    assert day_of(f"{line}\n\n{FIRST}\n", language) == expected


@pytest.mark.parametrize(("language", "line"), NO_DATELINES)
def test_a_day_that_dates_something_else_is_not(language: str, line: str):
    """Days in sentences and titles, impossible days and ambiguous ones are left alone."""
    assert day_of(f"{line}\n\n{FIRST}\n", language) is None


def test_a_day_far_below_is_not_the_day_of_publication():
    """Only the first lines are a head."""
    assert day_of(f"{FIRST}\n" * 7 + "31 أغسطس 2022\n", "ar") is None


def test_what_is_given_goes_before_what_is_found(tmp_path: Path):
    """The user's word goes before the dateline, the dateline before the file's name; what was found is recorded."""
    path, text = tmp_path / "2020-01-02-talks.txt", f"31 أغسطس 2022\n\n{ARABIC}"
    found = one(path, text)
    assert (found.published, found.assumed) == ("2022-08-31", ("published", "language"))
    told = one(path, text, Defaults("الكرنك", "2021-05-06", "ar"))
    assert (told.outlet, told.published, told.language, told.assumed) == ("الكرنك", "2021-05-06", "ar", ())
    assert found.id != told.id
    assert one(path, ARABIC).published == "2020-01-02"
    assert one(tmp_path / "99999999.txt", ARABIC).published is None


@pytest.mark.parametrize("wrong", [{"published": "yesterday"}, {"published": "2021-02-30"}, {"language": "Arabic"}])
def test_a_default_that_cannot_be_meant_is_refused(wrong: dict[str, str]):
    """A wrong option is found out before anything is read."""
    with pytest.raises(UsageError):
        Defaults(**wrong)
