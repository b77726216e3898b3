"""The balance sheet on a terminal: what each gives the other at a glance, then counts, tone, and the acts with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.serve.balance import Balance, Deed, Given, Tally, certainty
from wathiq.serve.formats.table import Room, act_text, frame, lines_of, room, status_text, when_text, words
from wathiq.serve.labels import QUADS, amount, arrow, count, date_of, extent, plural, tones
from wathiq.serve.localise import localiser
from wathiq.serve.terminal import clean, columns

_VOICES = 3  # that are named in a cell; of the others the number
_COMFORT, _LEAST = 36, 16  # columns for who says so: below the first, dates move under the status
_GAP = 3  # columns from one column to the next


def write(sheet: Balance, console: Console) -> None:
    """Print who gives what, who does what how often, and the acts by date; one line when nothing is known."""
    if not sheet.claims:
        console.print(Text(f"The ledger tells of nothing between {sheet.first} and {sheet.second}."))
        return
    console.print(Text(extent(sheet), style="bold"))
    for giver, taker, given in sheet.blocks:
        _print_given(console, f"{giver} gives {taker}", given)
    if sheet.tallies:
        console.print()
        console.print(_tallies(sheet))
        console.print(Text("(+n): planned, possible, foretold, negated or denied", style="dim"))
    if sheet.tones:
        console.print(Text(tones(sheet)))
    if sheet.deeds:
        console.print()
        console.print(_deeds(sheet, room(console)))


def _print_given(console: Console, title: str, given: Sequence[Given]) -> None:
    console.print()
    if given:
        console.print(_given(title, given, console.width))
    else:
        console.print(Text.assemble((title, "bold"), ": nothing found"))


# --- what passes between them -------------------------------------------------------------------------------------------

Column = tuple[str, Callable[[Given], str]]

COLUMNS: tuple[Column, ...] = (
    ("Good", lambda given: given.good),
    ("Item", lambda given: given.item or ""),
    ("Quantity", lambda given: amount(given, localiser("en"))),
    ("Status", lambda given: given.status),
    ("When", lambda given: given.when or ""),
    ("Provisions", lambda given: "; ".join(given.provisions)),
)
NARROW: tuple[Column, ...] = (*COLUMNS[:3], ("Status", lambda given: f"{given.status}\n{given.when or ''}"), COLUMNS[-1])


def _given(title: str, given: Sequence[Given], width: int) -> Table:
    """A row for each thing; gaps part what is real, what may become so and what is negated; no column is empty throughout."""
    used, left = _columns_of(given, COLUMNS, width)
    if left < _COMFORT:
        used, left = _columns_of(given, NARROW, width)
    made = _table(title)
    for name, _ in used:
        made.add_column(name, justify="right" if name == "Quantity" else "left")
    made.add_column("Whose word")
    for before, each in pairwise((given[0], *given)):
        if certainty(each.status) != certainty(before.status):
            made.add_section()
        cells = (_cell(name, text(each)) for name, text in used)
        made.add_row(*cells, _voices(each.voices, each.reports, each.origins, max(left, _LEAST)))
    return made


def _columns_of(given: Sequence[Given], offered: Sequence[Column], width: int) -> tuple[list[Column], int]:
    """The columns that somebody fills, and how much room they leave for who says so."""
    used = [(name, text) for name, text in offered if any(text(each).strip() for each in given)]
    taken = (max(columns(line) for each in given for line in (name, *text(each).split("\n"))) for name, text in used)
    return used, width - sum(_GAP + most for most in taken) - _GAP


def _cell(name: str, text: str) -> Text:
    """A cell in the colour of its status, or in that of what a provision forbids."""
    first, *others = map(clean, text.strip().split("\n"))
    made = status_text(first) if name == "Status" else Text(first, style="red" if name == "Provisions" else "")
    return Text("\n").join([made, *map(Text, others)])


def _voices(voices: Sequence[str], reports: int, origins: int, width: int) -> Text:
    """Who knows, the first few by name; and in how many reports, if in more than one, from how many origins."""
    more = [f"and {len(voices) - _VOICES} more"] if len(voices) > _VOICES else []
    several = [f"({plural(reports, 'report')}, {plural(origins, 'origin')})"] if reports > 1 else []
    said = lines_of(voices[:_VOICES], width)
    return Text("\n").join([said, *(Text(line, style="dim") for line in (*more, *several))])


# --- what they do -------------------------------------------------------------------------------------------------------


def _tallies(sheet: Balance) -> Table:
    """How often, by type; a direction in which nothing is done has no column."""
    heads = {
        "first": f"{sheet.first} → {sheet.second}",
        "second": f"{sheet.second} → {sheet.first}",
        "both": f"{sheet.first} ↔ {sheet.second}",
    }
    used = [direction for direction in heads if any(tally.direction == direction for tally in sheet.tallies)]
    made = _table("Acts by type", "", "Type", *(heads[direction] for direction in used))
    told: set[int] = set()
    for quad, plover in sorted({(tally.quad, tally.plover) for tally in sheet.tallies}):
        cells = (_count(sheet.tallies, plover, direction) for direction in used)
        made.add_row("" if quad in told else QUADS.get(quad, ""), plover, *cells)
        told.add(quad)
    return made


def _count(tallies: Iterable[Tally], plover: str, direction: str) -> str:
    return next((count(tally) for tally in tallies if (tally.plover, tally.direction) == (plover, direction)), "")


def _deeds(sheet: Balance, space: Room) -> Table:
    made = frame(space, "Acts by date")
    for deed in sheet.deeds:
        made.add_row(*_deed(deed, space))
    return made


def _deed(deed: Deed, space: Room) -> tuple[Text, ...]:
    return (
        when_text(date_of(deed), deed.status),
        act_text(arrow(deed.source, deed.target, deed.reciprocal), deed.kind),
        words(deed.words, space),
        _voices(deed.voices, deed.reports, deed.origins, space.voices),
    )


def _table(title: str, *heads: str) -> Table:
    return Table(*heads, title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, show_edge=False)
