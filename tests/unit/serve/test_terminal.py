"""What is shown on a terminal cannot harm it, and Arabic stands the right way round."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wathiq.serve.terminal import clean, isolate, isolate_names, shorten, wrap


@given(st.text())
def test_nothing_shown_can_steer_the_terminal(text: str):
    """No control character, escape sequence, direction mark or line end survives, whatever the text."""
    assert {unicodedata.category(letter) for letter in clean(text)}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_escape_sequences_and_overrides_are_taken_out():
    """A report cannot colour the screen, ring the bell or turn the order of letters."""
    assert clean("\x1b[31mأحمر\u202e\x07 ثم\tأسود\n") == "[31mأحمر ثم أسود"


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Zs"])), st.integers(1, 30), st.integers(1, 4))
def test_lines_fit(text: str, width: int, lines: int):
    """However long the words, there are no more lines than asked for, and none is wider in letters than asked for."""
    made = wrap(text, width, lines)
    assert len(made) <= lines
    assert all(len(line) <= width for line in made)


def test_what_fits_is_kept_whole():
    """A text that fits is not touched."""
    assert wrap("أعلنت الوزارة ذلك", 40, 1) == ("أعلنت الوزارة ذلك",)


@pytest.mark.parametrize(("width", "short"), [(9, "the chief…"), (10, "the chief…"), (22, "the chief of staff…")])
def test_texts_are_cut_between_words(width: int, short: str):
    """A long text ends with a whole word and an ellipsis."""
    assert shorten("the chief of staff declined", width + 1) == short


def test_only_arabic_is_isolated():
    """Arabic gets isolates, so that what stands around it keeps its order; Latin stays as it is."""
    assert isolate("موسكو 2022") == "\u2067موسكو 2022\u2069"
    assert isolate("Moscow موسكو") == "Moscow موسكو"


def test_a_line_goes_the_way_of_its_text():
    """A line of an Arabic sentence that happens to hold only a number is isolated like the others."""
    assert isolate("2022", like="في يوليو 2022") == "\u20672022\u2069"


def test_names_between_arrows_keep_their_order():
    """Each Arabic name in a chain is isolated by itself, so that the arrows point the same way in every script."""
    assert isolate_names("سالم ← الساحل") == "\u2067سالم\u2069 ← \u2067الساحل\u2069"
    assert isolate_names("PRK → الساحل") == "PRK → \u2067الساحل\u2069"
    assert isolate_names("PRK ↔ RUS") == "PRK ↔ RUS"
