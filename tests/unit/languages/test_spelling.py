"""Names across scripts."""

from __future__ import annotations

import pytest
from benchmarks import names
from hypothesis import given
from hypothesis import strategies as st

from wathiq.languages import spelling

NAMES = st.text(
    st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي abcdefghijklmnopqrstuvwxyz-' абвгдежзийклмнопрстуфхцчшщыьэюя"), max_size=24
)


@given(NAMES, NAMES)
def test_likeness_is_mutual_and_bounded(first: str, second: str) -> None:
    """It does not matter which name stands first, and no name is more than itself."""
    score = spelling.similarity(first, second)
    assert -1.0 <= score <= 1.0 + 1e-9
    assert score == pytest.approx(spelling.similarity(second, first))


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    """Any name with a letter that sounds is taken for itself."""
    if any(word.sounds != ("",) for word in spelling.words(name)):
        assert spelling.same(name, name)


@pytest.mark.parametrize("name", ["", "...", "٣٤", "😀", "金正恩", "\u202e\u200f", "'" * 50])
def test_no_letters_no_likeness(name: str) -> None:
    """What no script file knows matches nothing and breaks nothing."""
    assert spelling.similarity(name, "Kim Jong Un") == 0.0


def test_one_person_in_three_scripts() -> None:
    """The same person in Arabic, Latin and Cyrillic letters."""
    written = ("ألكسندر ماتسيغورا", "Alexander Matsegora", "Александр Мацегора")
    assert all(spelling.same(one, other) for one in written for other in written)


def test_kin_are_two() -> None:
    """Names of a family share words and are still not one."""
    assert not spelling.same("كيم جونغ أون", "Kim Jong Il")
    assert not spelling.same("سعد الحريري", "Rafik Hariri")


def test_pairs_of_our_own() -> None:
    """The floor that the benchmark's pairs hold; half of them are hard."""
    pairs = names.read(names.PAIRS)
    assert len(pairs) >= 200
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)
    assert names.figures(pairs, [spelling.same(pair.first, pair.second) for pair in pairs])[2] >= 0.9


def test_scripts_know_their_letters() -> None:
    """Every file has letters of one script, and the three scripts of the languages we read are there."""
    alphabets = [{letter for group in script.letters for letter in group if letter.isalpha()} for script in spelling.scripts()]
    assert len(alphabets) >= 3
    assert all(not one & other for n, one in enumerate(alphabets) for other in alphabets[n + 1 :])


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Matsegora", "السفير ألكسندر ماتسيغورا", True),
        ("ماتسيغورا", "ambassador Alexander Matsegora", True),
        ("Kim Jong Un", "الزعيم كيم جونغ أون", True),
        ("Kim Jong Un", "الزعيم الراحل كيم جونغ إيل", False),
        ("Putin", "President Vladimir Putin", False),  # one script: that is found by its letters
        ("Li", "لي", False),  # too short to conclude anything
    ],
)
def test_a_name_is_found_in_words_of_another_script(name: str, text: str, found: bool):
    """A name is found among other words, but not a like one, and never in its own script."""
    assert spelling.spoken_in(name, text) is found
