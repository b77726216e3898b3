"""`wathiq forecasts`: what was announced or foretold, and what became of it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from wathiq.serve.commands.claims import Source, Target
from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath, Status

Format = Literal["table", "jsonl"]

Outcomes = Annotated[
    list[str] | None, typer.Option("--outcome", help="Only this outcome: open, fulfilled, failed, overdue; may be repeated.")
]
Formats = Annotated[Format, typer.Option("--format", help="How to write them.")]


def forecasts(
    *,
    source: Source = None,
    target: Target = None,
    status: Status = None,
    outcome: Outcomes = None,
    as_of: AsOf = None,
    form: Formats = "table",
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """List forecasts, and what became of them.

    Plans, predictions and conditional acts, with later reports held against them. An outcome is open, fulfilled, failed, or
    overdue: its time has passed and nobody says that it happened.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.reconcile import forecasts as book
    from wathiq.serve.formats import forecasts_table, jsonl
    from wathiq.serve.labels import plural
    from wathiq.serve.output import console, one_line
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.reconciled import reconciled
    from wathiq.serve.values import outcomes, statuses

    asked, ends = statuses(status), outcomes(outcome)
    wanted = Filter(source=source and party_code(source), target=target and party_code(target), as_of=as_of)
    with Ledger(ledger, create=False) as opened:
        found = reconciled(opened, wanted)
    kept = [
        one
        for one in book(found.events, found.claims, as_of or datetime.now(UTC).date().isoformat())
        if (not ends or one.outcome in ends) and (not asked or one.claim.act.status.value in asked)
    ]
    if form == "jsonl":
        jsonl.write(map(forecasts_table.as_record, kept), sys.stdout)
        return
    forecasts_table.write(kept, console())
    one_line(plural(len(kept), "forecast") if kept else "No forecast matches.")
