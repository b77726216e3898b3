"""A small world of parties for the resolver's tests, and a function that resolves a text in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wathiq import languages, parse, resolve
from wathiq.knowledge import parties
from wathiq.model import Mention, Report

Resolve = Callable[[str], tuple[Mention, ...]]


@pytest.fixture(scope="session")
def world() -> resolve.Names:
    """The names of the small world, in Arabic."""
    return resolve.names(languages.get("ar"), parties.load(Path(__file__).parent / "world"))


@pytest.fixture(scope="session")
def resolved(world: resolve.Names) -> Resolve:
    """Resolve a text published in 2022."""

    def _resolved(text: str) -> tuple[Mention, ...]:
        report = Report("r", text, published="2022-09-01")
        return resolve.parties(parse.sentences(report, languages.get("ar")), world)

    return _resolved
