"""`wathiq events`: happenings, merged from what many reports tell."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from wathiq.serve.commands.claims import Kinds, Source, Target, Types
from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath, Since, Status, Until

Format = Literal["table", "jsonl"]

Contested = Annotated[bool, typer.Option("--contested", help="Only events that one says happened and another denies.")]
Origins = Annotated[int, typer.Option("--origins", min=0, help="Only events with at least so many independent origins.")]
Formats = Annotated[Format, typer.Option("--format", help="How to write them.")]


def events(
    *,
    source: Source = None,
    target: Target = None,
    types: Types = None,
    kinds: Kinds = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    contested: Contested = False,
    origins: Origins = 0,
    form: Formats = "table",
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """List happenings, merged from what many reports tell.

    Claims of many reports and languages that tell of one thing are one event. Each says how many independent origins stand
    behind it, and how far it can be trusted. Echoes are not sources.
    """
    from wathiq.ledger import Filter, Ledger, event_to_record
    from wathiq.serve.formats import events_table, jsonl
    from wathiq.serve.labels import plural
    from wathiq.serve.output import console, one_line
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.reconciled import listed
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
        contested=contested,
        origins=origins,
    )
    with Ledger(ledger, create=False) as opened:
        if form == "jsonl":
            jsonl.write(map(event_to_record, listed(opened, wanted)), sys.stdout)
            return
        found = list(listed(opened, wanted))
    events_table.write(found, console())
    one_line(plural(len(found), "event") if found else "No event matches.")
