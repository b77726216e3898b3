"""The book of forecasts as a table: what was to come, when, on whose word, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from wathiq.ledger import Record, claim_to_record
from wathiq.reconcile import Forecast
from wathiq.serve.formats import table
from wathiq.serve.formats.events_table import names
from wathiq.serve.labels import arrow
from wathiq.serve.terminal import clean, isolate, shorten

_COLOURS = {"open": "cyan", "fulfilled": "green", "failed": "red", "overdue": "yellow"}


def write(forecasts: Sequence[Forecast], console: Console) -> None:
    """Print the forecasts; nothing when there are none."""
    if not forecasts:
        return
    space = table.room(console)
    made = table.frame(space, last="Outcome")
    for one in forecasts:
        act = one.claim.act
        date = act.when.edtf if act.when else f"told {one.claim.report.published or ''}"
        sides = arrow(names(act.source), names(act.target), act.reciprocal)
        made.add_row(
            table.when_text(date, act.status.value),
            table.act_text(sides, act.type.kind),
            table.words(act.evidence.text, space),
            _outcome(one, space),
        )
    console.print(made)


def _outcome(one: Forecast, space: table.Room) -> Text:
    made = Text(one.outcome, style=f"bold {_COLOURS[one.outcome]}")
    made.append(
        f"\non the word of\n{isolate(shorten(clean(one.claim.voices[-1].name), space.voices))}", style="not bold default"
    )
    if one.by:
        words = clean(one.by.act.evidence.text)
        told = isolate(shorten(words, space.voices), words)
        made.append(f"\n{one.by.report.published or ''}:\n{told}", style="not bold default")
    return made


def as_record(one: Forecast) -> Record:
    """A forecast in the public form: its claim, its event, the outcome, and the claim that decides it."""
    return {"claim": claim_to_record(one.claim), "event": one.event, "outcome": one.outcome, "by": one.by and one.by.id}
