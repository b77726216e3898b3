"""Whatever bytes come, reading gives reports or errors; and a text in JSON arrives as it was."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from wathiq.errors import InputError
from wathiq.model import Report
from wathiq.read import Defaults, reports
from wathiq.read.dateline import day_of

ENDINGS = st.sampled_from((".txt", ".json", ".jsonl", ".html", ".bin"))
PIECES = st.sampled_from(
    (
        b"{",
        b"}",
        b"[",
        b'"text"',
        b":",
        b",",
        b'"',
        b"\n",
        b"\\ud800",
        b"<p>",
        b"<html>",
        b"\xd8\xa7",
        b"\xc7\xe1",
        b"\0",
        b"\xff\xfe",
    )
)
BYTES = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=30).map(b"".join))
WRITABLE = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=200)


def read(content: bytes, ending: str) -> list[Report | InputError]:
    """All that a file with this content and ending gives."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(content)
        return list(reports([str(path)], Defaults()))


@given(BYTES, ENDINGS)
@settings(max_examples=80, deadline=None)
def test_any_bytes_give_reports_or_errors(content: bytes, ending: str):
    """Nothing raises, nothing is silent, and every report can be stored."""
    results = read(content, ending)
    assert results
    for result in results:
        if isinstance(result, Report):
            assert result.text.encode("utf-8")
            assert len(result.sha256) == 64
        else:
            assert isinstance(result, InputError)
            assert "\n" not in str(result)


@given(st.lists(WRITABLE, min_size=1, max_size=5), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_text_in_json_arrives_as_it_was(texts: list[str], escaped: bool):
    """Every code point of every text with a word in it, whether escaped or not, in order."""
    content = "".join(json.dumps({"text": text}, ensure_ascii=escaped) + "\n" for text in texts)
    results = read(content.encode("utf-8"), ".jsonl")
    for text, result in zip(texts, results, strict=True):
        if any(map(str.isalnum, text)):
            assert isinstance(result, Report)
            assert result.text == text
        else:
            assert isinstance(result, InputError)


@given(st.text("0123456789٣١/-. ،:\nأغسطسآب", max_size=60), st.sampled_from(("ar", "en", "ru", "zz")))
@settings(max_examples=100, deadline=None)
def test_the_day_of_publication_is_a_day(text: str, language: str):
    """Any jumble of digits and months gives a day or none."""
    told = day_of(text, language)
    assert told is None or len(told) == 10
