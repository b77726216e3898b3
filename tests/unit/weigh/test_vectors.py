"""Word vectors: known words from the table, others from their letter groups."""

import numpy as np
import pytest

from wathiq.model import Token
from wathiq.weigh.vectors import Vectors, letter_groups


def token(norm, kind="word"):
    return Token(0, len(norm), norm, norm, kind)


@pytest.fixture
def vectors():
    return Vectors(
        {"قال": 0, "0000": 1},
        np.array([[127, 0], [0, 127]], np.int8),
        np.array([1 / 127, 2 / 127], np.float32),
        {"<وق": 0},
        np.array([[0, 127]], np.int8),
        np.array([4 / 127], np.float32),
    )


def test_a_known_word_has_its_row_and_a_number_that_of_its_pattern(vectors):
    np.testing.assert_allclose(vectors.of((token("قال"), token("2015", "number"))), [[1, 0], [0, 2]], atol=1e-6)


def test_an_unknown_word_is_the_mean_of_its_known_letter_groups(vectors):
    np.testing.assert_allclose(vectors.of((token("وقع"),)), [[0, 4]], atol=1e-6)


def test_a_word_of_which_nothing_is_known_is_zero(vectors):
    assert not vectors.of((token("zzz"),)).any()


def test_letter_groups_mark_the_edges_of_the_word():
    assert letter_groups("قال") == ("<قا", "قال", "ال>", "<قال", "قال>", "<قال>")
