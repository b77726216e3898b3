"""`wathiq export`, `cite`, `import` and `dossier`, from a real ledger to what is written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, meeting, report
from tests.unit.serve.imports.test_imports import ROW, file
from typer.testing import CliRunner

from wathiq.errors import UsageError
from wathiq.ledger import Ledger, claim_to_record
from wathiq.model import Status
from wathiq.serve.citation import bibtex, plain
from wathiq.serve.command import application

HOSTILE = '</blockquote><script>alert(1)</script><img src=x onerror="alert(2)">'


def run(*arguments: str) -> tuple[str, str]:
    """What a command prints on standard output and standard error; its error, if it raised one of ours, is raised."""
    result = CliRunner().invoke(application(), arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout, result.stderr


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """Workers sent, the same denied elsewhere, and a meeting; the second report has a hostile title."""
    path = tmp_path / "a.db"
    first = report("r1")
    second = replace(report("r2", outlet="جريدة الجبل", published="2022-09-01"), title=HOSTILE, url="javascript:alert(3)")
    denied = claim(second)
    denied = replace(denied, act=replace(denied.act, status=Status("denied")), voices=denied.voices[:1])
    with Ledger(path) as opened:
        opened.add(first, [claim(first, "happened"), meeting(first)])
        opened.add(second, [denied])
    return str(path)


def event(ledger: str) -> str:
    """The id of the contested event."""
    return str(json.loads(run("events", "--contested", "--format", "jsonl", "--ledger", ledger)[0])["id"])


class TestExport:
    """`wathiq export`."""

    def test_filters_are_those_of_claims(self, ledger: str):
        """The same filters choose; only `--to` names the format and `--towards` the party."""
        out, said = run(
            "export", "--to", "jsonl", "--from", "PRK", "--towards", "روسيا", "--status", "denied", "--ledger", ledger
        )
        assert [json.loads(line)["status"]["value"] for line in out.splitlines()] == ["denied"]
        assert said == "1 claim written as JSON Lines, the records themselves\n"

    def test_what_is_left_out_is_said(self, ledger: str, tmp_path: Path):
        """An export of event data says that it holds what happened, and where it went."""
        target = tmp_path / "out.tsv"
        out, said = run("export", "--to", "icews", "--output", str(target), "--ledger", ledger)
        assert (out, len(target.read_text(encoding="utf-8").splitlines())) == ("", 4)
        assert "2 claims written" in said
        assert "only happened and ongoing" in said

    def test_a_failed_export_leaves_what_was_there(self, ledger: str, tmp_path: Path):
        """A filter that is wrong does not empty the file of an earlier export, and leaves no part behind."""
        target = tmp_path / "out.csv"
        target.write_text("earlier", encoding="utf-8")
        with pytest.raises(UsageError, match="is not a date"):
            run("export", "--to", "csv", "--since", "soon", "--output", str(target), "--ledger", ledger)
        assert target.read_text(encoding="utf-8") == "earlier"
        assert [path.name for path in tmp_path.glob("out*")] == ["out.csv"]

    def test_a_place_that_cannot_be_written_is_wrong_usage(self, ledger: str, tmp_path: Path):
        """A folder is no file: one line, with the way out."""
        with pytest.raises(UsageError, match=r"cannot be written.*--output"):
            run("export", "--to", "csv", "--output", str(tmp_path), "--ledger", ledger)


class TestCite:
    """`wathiq cite`."""

    def test_a_citation_has_everything_to_check_it(self):
        """Outlet, title, day, words with their place, the claim, who coded it and according to whom."""
        record = claim_to_record(claim(report()))
        words = record["evidence"]
        for part in (
            "صحيفة الساحل", "عمال إلى روسيا", "2022-08-31", words["text"], f"{words['start']}–{words['end']} of report r1",
            "https://example.org/1", record["id"], "1.0.0 (ar-1)", "planned", "سالم العمري ← المنار",
        ):  # fmt: skip
            assert part in plain(record)
            assert part in bibtex(record)

    def test_no_command_of_latex_comes_from_a_report(self):
        """Braces balance and marks are escaped, whatever a title holds."""
        record = claim_to_record(
            claim(replace(report(), title=r"\input{/etc/passwd} 50% } @misc{x, #&_~^$", url="https://e.org/}{a b"))
        )
        entry = bibtex(record)
        bare = re.sub(r"\\[{}#$%&_]", "", entry.replace(r"\textbackslash{}", ""))
        assert bare.count("{") == bare.count("}")
        assert r"\textbackslash{}input\{/etc/passwd\} 50\% \} @misc\{x, \#\&\_" in entry
        assert "https://e.org/%7D%7Ba%20b" in entry

    def test_a_report_without_facts_is_cited_too(self):
        """No outlet, title, date or address: the citation says so and stands."""
        record = claim_to_record(claim(replace(report(published=None), outlet=None, title=None, url=None)))
        assert plain(record).startswith("unknown outlet, n.d.: “")
        assert "year" not in bibtex(record)

    def test_a_claim_is_found_by_its_first_letters(self, ledger: str):
        """Enough letters of an id do; too few, or wrong ones, are one line."""
        ids = [json.loads(line)["id"] for line in run("claims", "--format", "jsonl", "--ledger", ledger)[0].splitlines()]
        assert ids[0] in run("cite", ids[0][:10], "--ledger", ledger)[0]
        assert run("cite", ids[0], "--format", "bibtex", "--ledger", ledger)[0].startswith("@misc{wathiq-")
        with pytest.raises(UsageError, match="is not there"):
            run("cite", "xyz", "--ledger", ledger)
        with pytest.raises(UsageError, match="several"):
            run("cite", "", "--ledger", ledger)


class TestImport:
    """`wathiq import`."""

    def test_what_was_taken_and_what_was_not_is_one_line(self, tmp_path: Path):
        """Reports, claims, and rows left out with their reasons; the ledger that results is proved."""
        rows, target = tmp_path / "rows.tab", str(tmp_path / "a.db")
        rows.write_text("\ufeff" + file(ROW, {**ROW, "CAMEO Code": "010"}), encoding="utf-8")
        out, _ = run("import", str(rows), "--from", "icews", "--ledger", target)
        assert out == f"1 report, 1 claim in {target}; 1 of 2 rows left out: 1 CAMEO 010\n"
        assert "(1 report known already)" in run("import", str(rows), "--from", "icews", "--ledger", target)[0]
        assert "every value points at its words" in run("verify", "--ledger", target)[0]

    def test_bad_files_are_one_line(self, tmp_path: Path):
        """A file that is not there, and one that is no table."""
        target = str(tmp_path / "a.db")
        with pytest.raises(UsageError, match="cannot be read"):
            run("import", str(tmp_path / "none.tab"), "--from", "icews", "--ledger", target)
        binary = tmp_path / "x.tab"
        binary.write_bytes(b"\xff\xfe\x00\x01")
        with pytest.raises(Exception, match=r"is no table of texts|has no column"):
            run("import", str(binary), "--from", "polecat", "--ledger", target)


class TestDossier:
    """`wathiq dossier`."""

    def test_it_tells_everything(self, ledger: str):
        """Status, grade, origins, both sides of the contradiction, provisions, and each claim in its sentence."""
        html = run("dossier", event(ledger), "--ledger", ledger)[0]
        for part in (
            "contested",
            "Says that it did not happen",
            "UNSCR-2397-8",
            "سالم العمري",
            "جريدة الجبل",
            "provide labour",
        ):
            assert part in html
        assert re.search(
            r"<blockquote[^>]*>موسكو - قال السفير سالم العمري لصحيفة المنار إن <mark>بيونغ يانغ سترسل 300 عامل", html
        )

    def test_it_runs_nothing_and_fetches_nothing(self, ledger: str):
        """No script, no address in any element, a policy that admits only the page's own style; hostile titles are text."""
        html = run("dossier", event(ledger), "--ledger", ledger)[0]
        assert "script-src &#39;none&#39;" in html
        assert "<script" not in html
        assert re.findall(r"<[^>]+\b(?:src|href|action|srcset|onerror)\s*=", html) == []
        assert "&lt;script&gt;alert(1)" in html

    def test_it_speaks_arabic(self, ledger: str):
        """Labels, names of states and direction follow the language."""
        html = run("dossier", event(ledger), "--labels", "ar", "--ledger", ledger)[0]
        assert '<html lang="ar" dir="rtl">' in html
        for part in ("كوريا الشمالية", "التناقضات", "متنازع عليه", "تقريرين"):
            assert part in html

    def test_an_event_that_is_not_there_is_wrong_usage(self, ledger: str):
        """One line, with where to find ids."""
        with pytest.raises(UsageError, match="wathiq events"):
            run("dossier", "nothing", "--ledger", ledger)
