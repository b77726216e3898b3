"""The command line answers, or says in one line what is wrong and what to do."""

import json
import sys
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, meeting, report

from wathiq.errors import UsageError
from wathiq.ledger import Ledger
from wathiq.serve.command import COMMANDS, main, name_of
from wathiq.serve.party_argument import party_code


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs the command line in an empty folder: exit status, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WATHIQ_LEDGER", raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wathiq", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return call


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """The default ledger of the folder, with one report."""
    with Ledger(tmp_path / "wathiq.db") as ledger:
        ledger.add(report(), [claim(report()), meeting(report())])
    return tmp_path / "wathiq.db"


@pytest.mark.parametrize("command", [name_of(command) for command in COMMANDS])
def test_every_command_explains_itself(run, command: str):
    """`--help` of each command is there and its first line is short enough for the list of commands."""
    status, out, _ = run(command, "--help")
    assert status == 0
    assert f"wathiq {command}" in out
    assert "..." not in next(line for line in run("--help")[1].splitlines() if line.startswith(f"  {command} "))


def test_without_a_ledger_the_way_out_is_named(run):
    """Listing without a ledger is one line that names the file and the way out; nothing is created."""
    status, out, err = run("claims")
    assert (status, out) == (1, "")
    assert err == "wathiq: wathiq.db: does not exist; run `wathiq read` first, or name another ledger with --ledger\n"


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (("claims", "--status", "perhaps"), "not_happened"),
        (("claims", "--type", "WAR"), "ASSAULT"),
        (("claims", "--since", "soon"), "2022-08-31"),
        (("schema", "mention"), "claim"),
        (("between", "PRK"), "Missing argument"),
        (("between", "PRK", "كوريا الشمالية"), "two different parties"),
        (("nonsense",), "No such command"),
    ],
)
def test_wrong_usage_is_status_two_with_the_way_out(run, filled: Path, arguments: tuple[str, ...], way_out: str):
    """Wrong usage has exit status 2 and says what would be right."""
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert way_out in err


def test_claims_as_json_lines_are_the_ledgers(run, filled: Path):
    """`claims --format jsonl` writes the stored records."""
    status, out, _ = run("claims", "--format", "jsonl")
    with Ledger(filled) as ledger:
        assert [json.loads(line) for line in out.splitlines()] == list(ledger.claims())
    assert status == 0


def test_filters_of_the_command_line_reach_the_ledger(run, filled: Path):
    """`--from`, `--to`, `--type`, `--status`, `--since` and `--voice` together let the one claim through."""
    asked = (
        "--from",
        "PRK",
        "--to",
        "RUS",
        "--type",
        "cooperate",
        "--status",
        "planned",
        "--since",
        "2022",
        "--voice",
        "العمري",
    )
    assert len(run("claims", "--format", "jsonl", *asked)[1].splitlines()) == 1
    assert run("claims", "--status", "denied", "--format", "jsonl")[1] == ""


def test_the_environment_chooses_the_ledger(run, filled: Path, monkeypatch: pytest.MonkeyPatch):
    """WATHIQ_LEDGER names the ledger; --ledger has the last word."""
    filled.rename(filled.with_name("other.db"))
    monkeypatch.setenv("WATHIQ_LEDGER", "other.db")
    assert run("claims")[0] == 0
    assert run("claims", "--ledger", "none.db")[0] == 1


@pytest.mark.parametrize(
    ("form", "part"), [("table", "PRK gives RUS"), ("md", "## What PRK gives RUS"), ("jsonl", '"block":"gives"')]
)
def test_between_answers_in_every_format(run, filled: Path, form: str, part: str):
    """The balance sheet comes as a table, as Markdown and as JSON Lines."""
    status, out, _ = run("between", "PRK", "RUS", "--format", form)
    assert status == 0
    assert part in out


def test_verify_says_that_all_is_well_or_what_is_not(run, filled: Path):
    """`verify` is status 0 with the ledger's digest, and status 1 with the problem when a character has changed."""
    import sqlite3

    status, out, _ = run("verify")
    assert status == 0
    assert out.startswith("1 report, 2 claims: every value points at its words\nsha256 ")
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE report SET text = replace(text, '300', '301')")
    connection.close()
    status, out, _ = run("verify")
    assert status == 1
    assert "SHA-256 differs" in out


def test_schema_prints_json(run):
    """`schema` prints a JSON Schema."""
    assert json.loads(run("schema", "report")[1])["$id"] == "urn:wathiq:schema:report:1"


@pytest.mark.parametrize(
    ("typed", "code"), [("PRK", "PRK"), (" P5+1 ", "P5+1"), ("russia", "RUS"), ("روسيا", "RUS"), ("rus", "RUS")]
)
def test_parties_go_by_code_or_name(typed: str, code: str):
    """A party may be typed as a code, or as a name in any language and case."""
    assert party_code(typed) == code


def test_a_misspelt_party_gets_a_suggestion():
    """A name that nobody has is refused, and the nearest one is suggested."""
    with pytest.raises(UsageError, match=r"did you mean .*RUS"):
        party_code("Russsia")


def test_a_name_like_no_other_gets_no_far_fetched_suggestion():
    """A short name inside a longer word is no suggestion; then the way out is a code."""
    with pytest.raises(UsageError, match="such as PRK"):
        party_code("Xanaduqqqq")


def test_columns_set_the_width_of_what_goes_into_a_pipe(run, filled: Path, monkeypatch: pytest.MonkeyPatch):
    """COLUMNS makes tables narrower or wider also where there is no terminal."""
    monkeypatch.setenv("COLUMNS", "90")
    _, out, _ = run("claims")
    assert max(len(line.translate({0x2067: None, 0x2069: None})) for line in out.splitlines()) == 90
