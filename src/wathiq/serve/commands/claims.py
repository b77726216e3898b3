"""`wathiq claims`: list claims of the ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath, Since, Status, Until

if TYPE_CHECKING:
    from wathiq.ledger import Filter, Ledger

Format = Literal["table", "jsonl", "csv"]

Source = Annotated[str | None, typer.Option("--from", help="Only acts of this party: a code (RUS) or a name in any language.")]
Target = Annotated[str | None, typer.Option("--to", help="Only acts towards this party.")]
Types = Annotated[list[str] | None, typer.Option("--type", help="Only this PLOVER type, such as SANCTION; may be repeated.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", help="Only this kind of act: meet, provide-labour …; may be repeated.")
]
Voice = Annotated[str | None, typer.Option(help="Only what this voice says or passes on; part of a name will do.")]
Report = Annotated[str | None, typer.Option(help="Only claims of the report with this id.")]
Outlet = Annotated[str | None, typer.Option(help="Only claims of this outlet's reports.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many claims.")]
Unreviewed = Annotated[bool, typer.Option("--unreviewed", help="Claims as they were read, whatever reviewers decided.")]
Formats = Annotated[Format, typer.Option("--format", help="How to write them.")]


def claims(
    *,
    source: Source = None,
    target: Target = None,
    types: Types = None,
    kinds: Kinds = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    voice: Voice = None,
    report: Report = None,
    outlet: Outlet = None,
    limit: Limit = None,
    unreviewed: Unreviewed = False,
    form: Formats = "table",
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """List the claims of the ledger.

    Each says who does what to whom, how real it is, when, in which words, and according to whom.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.values import kinds_of_act, statuses, types_of_act

    wanted = Filter(
        source=source and party_code(source),
        target=target and party_code(target),
        type=types_of_act(types),
        kind=kinds_of_act(kinds),
        status=statuses(status),
        since=since,
        until=until,
        as_of=as_of,
        voice=voice,
        report=report,
        outlet=outlet,
        limit=limit,
        reviewed="ignored" if unreviewed else "applied",
    )
    with Ledger(ledger, create=False) as opened:
        _write(opened, wanted, form)


def _write(ledger: Ledger, wanted: Filter, form: Format) -> None:
    from wathiq.serve.formats import csv_table, jsonl, table
    from wathiq.serve.labels import plural
    from wathiq.serve.output import console, one_line

    found = ledger.claims(wanted)
    if form == "jsonl":
        jsonl.write(found, sys.stdout)
    elif form == "csv":
        csv_table.write(found, sys.stdout)
    else:
        count = table.write(found, console())
        one_line(plural(count, "claim") if count else "No claim matches.")
