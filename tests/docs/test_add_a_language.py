"""The guide to a new language works: its example runs, and the Spanish beginning finds months, states and ten acts."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

from wathiq import parse
from wathiq.coding import time
from wathiq.knowledge import parties
from wathiq.languages import acts, calendar, es
from wathiq.model import Report

GUIDE = Path(__file__).parents[2] / "docs/how-to/add-a-language.md"


def test_the_example_prints_what_its_comments_say() -> None:
    """Every line that prints says in its comment what."""
    code = re.findall(r"```python\n(from.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[0]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    assert out.getvalue().splitlines() == re.findall(r"print\(.*\)  # (.*)", code)


def test_months_and_weekdays_come_from_cldr() -> None:
    """All twelve months are read as dates."""
    words = calendar.load(es.LANGUAGE.folder, es.LANGUAGE.fold)
    names = (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    )
    for number, name in enumerate(names, 1):
        read = parse.sentences(Report("x", f"El 5 de {name} de 2014 llegó.", "o", "2015-08-12", "es"), es.LANGUAGE)
        assert [when.edtf for when in time.expressions(read, words)] == [f"2014-{number:02}-05"]


def test_every_state_has_a_spanish_name_and_ten_kinds_can_be_said() -> None:
    """The lexicon knows ten kinds, each state a name."""
    assert len(acts.load(es.LANGUAGE).kinds) == 10
    assert [entry.code for entry in parties.load() if entry.kind == "state" and not entry.names.get("es")] == []
