"""Tokens: what is one word, and where exactly it stands."""

import pytest

from wathiq import languages
from wathiq.parse.tokens import tokens

ARABIC = languages.get("ar")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وصلَ الوفدُ", ["وصلَ", "الوفدُ"]),
        ("الرئيـــس قال", ["الرئيـــس", "قال"]),
        ("بلغت 1,250.5 طن", ["بلغت", "1,250.5", "طن"]),
        ("نحو ٣٠ ألفا", ["نحو", "٣٠", "ألفا"]),
        ("«نعم»، قال.", ["«", "نعم", "»", "،", "قال", "."]),
        ("كيم\u00a0جونغ-أون", ["كيم", "جونغ-أون"]),
        ("آذار/مارس", ["آذار", "/", "مارس"]),
        ("ثم... صمت", ["ثم", "...", "صمت"]),
        ("", []),
    ],
)
def test_words_numbers_and_marks_are_tokens_and_clitics_stay_on_their_host(text, words):
    assert [token.text for token in tokens(text, ARABIC)] == words


def test_a_token_knows_its_folded_form_and_its_readings_without_proclitics():
    token = tokens("وبالإيرانيّة", ARABIC)[0]
    assert token.norm == "وبالايرانيه"
    assert token.stems == ("وبالايرانيه", "بالايرانيه", "الايرانيه", "ايرانيه")


def test_marks_and_numbers_have_no_readings():
    assert [token.stems for token in tokens("12 .", ARABIC)] == [(), ()]
