"""`wathiq votes`: how far two states vote alike in the UN General Assembly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from wathiq.serve.vote_sessions import Rows
    from wathiq.votes import Agreement

Format = Literal["table", "jsonl"]

First = Annotated[str, typer.Argument(help="A state: a code (PRK) or a name in any language.", show_default=False)]
Second = Annotated[str, typer.Argument(help="The other state.", show_default=False)]
Files = Annotated[
    list[Path], typer.Option("--file", help="Roll calls as CSV, plain or .gz; may be repeated.", show_default=False)
]
Formats = Annotated[Format, typer.Option("--format", help="How to write it.")]


def votes(first: First, second: Second, *, files: Files, form: Formats = "table") -> None:
    """Show how far two states vote alike, session by session.

    Share of equal votes, S-score, Cohen's kappa and Scott's pi with squared distances. Wathiq brings no roll calls: name your
    files, such as those of the R package unvotes.
    """
    from wathiq.errors import UsageError
    from wathiq.serve.output import console
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.vote_sessions import by_session

    pair = party_code(first), party_code(second)
    if pair[0] == pair[1]:
        raise UsageError(f"the party {pair[0]}", "stands on both sides", "name two different states")
    rows = by_session(files, *pair)
    if not rows:
        raise UsageError(f"{pair[0]} and {pair[1]}", "have no roll call in common in these files", "name other states or files")
    if form == "jsonl":
        for session, found in rows:
            print(json.dumps(as_record(pair, session, found)))
    else:
        console().print(table(pair, rows))


def as_record(pair: tuple[str, str], session: str, found: Agreement) -> dict[str, object]:
    """One line of figures in the public form."""
    return {
        "first": pair[0], "second": pair[1], "session": session, "common": found.common, "share": found.share,
        "s_score": found.s_score, "kappa": found.kappa, "pi": found.pi,
    }  # fmt: skip


def table(pair: tuple[str, str], rows: Rows) -> object:
    """The figures for the eye, a bar for the chance-corrected agreement."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    made = Table(
        title=f"{pair[0]} and {pair[1]} in the UN General Assembly", title_justify="left", title_style="bold", box=SIMPLE_HEAD
    )
    for name in ("Session", "Roll calls", "Equal", "S", "kappa", "pi", ""):
        made.add_column(name, justify="right" if name else "left")
    for session, found in rows:
        bar = Text("█" * round(20 * max(found.pi or 0.0, 0.0)), style="green")
        figures = (f"{found.share:.0%}", f"{found.s_score:+.2f}", *(_signed(value) for value in (found.kappa, found.pi)))
        made.add_row(session, str(found.common), *figures, bar)
    return made


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.2f}"
