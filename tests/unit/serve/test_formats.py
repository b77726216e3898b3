"""Each format shows all there is, and none lets a report's text act on the reader's machine."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tests.unit.ledger.samples import claim, meeting, report

from wathiq.ledger import claim_to_record
from wathiq.model import Party
from wathiq.serve.balance import balance
from wathiq.serve.formats import balance_jsonl, balance_markdown, balance_table, csv_table, jsonl, table
from wathiq.serve.formats.csv_table import safe
from wathiq.serve.localise import localiser

RECORDS = [claim_to_record(claim(report())), claim_to_record(meeting(report()))]
SHEET = balance(RECORDS, "PRK", "RUS")


def printed(write, what, width: int = 120) -> str:
    """What a console of this width shows."""
    out = io.StringIO()
    write(what, Console(file=out, width=width, highlight=False, markup=False, emoji=False))
    return out.getvalue()


def bare(text: str) -> str:
    """The text without isolates, as the eye sees it."""
    return text.translate({0x2067: None, 0x2069: None})


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_table_fits_and_says_who_when_how_real_and_according_to_whom(width: int):
    """At any usual width a claim shows its date, sides, kind, status, words and whole chain, and no line is too long."""
    text = bare(printed(table.write, RECORDS, width))
    for part in ("2022-07", "planned", "PRK → RUS", "provide-labour", "PRK ↔ RUS", "بيونغ", "سالم العمري", "← صحيفة الساحل"):
        assert part in text
    assert max(map(len, text.splitlines())) <= width


def test_arabic_cells_are_isolated():
    """Every Arabic line of a table stands in isolates."""
    text = printed(table.write, RECORDS)
    assert text.count("\u2067") == text.count("\u2069") > 0


@pytest.mark.parametrize("width", [80, 100, 150])
def test_the_balance_sheet_fits_and_nothing_is_cut(width: int):
    """At any usual width the sheet shows good, item, quantity, status, date, voices and provision, and isolates each name."""
    text = printed(balance_table.write, SHEET, width)
    for part in ("workers", "300 people", "planned", "2022-07", "provide-labour", "prohibits", "UNSCR-2397-8"):
        assert part in text
    assert "\u2067سالم العمري\u2069" in text
    assert max(map(len, bare(text).splitlines())) <= width


def test_a_column_that_nobody_fills_is_left_out():
    """Where no provision and no quantity is told, the sheet has no such columns."""
    made = claim(report())
    thing = replace(made.act.exchange[0], quantity=None)
    plain = replace(made, act=replace(made.act, exchange=(thing,)), provisions=())
    text = printed(balance_table.write, balance([claim_to_record(plain)], "PRK", "RUS"))
    assert "Whose word" in text
    assert "Quantity" not in text
    assert "Provisions" not in text


def test_what_is_real_stands_before_what_may_be_and_what_is_denied():
    """In a list of what is given, the status decides the order."""
    told = [claim_to_record(claim(report(f"r{n}"), status)) for n, status in enumerate(("denied", "planned", "happened"))]
    text = printed(balance_table.write, balance(told, "PRK", "RUS"))
    places = [text.index(f" {status} ") for status in ("happened", "planned", "denied")]
    assert places == sorted(places)


def test_statuses_have_their_colours():
    """On a terminal a status is told by its colour too."""
    out = io.StringIO()
    balance_table.write(SHEET, Console(file=out, width=120, force_terminal=True, color_system="standard", highlight=False))
    assert "\x1b[36mplanned" in out.getvalue()


def hostile() -> dict:
    """A claim whose party, words and outlet try to steer the terminal."""
    made = claim(report(outlet="[red]\x1b]0;title\x07=cmd()"))
    side = replace(made.act.source[0], party=Party(None, "\u202eevil\x1b[2J", "person"))
    return claim_to_record(replace(made, act=replace(made.act, source=(side,))))


def test_hostile_text_is_only_text():
    """Escape sequences, overrides and markup in a report reach neither terminal nor Markdown as such."""
    record = hostile()
    sheet = balance([record], "PRK", "RUS")
    out = io.StringIO()
    balance_markdown.write(sheet, localiser("en"), out)
    for text in (printed(table.write, [record]), printed(balance_table.write, sheet), out.getvalue()):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[red]" in text.replace("\\", "")


def test_jsonl_is_the_record():
    """A JSON line is the record itself."""
    out = io.StringIO()
    assert jsonl.write(RECORDS, out) == 2
    assert [json.loads(line) for line in out.getvalue().splitlines()] == RECORDS


def test_csv_has_one_row_for_each_claim():
    """CSV has a row for each claim, with codes, quantity and chain of voices in words."""
    out = io.StringIO()
    assert csv_table.write(RECORDS, out) == 2
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert (first["source"], first["target"], first["status"], first["when"]) == ("PRK", "RUS", "planned", "2022-07")
    assert first["exchange"] == "PRK > RUS labour: workers 300 people"
    assert first["voices"] == "سالم العمري ← المنار ← صحيفة الساحل"
    assert (second["reciprocal"], second["when"]) == ("true", "")


@given(st.text())
def test_no_cell_runs_as_a_formula(text: str):
    """Whatever a report says, a spreadsheet takes no cell for a formula, and the text itself is still all there."""
    cell = safe(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_numbers_stay_numbers():
    """A negative number is not taken for a formula."""
    assert safe(-7.0) == -7.0


def test_the_balance_sheet_answers_on_a_terminal():
    """The sheet names both directions, the good, quantity, status, provision, the tally and the acts by date."""
    text = printed(balance_table.write, SHEET, 160)
    for part in ("PRK gives RUS", "RUS gives PRK: nothing found", "labour", "300 people", "planned", "UNSCR-2397-8",
                 "Acts by type", "COOPERATE", "0 (+1)", "Acts by date", "told 2022-08-31"):  # fmt: skip
        assert part in text


def test_of_two_strangers_there_is_one_line():
    """Where no claim tells of the two, the sheet says just that."""
    assert printed(balance_table.write, balance([], "PRK", "FJI")) == "The ledger tells of nothing between PRK and FJI.\n"


def test_the_balance_sheet_in_markdown_is_a_table():
    """Every row of the Markdown has as many cells as its head."""
    out = io.StringIO()
    balance_markdown.write(SHEET, localiser("en"), out)
    for block in out.getvalue().split("\n\n"):
        assert len({line.replace("\\|", "").count("|") for line in block.splitlines() if line.startswith("|")}) <= 1
    assert "| labour | workers | 300 people | planned |" in out.getvalue()


def test_the_balance_sheet_as_json_lines():
    """Each row of the sheet is one object that says which block it belongs to."""
    out = io.StringIO()
    balance_jsonl.write(SHEET, out)
    blocks = [json.loads(line)["block"] for line in out.getvalue().splitlines()]
    assert blocks == ["gives", "tally", "tally", "tone", "act", "act"]
