"""Files, folders and standard input: each is read once, in order, and what cannot be read stops nothing."""

import io
import os
import sys
from pathlib import Path

import pytest
from tests.unit.read.texts import ARABIC, ENGLISH, read

from wathiq.errors import InputError
from wathiq.model import Report
from wathiq.read import Defaults, reports


def names(results: list[Report | InputError]) -> list[str]:
    """First words of the reports, and what is said of failures."""
    return [str(result) if isinstance(result, InputError) else result.text.split()[0] for result in results]


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path):
    """Files and folders are taken by name; hidden ones and unknown endings are passed over in silence."""
    for name in ("c/1.txt", "a.txt", "b/2.TXT", "b/1.htm.txt", ".hidden.txt", ".git/x.txt", "a.csv", "b/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name.replace('/', '-')} {ENGLISH}")
    assert names(read(tmp_path)) == ["a.txt", "b-1.htm.txt", "b-2.TXT", "c-1.txt"]


def test_a_bad_file_is_named_and_the_others_go_on(tmp_path: Path):
    """What does not exist, may not be read or is empty gives one line each, in its place."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "empty.txt").touch()
    results = read(tmp_path / "a.txt", tmp_path / "none.txt", tmp_path / "empty.txt", tmp_path / "a.txt")
    assert [isinstance(result, Report) for result in results] == [True, False, False, True]
    assert str(results[1]) == f"{tmp_path}/none.txt: does not exist; check how its name is spelt"
    assert str(results[2]) == f"{tmp_path}/empty.txt: is empty; give it a text, or leave it out"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_said_to_be_forbidden(tmp_path: Path):
    """A file without the right to read it gives one line."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "a.txt").chmod(0)
    assert "may not be read" in str(read(tmp_path)[0])


def test_a_folder_without_reports_is_said_to_hold_none(tmp_path: Path):
    """An empty folder is a mistake of the user's, not a silent success."""
    assert "holds no reports" in str(read(tmp_path)[0])


def test_links_that_lead_in_circles_end(tmp_path: Path):
    """A folder is read once, whatever links lead to it; a link to nothing is said to lead nowhere."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(ENGLISH)
    (tmp_path / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "z.txt").symlink_to("nothing")
    results = read(tmp_path)
    assert names(results)[0] == "The"
    assert [str(result).split("; ")[0] for result in results[1:]] == [f"{tmp_path}/z.txt: does not exist"]


def test_deep_folders_are_no_danger(tmp_path: Path):
    """Folders within folders within folders are walked without nesting calls."""
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(ENGLISH)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        assert len(read(tmp_path)) == 1
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("content", [ARABIC, '{"text": "نص قصير"}\n', '[{"text": "نص قصير"}]', '{\n"text": "نص قصير"\n}'])
def test_standard_input_may_be_text_or_reports(content: str, encoding: str, monkeypatch: pytest.MonkeyPatch):
    """What comes on standard input is recognised by how it begins, in any usual encoding."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode(encoding))))
    (report,) = read("-")
    assert isinstance(report, Report)
    assert report.text in (ARABIC, "نص قصير")


def test_a_file_named_outright_is_read_whatever_its_ending(tmp_path: Path):
    """An unknown ending is no obstacle when the user means the file."""
    for name, content in (("a.log", ARABIC), ("b", '{"text": "نص قصير"}'), ("c.xhtml", f"<html><p>{ARABIC}</p></html>")):
        (tmp_path / name).write_text(content)
        assert isinstance(read(tmp_path / name)[0], Report)


def test_what_is_no_file_is_left_alone(tmp_path: Path):
    """A pipe in a folder, which might never end, is passed over."""
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(ENGLISH)
    assert names(read(tmp_path)) == ["The"]


def test_names_in_any_bytes_can_be_printed(tmp_path: Path):
    """A file name that is not UTF-8, or holds a NUL, gives a line that can be written."""
    broken = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    for path in (broken, f"{tmp_path}/a\0b.txt", ""):
        (error,) = read(path)
        str(error).encode("utf-8")


def test_reports_come_one_by_one(tmp_path: Path):
    """The first report is there before the second input is looked at."""
    (tmp_path / "a.txt").write_text(ENGLISH)
    coming = reports([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")], Defaults())
    next(coming)
    (tmp_path / "later.txt").write_text(ENGLISH)
    assert isinstance(next(coming), Report)
