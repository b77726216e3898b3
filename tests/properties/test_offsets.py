"""Offsets are true whatever the text: every token and quotation stands exactly where it says."""

from hypothesis import given
from hypothesis import strategies as st

from wathiq import languages, parse
from wathiq.model import Report

ARABIC = languages.get("ar")
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from(list('وفبلكسالرئيسةىءأإآًٌٍَُِّْـ ،؛.؟!«»"“”()-/\n\u00a0\u200f\u202b٣٠30aB')),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=300,
)


@given(TEXTS)
def test_every_token_and_quotation_is_the_text_at_its_offsets(text):
    read = parse.sentences(Report("r", text), ARABIC)
    assert all(text[t.start : t.end] == t.text for t in read.tokens)
    assert all(text[q.start : q.end] == q.text for q in read.quotes)
    assert all(before.end <= after.start for before, after in zip(read.tokens, read.tokens[1:], strict=False))


@given(TEXTS)
def test_sentences_cover_all_tokens_once_and_in_order(text):
    read = parse.sentences(Report("r", text), ARABIC)
    covered = [n for s in read.sentences for n in range(s.first, s.last)]
    assert covered == list(range(len(read.tokens)))


@given(TEXTS)
def test_only_white_space_and_invisible_marks_are_in_no_token(text):
    read = parse.sentences(Report("r", text), ARABIC)
    inside = {n for t in read.tokens for n in range(t.start, t.end)}
    assert all(text[n].isspace() for n in range(len(text)) if n not in inside)
