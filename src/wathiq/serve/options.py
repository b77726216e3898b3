"""The options and arguments that commands share, each with its one line of help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DEFAULT_LEDGER = Path("wathiq.db")

LedgerPath = Annotated[Path, typer.Option("--ledger", envvar="WATHIQ_LEDGER", help="The ledger file.")]
Since = Annotated[str | None, typer.Option(help="Only acts on or after this date: 2022, 2022-08 or 2022-08-31.")]
Until = Annotated[str | None, typer.Option(help="Only acts on or before this date.")]
Status = Annotated[list[str] | None, typer.Option(help="Only this status: happened, planned, possible …; may be repeated.")]
VoteFiles = Annotated[
    list[Path] | None, typer.Option("--votes", help="Roll calls to show between two states; may be repeated.")
]
AsOf = Annotated[str | None, typer.Option(help="Only what was known on this day: reports published until then, and no later.")]
