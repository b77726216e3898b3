"""Roll calls from files of both layouts, and files that are neither."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from wathiq.errors import InputError
from wathiq.votes import RollCallVote, roll_calls

PLAIN = "resolution,iso3,name_in_source,vote\nA/1,prk,North Korea,N\nA/1,RUS,Russia,Y\nA/1,CHN,China,absent\n"
UNVOTES = 'rcid,session,date,unres,country_code,country,vote\n9.0,60.0,2006-05-08,R/60/1,KP,"Korea, North",abstain\n'
ALPHA3 = {"KP": "PRK"}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_plain_layout(tmp_path: Path) -> None:
    """Letters become choices; who did not vote is left out."""
    found = list(roll_calls(written(tmp_path / "a.csv", PLAIN.encode()), ALPHA3))
    assert found == [RollCallVote("A/1", "A/1", "PRK", 3), RollCallVote("A/1", "A/1", "RUS", 1)]


@pytest.mark.parametrize("packed", [False, True])
def test_unvotes_layout_plain_and_packed(tmp_path: Path, packed: bool) -> None:
    """Two-letter codes become ours; a compressed file reads the same."""
    content = gzip.compress(UNVOTES.encode()) if packed else b"\xef\xbb\xbf" + UNVOTES.encode()
    (vote,) = roll_calls(written(tmp_path / "a.csv", content), ALPHA3)
    assert vote == RollCallVote("9.0", "R/60/1", "PRK", 2, 60, "2006-05-08")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no columns"),
        (b"a,b\n1,2\n", "no columns"),
        (b"\x00\xff\xfe", "cannot be read"),
        (b"\x1f\x8bbroken", "cannot be read"),
        (b"rcid,session,date,unres,country_code,vote\n1,soon,2006,r,KP,yes\n", "line 2"),
        (b"rcid,session,date,unres,country_code,vote\n1,60,2006,r,KP\n1", ""),
    ],
)
def test_bad_files_give_one_clear_line(tmp_path: Path, content: bytes, told: str) -> None:
    """What is no file of roll calls is said to be none; a short row is only passed over."""
    path = written(tmp_path / "a.csv", content)
    if told:
        with pytest.raises(InputError, match=told):
            list(roll_calls(path, ALPHA3))
    else:
        assert list(roll_calls(path, ALPHA3)) == []


def test_a_missing_file(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(InputError, match=r"none\.csv"):
        list(roll_calls(tmp_path / "none.csv", ALPHA3))
