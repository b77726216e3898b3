"""Numbers are read at a glance, and lose nothing."""

import pytest

from wathiq.serve.localise import localiser


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (300, "300"),
        (1_500, "1,500"),
        (2.5, "2.5"),
        (90_000_000, "90 million"),
        (1_500_000, "1.5 million"),
        (1_234_567, "1,234,567"),
        (1_234_567_000_000, "1,234.567 billion"),
        (2_000_000_000.0, "2 billion"),
    ],
)
def test_large_round_numbers_are_words(value: float, text: str):
    """Round millions and billions are written so; other numbers keep their digits."""
    assert localiser("en").amount(value) == text
