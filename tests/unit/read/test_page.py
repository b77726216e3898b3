"""Pages: the article's text and what the head says of it; nothing of scripts and menus."""

from pathlib import Path

import pytest
from tests.unit.read.texts import FIRST, RUSSIAN, SECOND, one, refusal

PAGE = f"""<!doctype html><html lang="ar-EG"><head><meta charset="CHARSET"><title>قمح للشمال - الكرنك</title>
<meta property="og:site_name" content="الكرنك"><meta property="article:published_time" content="2021-03-12T10:00:00Z">
<link rel="canonical" href="https://karnak.example/a/1"><script>document.write("سر")</script><style>p {{}}</style></head>
<body><nav><a href="/">قائمة</a> <a href="/s">رياضة</a></nav><article><h1>قمح للشمال</h1><p>{FIRST}</p>
<script>var hidden = "سر"</script><p>{SECOND}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_an_article_comes_with_what_its_page_says(tmp_path: Path):
    """Text, outlet, day, title and address are taken from the page, and recorded as found."""
    report = one(tmp_path / "a.html", PAGE.replace("CHARSET", "utf-8"))
    assert FIRST in report.text
    assert SECOND in report.text
    assert (report.outlet, report.published, report.language) == ("الكرنك", "2021-03-12", "ar")
    assert (report.title, report.url) == ("قمح للشمال", "https://karnak.example/a/1")
    assert report.assumed == ("outlet", "published", "language", "title", "url")


def test_scripts_and_menus_are_not_read(tmp_path: Path):
    """Nothing that a reader of the page would not call the article is in the text."""
    text = one(tmp_path / "a.html", PAGE).text
    assert not [word for word in ("سر", "hidden", "رياضة", "محفوظة") if word in text]


@pytest.mark.parametrize(("declared", "encoding"), [("windows-1256", "cp1256"), ("koi8-r", "cp1256"), ("rot13", "utf-8")])
def test_a_page_is_believed_only_as_far_as_its_bytes_go(tmp_path: Path, declared: str, encoding: str):
    """A declared encoding is used if it is one of the usual ones; UTF-8 that is UTF-8 wins."""
    report = one(tmp_path / "a.html", PAGE.replace("CHARSET", declared).encode(encoding))
    assert (FIRST in report.text) == (declared != "koi8-r")


def test_the_template_does_not_decide_the_language(tmp_path: Path):
    """lang="en" on a page in another script is a leftover of its template."""
    page = f'<html lang="en"><body><article><p>{RUSSIAN * 3}</p></article></body></html>'
    assert one(tmp_path / "a.html", page).language == "ru"


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><body><script>var text = 'a b c d e f g h i j'</script></body></html>", "<p>"]
)
def test_a_page_without_an_article_says_so(tmp_path: Path, page: str):
    """An empty page gives one line."""
    assert "is a page without an article" in refusal(tmp_path / "a.html", page)


def test_a_hostile_page_does_no_harm(tmp_path: Path):
    """Thousands of elements within one another give a report or one line."""
    (tmp_path / "a.html").write_text("<html>" + "<div>" * 20_000 + FIRST)
    refusal(tmp_path / "a.html", (tmp_path / "a.html").read_bytes())
