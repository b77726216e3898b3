"""The bounds of amounts."""

from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.knowledge import ranges


def test_every_bound_is_a_positive_number():
    """And none is so low that ordinary news exceeds it."""
    assert all(most > 0 for most in ranges.load().values())
    assert ranges.load()["USD"] > 1e13


def test_a_bound_without_its_reason_is_refused(tmp_path: Path):
    """The file says why."""
    path = tmp_path / "ranges.yaml"
    path.write_text("units: {people: {most: 5}}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="people"):
        ranges.load(path)
