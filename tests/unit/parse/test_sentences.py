"""Sentences: where they end, what is quoted, and what only repeats."""

from wathiq import languages, parse
from wathiq.model import Report

ARABIC = languages.get("ar")


def split(text):
    read = parse.sentences(Report("r", text), ARABIC)
    return read, [text[read.tokens[s.first].start : read.tokens[s.last - 1].end] for s in read.sentences]


def test_a_full_stop_inside_a_quotation_ends_no_sentence():
    _, found = split("قال الوزير «سنزور بغداد. ثم نعود» أمس. وغادر.")
    assert found == ["قال الوزير «سنزور بغداد. ثم نعود» أمس.", "وغادر."]


def test_a_quotation_mark_left_open_does_not_swallow_the_next_paragraph():
    _, found = split("قال «سنزور بغداد\nوغادر الوفد. ثم عاد.")
    assert found == ["قال «سنزور بغداد", "وغادر الوفد.", "ثم عاد."]


def test_a_decimal_point_and_an_abbreviation_without_space_end_nothing():
    _, found = split("ارتفع السعر إلى 3.5 دولار. وقال مصدر.")
    assert len(found) == 2


def test_a_pull_quote_and_a_caption_that_repeat_the_text_are_marked():
    text = "سفينة ترسو في الميناء الشمالي\nوقعت الدولتان اتفاقا جديدا للطاقة\nفي العاصمة وقعت الدولتان اتفاقا جديدا للطاقة أمس.\nسفينة ترسو في الميناء الشمالي"
    read, found = split(text)
    assert [s.repeats for s in read.sentences] == [False, True, False, True]
    assert len(found) == 4


def test_a_short_line_that_happens_to_recur_is_no_repetition():
    read, _ = split("قال الوزير.\nقال الوزير.")
    assert not any(s.repeats for s in read.sentences)


def test_quotations_are_found_in_all_usual_marks_and_exclude_them():
    read, _ = split('قال «نعم» و"لا" و“ربما”.')
    assert [quote.text for quote in read.quotes] == ["نعم", "لا", "ربما"]
