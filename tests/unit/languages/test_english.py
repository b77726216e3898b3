"""English: words, sentences, names and times that Arabic does not have in this form."""

from __future__ import annotations

import pytest

from wathiq import languages, parse, resolve
from wathiq.coding import time
from wathiq.knowledge import parties
from wathiq.languages import calendar
from wathiq.model import Parse, Report

ENGLISH = languages.get("en")


def read(text: str) -> Parse:
    return parse.sentences(Report("x", text, "outlet", "2015-08-12", "en"), ENGLISH)


@pytest.fixture(scope="module")
def names() -> resolve.Names:
    return resolve.names(ENGLISH, parties.load())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran's envoy didn't come.", ["Iran", "'s", "envoy", "did", "n't", "come", "."]),
        ("The U.S. and the D.P.R.K. won't.", ["The", "U.S.", "and", "the", "D.P.R.K.", "wo", "n't", "."]),
        ("a US-led, 30,000-strong force", ["a", "US-led", ",", "30,000", "-", "strong", "force"]),
    ],
)
def test_words_are_cut_as_treebanks_cut_them(text: str, words: list[str]) -> None:
    """The possessive and the negation are words; initials keep their full stops."""
    assert [token.text for token in read(text).tokens] == words


def test_a_full_stop_that_shortens_ends_no_sentence() -> None:
    """Gen., Aug. and U.S. go on; the next full stop ends."""
    text = "Gen. Hale of the U.S. Army arrived on Aug. 3. He left on Monday."
    assert len(read(text).sentences) == 2


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("the Russian foreign minister spoke", "Russian foreign minister", "RUS"),
        ("Iran's new defence minister spoke", "Iran's new defence minister", "IRN"),
        ("the president of Ukraine spoke", "the president of Ukraine", "UKR"),
        ("troops told us, US officials said", "US officials", "USA"),
        ("Turkey eats turkey", "Turkey", "TUR"),
    ],
)
def test_the_owner_may_stand_before_the_office(names: resolve.Names, text: str, mention: str, code: str) -> None:
    """Owner and office are one mention of the owner; a name written small is a common word."""
    found = [(each.words.text, [party.code for party in each.parties]) for each in resolve.parties(read(text), names)]
    assert found == [(mention, [code])]


def test_an_article_does_not_swallow_a_longer_name(names: resolve.Names) -> None:
    """The Group of Seven is no group named before."""
    found = resolve.parties(read("The Group of Seven met."), names)
    assert [party.code for each in found for party in each.parties] == ["G7"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met on Tuesday.", "2015-08-11"),
        ("They will meet next Friday.", "2015-08-14"),
        ("They met last week.", "2015-08-03/2015-08-09"),
        ("On Aug. 3 they met.", "2015-08-03"),
        ("They met on August 3, 2014.", "2014-08-03"),
        ("They met two days ago.", "2015-08-10"),
        ("It fell late last year.", "2014-12"),
        ("It rose over the past three years.", "2012/2015"),
        ("In March 2014 they met.", "2014-03"),
    ],
)
def test_what_qualifies_a_time_stands_before_it(text: str, edtf: str) -> None:
    """Last week, Aug. 3, two days ago."""
    words = calendar.load(ENGLISH.folder, ENGLISH.fold)
    assert [when.edtf for when in time.expressions(read(text), words)] == [edtf]


@pytest.mark.parametrize("text", ["They may meet.", "A march on the palace began.", "They second the motion."])
def test_common_words_are_no_times(text: str) -> None:
    """May and March are months only where something says so."""
    words = calendar.load(ENGLISH.folder, ENGLISH.fold)
    assert time.expressions(read(text), words) == ()
