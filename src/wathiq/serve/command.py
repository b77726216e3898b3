"""The command line. ``COMMANDS`` is the whole list; each command is a module of ``commands/``.

An error of ours is one line on standard error, ``wathiq: SUBJECT: PROBLEM; WAY OUT``, never a traceback. Exit status:
0 done, 1 an input or a check failed, 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from wathiq.errors import UsageError, WathiqError
from wathiq.serve.commands import review
from wathiq.serve.commands.between import between
from wathiq.serve.commands.cite import cite
from wathiq.serve.commands.claims import claims
from wathiq.serve.commands.demo import demo
from wathiq.serve.commands.dossier import dossier
from wathiq.serve.commands.events import events
from wathiq.serve.commands.export import export
from wathiq.serve.commands.forecasts import forecasts
from wathiq.serve.commands.import_rows import import_
from wathiq.serve.commands.lists import load, show
from wathiq.serve.commands.read import read
from wathiq.serve.commands.sanctions import sanctions
from wathiq.serve.commands.schema import schema
from wathiq.serve.commands.screen import screen
from wathiq.serve.commands.serve import serve
from wathiq.serve.commands.sources import sources
from wathiq.serve.commands.verify import verify
from wathiq.serve.commands.version import version
from wathiq.serve.commands.votes import votes
from wathiq.serve.commands.withdraw import withdraw
from wathiq.serve.output import one_line, speak_utf8
from wathiq.version import __version__

COMMANDS: tuple[Callable[..., None], ...] = (
    *(read, claims, events, sources, forecasts, between, sanctions, screen, votes),
    *(withdraw, dossier, export, cite, import_),
    *(serve, verify, schema, demo, version),
)
LISTS: tuple[Callable[..., None], ...] = (load, show)  # `wathiq lists load`, `wathiq lists show`
REVIEWS: tuple[Callable[..., None], ...] = (  # `wathiq review list` and so on
    *(review.list_, review.accept, review.reject, review.correct, review.undo, review.pair),
    *(review.agreement, review.export),
)

_INTERRUPTED = 130


def application() -> typer.Typer:
    """The command line with all its commands."""
    app = typer.Typer(
        name="wathiq",
        help="Wathiq reads the news and keeps a sourced ledger of what states do for, to and with one another.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # plain help: the decorated one takes longer to load than all the rest
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for command in COMMANDS:
        app.command(name_of(command))(command)
    app.add_typer(_group(LISTS, "Load and show sanctions lists."), name="lists")
    app.add_typer(_group(REVIEWS, "Accept, reject and correct claims; join and part what events are made of."), name="review")
    return app


def _group(commands: tuple[Callable[..., None], ...], about: str) -> typer.Typer:
    """Commands under one name."""
    group = typer.Typer(help=about, no_args_is_help=True, rich_markup_mode=None)
    for command in commands:
        group.command(name_of(command))(command)
    return group


def name_of(command: Callable[..., None]) -> str:
    """What a command is called: as its function, whose name has an underscore behind it where Python keeps the word."""
    return command.__name__.removesuffix("_")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"wathiq {__version__}")
        raise typer.Exit


_Version = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")]


def _options(version: _Version = False) -> None:
    """Wathiq reads the news and keeps a sourced ledger of what states do for, to and with one another."""


def main() -> None:
    """Run the command line and leave with its exit status."""
    speak_utf8()
    try:
        application()()
    except BrokenPipeError:  # whoever read our output has had enough, as in `wathiq claims | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except WathiqError as error:
        one_line(f"wathiq: {error}")
        sys.exit(2 if isinstance(error, UsageError) else 1)
