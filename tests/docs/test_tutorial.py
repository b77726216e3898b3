"""The tutorial can be followed to its end."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wathiq.serve.command import application

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def test_every_command_of_the_tutorial_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each command runs in its turn, ends well and has something to say."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("WATHIQ_LEDGER", str(tmp_path / "wathiq.db"))
    for command in COMMANDS:
        name, *arguments = shlex.split(command)
        done = CliRunner().invoke(application(), arguments)
        assert (name, done.exit_code, done.exception) == ("wathiq", 0, None), command
        assert done.stdout.strip(), command


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)]+)\)", PAGE))
def test_its_links_lead_somewhere(target: str):
    """Each page that the tutorial points to is there."""
    assert (ROOT / "docs" / target).exists()
