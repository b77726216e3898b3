"""`wathiq sanctions`: claims by the provisions of UN sanctions regimes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath, Since, Status, Until

if TYPE_CHECKING:
    from wathiq.knowledge.measures import Measure

Format = Literal["table", "jsonl"]

Wanted = Annotated[list[str] | None, typer.Option("--provision", help="Only this provision, or all that begin so: UNSCR-2397.")]
Near = Annotated[bool, typer.Option("--near", help="Also claims that miss a provision by one point, with the reason.")]
Formats = Annotated[Format, typer.Option("--format", help="How to write them.")]


def sanctions(
    *,
    wanted: Wanted = None,
    near: Near = False,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    form: Formats = "table",
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """List claims by UN sanctions provision.

    A provision touches a claim when what passes, the direction, the parties and the date all fit. What is only planned or
    possible is a warning. Nothing here says that anybody broke the law: it says which paragraph to read.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.formats import provisions_table
    from wathiq.serve.labels import plural
    from wathiq.serve.output import console, one_line
    from wathiq.serve.provisions import hits
    from wathiq.serve.values import statuses

    measures = chosen(wanted)
    matching = Filter(status=statuses(status), since=since, until=until, as_of=as_of)
    with Ledger(ledger, create=False) as opened:
        found = hits(opened.claims(matching), measures, near)
        if form == "jsonl":
            provisions_table.write_lines(found, sys.stdout)
            return
        count = provisions_table.write(found, console())
    one_line(plural(count, "finding") if count else "No claim falls under a provision.")


def chosen(wanted: list[str] | None) -> tuple[Measure, ...]:
    """The measures whose ids begin with one of the wanted; all without any; UsageError for one that nothing begins with."""
    from wathiq.errors import UsageError
    from wathiq.knowledge import measures

    known = measures.load()
    for start in wanted or []:
        if not any(measure.id.startswith(start) for measure in known):
            raise UsageError(f"the provision {start}", "is not known", "see the files of knowledge/sanctions")
    return tuple(measure for measure in known if not wanted or measure.id.startswith(tuple(wanted)))
