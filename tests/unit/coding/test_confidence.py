"""Confidence: a raw product becomes the share of such claims that were right."""

from hypothesis import given
from hypothesis import strategies as st

from wathiq.coding.confidence import KNOTS, calibrated

SAMPLE = ((0.1, 0.2), (0.3, 0.6), (0.8, 0.9))


def test_between_two_knots_the_line_is_straight():
    assert abs(calibrated(0.2, SAMPLE) - 0.4) < 1e-9


def test_outside_the_knots_the_nearest_one_holds():
    assert (calibrated(0.0, SAMPLE), calibrated(1.0, SAMPLE)) == (0.2, 0.9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_stronger_signal_is_never_less_sure(one, other):
    low, high = sorted((one, other))
    assert calibrated(low) <= calibrated(high) + 1e-12


def test_the_shipped_knots_rise_and_stay_between_nought_and_one():
    raws, shares = zip(*KNOTS, strict=True)
    assert list(raws) == sorted(raws)
    assert list(shares) == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
