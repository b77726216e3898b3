"""The arithmetic of stretches of time."""

from __future__ import annotations

from datetime import date

from wathiq.coding import time_spans as spans


def test_a_month_counts_on_into_other_years() -> None:
    """Month 13 is next January, month 0 last December."""
    assert spans.month(2015, 13).edtf == "2016-01"
    assert spans.month(2015, 0).edtf == "2014-12"


def test_a_week_runs_from_monday_to_sunday() -> None:
    """The week of a Wednesday begins two days before it."""
    assert spans.week(date(2022, 8, 31)).edtf == "2022-08-29/2022-09-04"


def test_an_interval_keeps_the_granularity_of_each_end() -> None:
    """From a month to a day stays a month and a day."""
    assert spans.between(spans.month(2015, 8), spans.day(date(2016, 2, 26))).edtf == "2015-08/2016-02-26"


def test_open_intervals_have_two_dots() -> None:
    """Since and until leave one end open, in EDTF and in the bounds."""
    assert spans.since(spans.year(2015)).edtf == "2015/.."
    assert spans.until(spans.decade(1990)).edtf == "../199X"
    assert spans.until(spans.year(2015)).first == date.min


def test_the_parts_of_a_year_are_months() -> None:
    """Quarters and halves of a year are three and six months; half of July begins on the 16th."""
    assert spans.part(spans.year(2023), 4, 3).edtf == "2023-07/2023-09"
    assert spans.part(spans.month(2015, 7), 2, 2).edtf == "2015-07-16/2015-07-31"


def test_an_edge_of_a_decade_is_not_guessed() -> None:
    """The beginning of a year is January; the beginning of the nineties stays the nineties."""
    assert spans.edge(spans.year(2023), "start").edtf == "2023-01"
    assert spans.edge(spans.decade(1990), "start").edtf == "199X"
