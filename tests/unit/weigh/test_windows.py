"""Windows: a long report is read piece by piece, every token freshly exactly once."""

from hypothesis import given
from hypothesis import strategies as st

from wathiq.model import Parse, Report, Sentence, Token
from wathiq.weigh.windows import CONTEXT, LONGEST, windows


def parse_of(lengths):
    tokens = tuple(Token(2 * n, 2 * n + 1, "x", "x", "word") for n in range(sum(lengths)))
    bounds, first = [], 0
    for length in lengths:
        bounds.append(Sentence(first, first + length))
        first += length
    return Parse(Report("r", "x " * sum(lengths)), tokens, tuple(bounds))


@given(st.lists(st.integers(1, 700), max_size=12))
def test_every_token_is_fresh_in_exactly_one_window_and_no_window_is_too_long(lengths):
    found = windows(parse_of(lengths))
    fresh = [n for window in found for n in range(window.fresh, window.last)]
    assert fresh == list(range(sum(lengths)))
    assert all(window.last - window.first <= LONGEST for window in found)
    assert all(window.fresh - window.first <= CONTEXT for window in found[1:])


def test_a_short_report_is_one_window():
    (window,) = windows(parse_of([20, 30]))
    assert (window.first, window.last, window.fresh) == (0, 50, 0)


def test_a_window_ends_with_a_sentence_where_it_can():
    first, second = windows(parse_of([100, 100, 100]))
    assert first.last == 200
    assert second.first >= 200 - CONTEXT
