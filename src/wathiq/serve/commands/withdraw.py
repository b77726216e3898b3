"""`wathiq withdraw`: take a voice or a report out of account, and see what falls."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

if TYPE_CHECKING:
    from wathiq.ledger import Ledger, Withdrawal

Name = Annotated[str, typer.Argument(help="The name of a voice, in any script, or the id of a report.", show_default=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would fall; change nothing.")]
Undo = Annotated[bool, typer.Option("--undo", help="Restore what was withdrawn.")]
Reason = Annotated[str, typer.Option(help="Why, for those who come after.")]
Day = Annotated[str | None, typer.Option(help="The day of the decision (YYYY-MM-DD); today, if left out.")]


def withdraw(
    name: Name,
    *,
    dry_run: DryRun = False,
    undo: Undo = False,
    reason: Reason = "",
    day: Day = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Withdraw a voice or a report, and see what falls.

    What it alone told falls, what others told too stands. Nothing is erased: a withdrawal is one more entry, and --undo
    another.
    """
    from wathiq.ledger import Ledger, Withdrawal
    from wathiq.serve.output import one_line

    with Ledger(ledger, create=False) as opened:
        decided = day or datetime.now(UTC).date().isoformat()
        decision = Withdrawal("report" if opened.has_report(name) else "voice", name, not undo, decided, reason)
        if not undo:
            _show(opened, decision)
        if dry_run:
            return
        changed = opened.withdraw(decision)
    done = "restored" if undo else "withdrawn"
    one_line(f"{decision.what} '{name}': {done}" + ("" if changed else " already"))


def _show(ledger: Ledger, decision: Withdrawal) -> None:
    from wathiq.serve.formats import fall_table
    from wathiq.serve.output import console
    from wathiq.serve.reconciled import fall
    from wathiq.upkeep import rehearse

    fall_table.write(fall(rehearse(ledger, decision)), console())
