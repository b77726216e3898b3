"""`wathiq read` from file to ledger, with hand-made claims in place of the nets."""

import json
import sys
from pathlib import Path

import pytest
from tests.unit.ledger.samples import TEXT, claim

from wathiq import pipeline
from wathiq.ledger import Ledger
from wathiq.model import Claim, Report
from wathiq.serve.command import main


def claims(report: Report) -> tuple[Claim, ...]:
    """One claim for each report that holds the sample sentence."""
    return (claim(report),) if report.text.startswith(TEXT) else ()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs the command line in an empty folder: exit status, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WATHIQ_LEDGER", raising=False)
    monkeypatch.setattr(pipeline, "claims", claims)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["wathiq", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return call


def lines(*ids: str) -> str:
    """Reports as JSON Lines."""
    return "".join(json.dumps({"id": key, "text": TEXT, "published": "2022-08-31"}) + "\n" for key in ids)


def test_reports_go_into_the_ledger_and_the_claims_file(run, tmp_path: Path):
    """Reading says how much was read; ledger and claims file hold the same records, the file in the order of the inputs."""
    (tmp_path / "a.jsonl").write_text(lines("r2", "r1"), encoding="utf-8")
    status, out, err = run("read", "a.jsonl", "--claims", "c.jsonl")
    assert (status, out, err) == (0, "2 reports, 2 claims in wathiq.db\n", "")
    written = [json.loads(line) for line in (tmp_path / "c.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [record["report"]["id"] for record in written] == ["r2", "r1"]
    with Ledger(tmp_path / "wathiq.db") as ledger:
        assert list(ledger.claims()) == written[::-1]


def test_reading_again_changes_nothing(run, tmp_path: Path):
    """The second reading says that all was known, and the proof of the ledger is the same."""
    (tmp_path / "a.jsonl").write_text(lines("r1"), encoding="utf-8")
    run("read", "a.jsonl")
    proof = run("verify")[1]
    assert run("read", "a.jsonl")[1] == "1 report, 1 claim in wathiq.db (1 report known already)\n"
    assert run("verify")[1] == proof


def test_bad_inputs_are_one_line_each_and_the_others_go_on(run, tmp_path: Path):
    """Each bad input is one line that names it; the good ones are stored, and the status is 1."""
    (tmp_path / "a.jsonl").write_text(lines("r1") + '{"text": \n', encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = run("read", "missing.txt", "empty.txt", "a.jsonl", "good.txt")
    assert status == 1
    assert out == "2 reports, 2 claims in wathiq.db; 3 inputs could not be read\n"
    assert len(err.splitlines()) == 3
    for line, name in zip(err.splitlines(), ("missing.txt", "empty.txt", "a.jsonl"), strict=True):
        assert line.startswith("wathiq: ")
        assert name in line
        assert "; " in line


def test_a_report_in_another_language_is_named_by_its_file(run, tmp_path: Path):
    """A text in a language that is not installed is one line that names the file, and the others go on."""
    (tmp_path / "a.txt").write_text("Министр встретил гостя в столице в понедельник и подписал договор.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    status, out, err = run("read", "a.txt", "b.txt")
    assert (status, out) == (1, "1 report, 1 claim in wathiq.db; 1 input could not be read\n")
    assert err == "wathiq: a.txt: is in the language 'ru', which is not installed; leave it out: reports are read in ar, en\n"


def test_claims_on_standard_output_are_nothing_but_claims(run, tmp_path: Path):
    """With `--claims -` standard output holds the records alone; the summary goes to standard error."""
    (tmp_path / "a.jsonl").write_text(lines("r1"), encoding="utf-8")
    _, out, err = run("read", "a.jsonl", "--claims", "-")
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["r1"]
    assert err == "1 report, 1 claim in wathiq.db\n"


def test_defaults_reach_the_reports(run, tmp_path: Path):
    """`--outlet` and `--published` stand where a report does not say."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("read", "a.txt", "--outlet", "صحيفة الساحل", "--published", "2022-08-30")
    with Ledger(tmp_path / "wathiq.db") as ledger:
        (record,) = ledger.claims()
    assert (record["report"]["outlet"], record["report"]["published"]) == ("صحيفة الساحل", "2022-08-30")


@pytest.mark.parametrize(
    "arguments", [("--claims", "no/such/folder/c.jsonl"), ("--jobs", "0"), ("--published", "someday"), ("--language", "xx")]
)
def test_wrong_options_are_wrong_usage(run, tmp_path: Path, arguments: tuple[str, str]):
    """An option that cannot be obeyed is status 2, said on standard error; no ledger is made."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    status, _, err = run("read", "a.txt", *arguments)
    assert status == 2
    assert err
    assert not (tmp_path / "wathiq.db").exists()


def test_the_demo_shows_a_balance_sheet_and_leaves_nothing(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The demo reads its reports, shows the sheet of the pair that most claims are about, and leaves no file."""
    monkeypatch.setattr("wathiq.serve.commands.demo.examples", lambda: tmp_path / "x")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.jsonl").write_text(lines("r1"), encoding="utf-8")
    status, out, _ = run("demo")
    assert status == 0
    assert "1 example report, 1 claim\n$ wathiq between PRK RUS" in out
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
