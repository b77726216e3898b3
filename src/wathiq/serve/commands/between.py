"""`wathiq between`: the balance sheet of two parties."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath, Since, Status, Until, VoteFiles

if TYPE_CHECKING:
    from wathiq.serve.balance import Balance
    from wathiq.serve.formats.balance_html import Votes

Format = Literal["table", "jsonl", "md", "html"]

First = Annotated[str, typer.Argument(help="A party: a code (PRK) or a name in any language.", show_default=False)]
Second = Annotated[str, typer.Argument(help="The other party.", show_default=False)]
Formats = Annotated[Format, typer.Option("--format", help="How to write it; html is one file that works offline.")]
Labels = Annotated[str, typer.Option(help="The language of the labels in md and html: en or ar.")]


def between(
    first: First,
    second: Second,
    *,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    form: Formats = "table",
    labels: Labels = "en",
    votes: VoteFiles = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Show the balance sheet of two parties.

    What each gives the other, what they do to each other, how real it is, and according to whom.
    """
    from wathiq.errors import UsageError
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.balance import balance
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.reconciled import origin_counter
    from wathiq.serve.values import statuses
    from wathiq.serve.vote_sessions import by_session

    pair = party_code(first), party_code(second)
    if pair[0] == pair[1]:
        raise UsageError(f"the party {pair[0]}", "stands on both sides", "name two different parties")
    wanted = Filter(pair=pair, status=statuses(status), since=since, until=until, as_of=as_of)
    agreement = by_session(votes, *pair) if votes else ()
    with Ledger(ledger, create=False) as opened:
        records = list(opened.claims(wanted))
        write(balance(records, *pair, origin_counter(opened, records)), form, labels, agreement)


def write(sheet: Balance, form: Format, labels: str = "en", votes: Votes = ()) -> None:
    """Write a balance sheet to standard output."""
    if form == "html":
        from wathiq.serve.formats import balance_html
        from wathiq.serve.localise import localiser

        balance_html.write(sheet, localiser(labels), sys.stdout, votes)
        return
    from wathiq.serve.formats import balance_jsonl, balance_markdown, balance_table
    from wathiq.serve.output import console

    if form == "jsonl":
        balance_jsonl.write(sheet, sys.stdout)
    elif form == "md":
        from wathiq.serve.localise import localiser

        balance_markdown.write(sheet, localiser(labels), sys.stdout)
    else:
        balance_table.write(sheet, console())
