"""Encodings: the text arrives letter by letter, or the file is refused; never a text in wrong letters."""

import hashlib
from pathlib import Path

import pytest
from tests.unit.read.texts import ARABIC, ENGLISH, RUSSIAN, one, refusal

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859_6")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_arabic_is_read_in_the_encodings_of_the_press(tmp_path: Path, encoding: str):
    """Old and new encodings of Arabic give the same text, and the hash is that of the original bytes."""
    content = ARABIC.encode(encoding)
    report = one(tmp_path / "a.txt", content)
    assert report.text == ARABIC
    assert report.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), ("The “café” — closed.", "cp1252")])
def test_other_scripts_are_read_too(tmp_path: Path, text: str, encoding: str):
    """Russian and Western encodings are recognised."""
    assert one(tmp_path / "a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [ENGLISH, "A\r\nB\r\n", "كتـــاب\u200f وَ\u00a0قلم\n\n", "\ufefeنص\u2028نص"[1:]])
def test_the_text_is_never_altered(tmp_path: Path, text: str):
    """Line ends, tatweel, diacritics, no-break spaces and direction marks stay."""
    assert one(tmp_path / "a.txt", text).text == text


def test_damaged_utf_8_is_refused_with_the_place(tmp_path: Path):
    """One broken byte in a UTF-8 file is not taken for another encoding."""
    start, rest = ARABIC[:20].encode(), ARABIC[20:].encode()
    said = refusal(tmp_path / "a.txt", start + b"\xd8" + rest)
    assert f"is UTF-8 with a damaged character at byte {len(start)}" in said


def test_a_few_letters_in_an_unknown_encoding_are_refused(tmp_path: Path):
    """Where there is too little to tell by, nothing is guessed."""
    assert "encoding that cannot be told; save it as UTF-8" in refusal(tmp_path / "a.txt", "قطعت".encode("cp1256"))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00", "an image"),
        (b"{\\rtf1 text}", "an RTF document"),
        (bytes(range(256)), "binary, not text"),
        (b"\x00" * 50, "binary, not text"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, what: str):
    """Binary files give one line that says what they are and what to do."""
    assert f"is {what}" in refusal(tmp_path / "a.txt", content)
    assert "convert it to text" in refusal(tmp_path / "a.txt", content)


def test_a_text_of_twenty_megabytes_is_refused(tmp_path: Path):
    """There is a limit to one report, and the message says which."""
    assert "is longer than 10 MB; split it into reports" in refusal(tmp_path / "a.txt", b"word " * 4_000_000)
