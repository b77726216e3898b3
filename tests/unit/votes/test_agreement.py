"""How alike two states vote: the figures against a reference and against what they must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from wathiq.votes import RollCallVote, agreement
from wathiq.votes.agreement import of_pairs

CHOICES = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=60)


@given(CHOICES)
def test_kappa_is_the_reference_s(pairs: list[tuple[int, int]]) -> None:
    """Cohen's kappa with squared distances is scikit-learn's with quadratic weights."""
    first, second = zip(*pairs, strict=True)
    found = of_pairs(pairs).kappa
    if found is not None:
        assert found == pytest.approx(cohen_kappa_score(first, second, labels=[1, 2, 3], weights="quadratic"))
    else:
        assert len(set(first)) == len(set(second)) == 1


@given(CHOICES)
def test_agreement_is_mutual_and_bounded(pairs: list[tuple[int, int]]) -> None:
    """Order does not matter, no figure leaves its range, and pi never exceeds kappa."""
    one, other = of_pairs(pairs), of_pairs([(b, a) for a, b in pairs])
    assert (one.share, one.s_score) == (other.share, other.s_score)
    assert 0 <= one.share <= 1
    assert -1 <= one.s_score <= 1
    if one.pi is not None and one.kappa is not None:
        assert one.pi <= one.kappa + 1e-9


def test_only_common_roll_calls_count() -> None:
    """A roll call on which one was absent says nothing."""
    votes = [RollCallVote("1", "r", "PRK", 1), RollCallVote("1", "r", "RUS", 1), RollCallVote("2", "s", "PRK", 3)]
    found = agreement(votes, "PRK", "RUS")
    assert found is not None
    assert (found.common, found.share, found.s_score) == (1, 1.0, 1.0)
    assert agreement(votes, "PRK", "CHN") is None


def test_opposites() -> None:
    """Who always votes the other way is at -1 in S."""
    assert of_pairs([(1, 3), (3, 1)]).s_score == -1
    assert of_pairs([(1, 3), (3, 1)]).kappa == pytest.approx(-1)
