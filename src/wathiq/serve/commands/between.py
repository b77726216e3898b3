"""`wathiq between`: the balance sheet of two parties."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath, Since, Status, Until

if TYPE_CHECKING:
    from wathiq.serve.balance import Balance

Format = Literal["table", "jsonl", "md"]

First = Annotated[str, typer.Argument(help="A party: a code (PRK) or a name in any language.", show_default=False)]
Second = Annotated[str, typer.Argument(help="The other party.", show_default=False)]
Formats = Annotated[Format, typer.Option("--format", help="How to write it.")]


def between(
    first: First,
    second: Second,
    *,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    form: Formats = "table",
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Show the balance sheet of two parties.

    What each gives the other, what they do to each other, how real it is, and according to whom.
    """
    from wathiq.errors import UsageError
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.balance import balance
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.values import statuses

    pair = party_code(first), party_code(second)
    if pair[0] == pair[1]:
        raise UsageError(f"the party {pair[0]}", "stands on both sides", "name two different parties")
    wanted = Filter(pair=pair, status=statuses(status), since=since, until=until)
    with Ledger(ledger, create=False) as opened:
        write(balance(opened.claims(wanted), *pair), form)


def write(sheet: Balance, form: Format) -> None:
    """Write a balance sheet to standard output."""
    from wathiq.serve.formats import balance_jsonl, balance_markdown, balance_table
    from wathiq.serve.output import console

    if form == "jsonl":
        balance_jsonl.write(sheet, sys.stdout)
    elif form == "md":
        balance_markdown.write(sheet, sys.stdout)
    else:
        balance_table.write(sheet, console())
