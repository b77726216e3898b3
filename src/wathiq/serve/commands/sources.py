"""`wathiq sources`: who is behind an event, and through whom it came."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wathiq.ledger import Filter, Ledger
    from wathiq.model import Claim, Event

Format = Literal["tree", "json"]

EventId = Annotated[str, typer.Argument(help="The id of an event, or its first letters.", show_default=False)]
Why = Annotated[bool, typer.Option("--why", help="Also show why its claims were merged.")]
Formats = Annotated[Format, typer.Option("--format", help="How to write it.")]


def sources(
    event: EventId, *, as_of: AsOf = None, why: Why = False, form: Formats = "tree", ledger: LedgerPath = DEFAULT_LEDGER
) -> None:
    """Draw who is behind an event.

    The tree goes from each origin outwards, through whoever passed it on, to the outlets. `wathiq events` shows the ids.
    --why shows which claims were found to be one happening, the answer of every judgement on them, and Arabic words that seem
    to contradict one another.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.formats import sources_tree
    from wathiq.serve.output import console

    with Ledger(ledger, create=False) as opened:
        one, claims = chosen(opened, event, Filter(as_of=as_of))
        pairs = opened.judged_pairs(one.id)
    if form == "json":
        print(json.dumps(sources_tree.as_record(one, claims, pairs), ensure_ascii=False, indent=2))
    else:
        console().print(sources_tree.tree(one, claims))
    if why and form == "tree":
        from wathiq.serve.stances import disagreements

        sources_tree.write_why(pairs, claims, console())
        sources_tree.write_disagreements(disagreements(claims[id_] for id_ in one.claims), console())


def chosen(ledger: Ledger, beginning: str, wanted: Filter) -> tuple[Event, Mapping[str, Claim]]:
    """The event whose id begins so, with its claims by id; UsageError when none or several do."""
    from wathiq.errors import UsageError
    from wathiq.serve.reconciled import event_named, reckoned, told_claims

    if wanted.as_of:
        known = reckoned(ledger, wanted)
        fitting = [event for event in known.events if event.id.startswith(beginning)]
    else:
        fitting = event_named(ledger, beginning)
    if len(fitting) != 1:
        problem = "begins the ids of several events" if fitting else "is not there"
        raise UsageError(f"event '{beginning}'", problem, "see `wathiq events` for the ids")
    one = fitting[0]
    return one, known.claims if wanted.as_of else told_claims(ledger.claims_of_events([one.id]))
