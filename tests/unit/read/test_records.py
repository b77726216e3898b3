"""Reports as JSON: fields are taken as given, wrong ones named with file and line."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.unit.read.texts import ARABIC, one, read, refusal

from wathiq.errors import InputError
from wathiq.model import Report
from wathiq.read.draft import LONGEST

WHOLE = {
    "id": "r-1",
    "outlet": "الكرنك",
    "published": "2021-03-12",
    "language": "ar",
    "title": "قمح",
    "url": "https://karnak.example/1",
    "text": ARABIC,
}


def test_every_field_arrives_as_it_was_given(tmp_path: Path):
    """Nothing is assumed of a report that says everything; keys that are not ours do no harm."""
    line = json.dumps({**WHOLE, "section": 7}, ensure_ascii=False)
    report = one(tmp_path / "a.jsonl", line + "\n")
    assert {name: getattr(report, name) for name in WHOLE} == WHOLE
    assert report.assumed == ()
    assert report.sha256 == hashlib.sha256(line.encode("utf-8")).hexdigest()


def test_only_the_text_is_needed(tmp_path: Path):
    """A report without an id has one that its content decides; null and empty fields are missing ones."""
    first = one(tmp_path / "a.jsonl", json.dumps({"text": ARABIC}))
    second = one(tmp_path / "b.json", json.dumps({"text": ARABIC, "id": "", "outlet": None, "title": " "}, indent=2))
    assert first.id == second.id
    assert len(first.id) == 16
    assert (second.outlet, second.title, second.assumed) == (None, None, ("language",))


def test_a_time_of_publication_gives_its_day_and_a_locale_its_language(tmp_path: Path):
    """2021-03-12T23:10:00+03:00 is the 12th; ar-EG is Arabic."""
    report = one(tmp_path / "a.json", json.dumps({**WHOLE, "published": "2021-03-12T23:10:00+03:00", "language": "ar-EG"}))
    assert (report.published, report.language) == ("2021-03-12", "ar")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": 5}', "has a number as its 'text'"),
        ('{"text": "نص", "outlet": ["ا"]}', "has a list as its 'outlet'"),
        ('{"text": "نص", "published": "12 مارس"}', "has '12 مارس' as its 'published'"),
        ('{"text": "نص", "published": "2021-02-30"}', "has '2021-02-30' as its 'published'"),
        ('{"text": "نص", "language": "Arabic"}', "has 'Arabic' as its 'language'"),
        ('{"text": "\\ud800"}', "has a broken character in its 'text'"),
        ('{"text": " \\n"}', "is empty"),
        ('{"text": "..."}', "holds no words"),
        ('{"title": "قمح"}', "has no 'text'"),
        ('{"text": "نص', "is JSON that is cut off"),
        ("{'text': 'نص'}", "is not valid JSON"),
        ("[1]", "is JSON but no report"),
        ('{"text": ' + "[" * 100_000, "is JSON that is nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "is JSON with a number that is too long"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, line: str, said: str):
    """One wrong line gives one message with file, line, fault and way out; blank lines only count."""
    good = json.dumps({"text": ARABIC})
    (tmp_path / "a.jsonl").write_text(f"{good}\n\n{line}\n{good}\n", encoding="utf-8")
    first, error, last = read(tmp_path / "a.jsonl")
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert str(error).startswith(f"{tmp_path}/a.jsonl, line 3: {said}")
    assert "\n" not in str(error)


def test_a_list_of_reports_is_read_up_to_where_it_breaks(tmp_path: Path):
    """The reports before a break are kept; the break is named once."""
    (tmp_path / "a.json").write_text(
        '[{"text": "نص أول"}, {"text": 3},\n {"text": "نص ثالث"}, {"text": "نص را', encoding="utf-8"
    )
    results = read(tmp_path / "a.json")
    assert [result.text for result in results if isinstance(result, Report)] == ["نص أول", "نص ثالث"]
    assert [str(error).partition(": ")[0][-8:] for error in results if isinstance(error, InputError)] == [
        "report 2",
        "report 4",
    ]


@pytest.mark.parametrize(
    "content", ["[", "[]", "{", "", "\n\n", "nothing", '[{"text": "نص"}', '[{"text": "نص"}] [{"text": "نص"}]']
)
def test_a_document_without_a_whole_report_says_so(tmp_path: Path, content: str):
    """No JSON file fails in silence."""
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    assert isinstance(read(tmp_path / "a.json")[-1], InputError)


def test_an_endless_line_is_named_and_passed_over(tmp_path: Path):
    """A line over the limit costs one message, not the lines after it."""
    good = json.dumps({"text": ARABIC}).encode()
    (tmp_path / "a.jsonl").write_bytes(good + b'\n{"text": "' + b"x" * 2 * LONGEST + b'"}\n' + good)
    first, error, last = read(tmp_path / "a.jsonl")
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert str(error).startswith(f"{tmp_path}/a.jsonl, line 2: is longer than 10 MB")


def test_lines_in_utf_16_are_read(tmp_path: Path):
    """Whatever the encoding of the file, its lines are reports."""
    line = json.dumps(WHOLE, ensure_ascii=False) + "\n"
    (tmp_path / "a.jsonl").write_bytes((line * 2).encode("utf-16"))
    assert [result.text for result in read(tmp_path / "a.jsonl") if isinstance(result, Report)] == [ARABIC] * 2


def test_what_is_no_json_at_all_is_said_once(tmp_path: Path):
    """A binary file with the ending .jsonl gives one line, not one for each of its own."""
    assert "binary" in refusal(tmp_path / "a.jsonl", b"\x00\x01\x9f\n" * 1000)
    assert "encoding" in refusal(tmp_path / "b.jsonl", b"\xd8\xfe\x9f\n" * 1000)
