"""The documentation cannot lie: whatever there is has its place in it, its links lead somewhere, its code runs."""

import dataclasses
import inspect
import os
import re
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from tests.unit.ledger.samples import claim, meeting, report

from wathiq import errors, model
from wathiq.ledger import Filter, Ledger
from wathiq.ledger.tables import metadata
from wathiq.serve.command import COMMANDS, LISTS, REVIEWS, application, name_of
from wathiq.serve.schema import RECORDS, schema

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted([*DOCS.glob("reference/*.md"), *DOCS.glob("how-to/*.md")])


def page(name: str) -> str:
    """The text of a page."""
    return (DOCS / name).read_text(encoding="utf-8")


def sections(name: str) -> dict[str, str]:
    """The parts of a page by their second-level headings."""
    _, *parts = re.split(r"^## ", page(name), flags=re.MULTILINE)
    return {part.partition("\n")[0].strip(): part for part in parts}


def test_every_command_has_its_section_and_no_other():
    """The page of the command line has one section for each command."""
    named = [*(f"wathiq {name_of(command)}" for command in COMMANDS), "wathiq lists", "wathiq review"]
    assert list(sections("reference/command-line.md")) == named
    assert all(f"wathiq lists {command.__name__}" in page("reference/command-line.md") for command in LISTS)
    assert all(f"`wathiq review {name_of(command)}" in page("reference/command-line.md") for command in REVIEWS)


@pytest.mark.parametrize("name", [name_of(command) for command in COMMANDS])
def test_every_option_is_documented(name: str):
    """Each option of each command stands in its section, and no other option does."""
    command = typer.main.get_command(application()).commands[name]  # type: ignore[attr-defined]
    options = {flag for parameter in command.params for flag in parameter.opts if flag.startswith("--")}
    documented = set(re.findall(r"^\| `(--[a-z-]+)", sections("reference/command-line.md")[f"wathiq {name}"], re.MULTILINE))
    assert documented == options - {"--help"}


@pytest.mark.parametrize("command", REVIEWS, ids=name_of)
def test_every_option_of_a_review_is_documented(command: Any):
    """Each option of each command of `wathiq review` stands in its section."""
    group = typer.main.get_command(application()).commands["review"]  # type: ignore[attr-defined]
    flags = {flag for parameter in group.commands[name_of(command)].params for flag in parameter.opts if flag.startswith("--")}
    assert {
        flag for flag in flags - {"--help"} if f"`{flag}" not in sections("reference/command-line.md")["wathiq review"]
    } == set()


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_of_the_records_is_documented(name: str):
    """Each key that a record may have is named on the page of the records."""
    published = schema(name)
    objects = [published, *published.get("$defs", {}).values()]
    keys = {key for part in objects for key in part.get("properties", {})}
    assert {key for key in keys if f"`{key}`" not in page("reference/records.md")} == set()


@pytest.mark.parametrize("values", [model.StatusValue, model.How, model.Manner, model.PartyKind, model.VoiceKind, model.Good])
def test_every_value_is_documented(values: Any):
    """Each status, rule, manner, kind and good is named on the page of the records."""
    assert {value for value in get_args(values) if value not in page("reference/records.md")} == set()


def test_every_error_is_documented():
    """The headings of the page of errors are the errors there are."""
    there = [name for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, errors.WathiqError)]
    assert list(sections("reference/errors.md")) == there


def test_the_ledger_is_documented():
    """Each method, filter field and table of the ledger is named on its page."""
    methods = [name for name in vars(Ledger) if not name.startswith("_")]
    fields = [field.name for field in dataclasses.fields(Filter)]
    text = page("reference/ledger.md")
    assert [name for name in methods if f"`{name}(" not in text] == []
    assert [name for name in fields if f"`{name}`" not in text] == []
    assert [name for name in metadata.tables if f"`{name}`" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path):
    """Each link to another page, and to a heading of it, leads there."""
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", path.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        found = path.parent / file if file else path
        assert found.exists(), target
        headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE) if heading else []
        assert not heading or heading in [each.lower().replace(" ", "-") for each in headings], target


@pytest.mark.parametrize(
    "code", [code for path in PAGES for code in re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)]
)
def test_code_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each Python example runs as it stands, in a folder with a ledger."""
    with Ledger(tmp_path / "wathiq.db") as ledger:
        ledger.add(report(), [claim(report()), meeting(report())])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    exec(compile(code, "example", "exec"), {})
