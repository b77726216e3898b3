"""Wathiq asks nobody: from reading to the balance sheet, no connection is opened and no name is looked up."""

import socket
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from wathiq.serve.command import main

TEXT = """\
الكرنك - وكالات - 12 مارس 2021

قال وزير الخارجية الروسي إن موسكو سترسل 500 طن من القمح إلى كوريا الشمالية في مايو المقبل.
ودانت اليابان التجربة الصاروخية التي أجرتها بيونغ يانغ، فيما نفت كوريا الشمالية أنها باعت أسلحة إلى روسيا.
"""


def refuse(*_arguments: object, **_named: object) -> NoReturn:
    """Stands where the network was."""
    raise AssertionError("a connection was asked for")


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which every way to the network fails the test."""
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.mark.usefixtures("offline")
def test_nothing_is_asked_of_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Reading a text and a page, listing, the balance sheet, an export and the proof open no connection."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    page = f'<html lang="ar"><head><script src="https://example.org/x.js"></script></head><body><article>{paragraphs}'
    (tmp_path / "b.html").write_text(page + "</article></body></html>", encoding="utf-8")
    for command in (
        "read a.txt b.html --claims c.jsonl",
        "claims",
        "between RUS PRK",
        "export --to parquet --output c.parquet",
        "verify",
    ):
        monkeypatch.setattr(sys, "argv", ["wathiq", *command.split()])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert left.value.code in (0, None), said.err
    assert (tmp_path / "wathiq.db").exists()


@pytest.mark.usefixtures("offline")
def test_the_guard_guards():
    """Were a connection asked for, the test above would fail."""
    with pytest.raises(AssertionError, match="asked for"):
        socket.create_connection(("example.org", 80))
