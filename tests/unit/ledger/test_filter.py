"""Dates of filters, and how names are compared."""

import pytest

from wathiq.errors import UsageError
from wathiq.ledger.filter import first_day, last_day
from wathiq.ledger.fold import fold


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-08-31", "2022-08-31", "2022-08-31"),
    ],
)
def test_a_date_covers_its_whole_span(date: str, first: str, last: str):
    """A year, a month and a day each cover all their days."""
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize(
    "date", ["", "yesterday", "2022-13", "2022-02-30", "22", "2022-8", "2022-00-04", "0000", "20220831", "2022-W35-3"]
)
def test_what_is_no_date_is_refused_with_the_way_out(date: str):
    """A date that does not exist is refused, and the message shows how to write one."""
    with pytest.raises(UsageError, match="2022-08-31"):
        first_day(date)


@pytest.mark.parametrize(("one", "other"), [("الإيرانيّة", "الايرانيه"), ("JOSÉ", "jose"), ("  a   b ", "A B")])
def test_spelling_variants_compare_equal(one: str, other: str):
    """Hamzas, diacritics, accents, case and white space do not keep two names apart."""
    assert fold(one) == fold(other)
