"""`wathiq sources`: who is behind an event, and through whom it came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath

if TYPE_CHECKING:
    from wathiq.model import Event
    from wathiq.serve.reconciled import Reconciled

Format = Literal["tree", "json"]

EventId = Annotated[str, typer.Argument(help="The id of an event, or its first letters.", show_default=False)]
Formats = Annotated[Format, typer.Option("--format", help="How to write it.")]


def sources(event: EventId, *, as_of: AsOf = None, form: Formats = "tree", ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Draw who is behind an event.

    The tree goes from each origin outwards, through whoever passed it on, to the outlets. `wathiq events` shows the ids.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.formats import sources_tree
    from wathiq.serve.output import console
    from wathiq.serve.reconciled import reconciled

    with Ledger(ledger, create=False) as opened:
        found = reconciled(opened, Filter(as_of=as_of))
    one = chosen(event, found)
    if form == "json":
        print(json.dumps(sources_tree.as_record(one, found.claims), ensure_ascii=False, indent=2))
    else:
        console().print(sources_tree.tree(one, found.claims))


def chosen(id_: str, found: Reconciled) -> Event:
    """The event whose id begins so; UsageError when none or several do."""
    from wathiq.errors import UsageError

    fitting = [event for event in found.events if event.id.startswith(id_)]
    if len(fitting) == 1:
        return fitting[0]
    problem = "begins the ids of several events" if fitting else "is not there"
    raise UsageError(f"event '{id_}'", problem, "see `wathiq events` for the ids")
