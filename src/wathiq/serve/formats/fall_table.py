"""What falls with a source, as tables: events without support, events with fewer origins, events that stand."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.model import Event
from wathiq.serve.formats.events_table import names
from wathiq.serve.labels import arrow
from wathiq.serve.reconciled import Fall
from wathiq.serve.terminal import clean, isolate, shorten

_WORDS = 70


def write(fall: Fall, console: Console) -> None:
    """Print the three lists, each with its number; one line when nothing is touched."""
    if not (fall.fallen or fall.weakened or fall.standing):
        console.print("No event rests on it.")
        return
    _part("lose all support", [(event, None) for event in fall.fallen], "red", console)
    _part("lose an origin", fall.weakened, "yellow", console)
    _part("stand as before", fall.standing, "green", console)


def _part(title: str, pairs: Sequence[tuple[Event, Event | None]], colour: str, console: Console) -> None:
    console.print(Text(f"{len(pairs)} {title}", style=f"bold {colour}"))
    if not pairs:
        return
    made = Table(box=SIMPLE_HEAD)
    for name in ("Event", "When", "Act", "Words of the report", "Origins"):
        made.add_column(name, vertical="top")
    for before, after in pairs:
        made.add_row(*_row(before, after))
    console.print(made)


def _row(before: Event, after: Event | None) -> tuple[str, ...]:
    act = before.told.act
    words = clean(act.evidence.text)
    return (
        before.id[:8],
        act.when.edtf if act.when else before.told.report.published or "",
        f"{arrow(names(act.source), names(act.target), act.reciprocal)} {act.type.kind}",
        isolate(shorten(words, _WORDS), words),
        f"{before.independent} → {after.independent if after else 0}",
    )
