"""Events as a table: when and how real, the act, the words that tell it best, and who is behind it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from wathiq.model import Event, Side
from wathiq.serve.formats import table
from wathiq.serve.labels import arrow, plural
from wathiq.serve.terminal import clean, isolate, shorten

_MOST = 3  # origins that are named


def write(events: Sequence[Event], console: Console) -> None:
    """Print the events; nothing when there are none."""
    if not events:
        return
    space = table.room(console)
    made = table.frame(space, last="Origins")
    for event in events:
        made.add_row(*_row(event, space))
    console.print(made)


def _row(event: Event, space: table.Room) -> tuple[Text, Text, Text, Text]:
    act = event.told.act
    date = act.when.edtf if act.when else event.told.report.published or ""
    when = table.when_text(date, event.status)
    if event.contested:
        when.append("\ncontested", style="bold red")
    sides = arrow(names(act.source), names(act.target), act.reciprocal)
    return when, table.act_text(sides, act.type.kind), table.words(act.evidence.text, space), _origins(event, space)


def names(sides: Sequence[Side]) -> tuple[str, ...]:
    """The codes of parties, or their names where they have none."""
    return tuple(dict.fromkeys(side.party.code or side.party.name for side in sides))


def _origins(event: Event, space: table.Room) -> Text:
    """How many origins in how many reports, the grade, and the first of them by name."""
    made = Text(f"{plural(event.independent, 'origin')} in {plural(event.reports, 'report')}", style="bold")
    made.append(f"  {event.grade.reliability}{event.grade.credibility}", style="cyan")
    for origin in event.origins[:_MOST]:
        name = isolate(shorten(clean(origin.voice.name), space.voices - 2))
        made.append(f"\n{name}" + ("" if origin.shown else " ?"), style="not bold")
    if len(event.origins) > _MOST:
        made.append(f"\n… and {len(event.origins) - _MOST} more", style="not bold dim")
    return made.append(f"\n{event.id[:8]}", style="not bold dim")
