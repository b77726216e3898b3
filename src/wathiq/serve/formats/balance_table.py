"""The balance sheet on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.serve.balance import Balance, Deed, Given, Tally
from wathiq.serve.formats.table import lines_of, status_text
from wathiq.serve.labels import QUADS, amount, arrow, count, date_of, plural
from wathiq.serve.terminal import clean


def write(sheet: Balance, console: Console) -> None:
    """Print who gives what, who does what how often, and the acts by date."""
    console.print(Text(f"{sheet.first_name} and {sheet.second_name}: {_extent(sheet)}", style="bold"))
    for giver, taker, given in sheet.blocks:
        _print_given(console, f"{giver} gives {taker}", given)
    if sheet.tallies:
        console.print(_tallies(sheet))
        console.print(Text("(+n) are planned, possible, foretold, negated or denied acts.", style="dim"))
    if sheet.tones:
        console.print(Text(_tones(sheet)))
    if sheet.deeds:
        console.print(_deeds(sheet, console.width, console.is_terminal))


def _extent(sheet: Balance) -> str:
    return f"{plural(sheet.claims, 'claim')} in {plural(sheet.reports, 'report')}"


def _print_given(console: Console, title: str, given: Sequence[Given]) -> None:
    if given:
        console.print(_given(title, given, console.width))
    else:
        console.print(Text.assemble((title, "bold"), ": nothing found"))


def _given(title: str, given: Sequence[Given], width: int) -> Table:
    made = _table(title)
    for name in ("Good", "Item", "Quantity", "Status", "When", "According to", "Reports", "Provisions"):
        made.add_column(name, justify="right" if name in ("Quantity", "Reports") else "left")
    for each in given:
        made.add_row(
            each.good,
            clean(each.item or ""),
            amount(each),
            status_text(each.status),
            clean(each.when or ""),
            lines_of(each.voices, max(width // 4, 20), terminal=False),
            str(each.reports),
            Text("\n".join(map(clean, each.provisions)), style="red"),
        )
    return made


def _tallies(sheet: Balance) -> Table:
    made = _table("Acts by type")
    for name in (
        "",
        "Type",
        f"{sheet.first} → {sheet.second}",
        f"{sheet.second} → {sheet.first}",
        f"{sheet.first} ↔ {sheet.second}",
    ):
        made.add_column(name)
    for quad, plover in sorted({(tally.quad, tally.plover) for tally in sheet.tallies}):
        cells = (_cell(sheet.tallies, plover, direction) for direction in ("first", "second", "both"))
        made.add_row(QUADS.get(quad, ""), plover, *cells)
    return made


def _cell(tallies: Sequence[Tally], plover: str, direction: str) -> str:
    return next((count(tally) for tally in tallies if (tally.plover, tally.direction) == (plover, direction)), "")


def _tones(sheet: Balance) -> str:
    years = " · ".join(f"{tone.year} {tone.mean:+.1f} ({tone.acts})" for tone in sheet.tones)
    return f"Tone, mean Goldstein of what happened (number of acts): {years}"


def _deeds(sheet: Balance, width: int, terminal: bool) -> Table:
    room = max(width - 56, 30)
    made = _table("Acts by date")
    for name in ("When", "Act", "Status", "Words of the report", "According to", "Reports"):
        made.add_column(name, no_wrap=name in ("Words of the report", "According to"))
    for deed in sheet.deeds:
        made.add_row(*_deed(deed, room, terminal))
    return made


def _deed(deed: Deed, room: int, terminal: bool) -> tuple[Text, ...]:
    return (
        Text(clean(date_of(deed))),
        Text(f"{clean(arrow(deed.source, deed.target, deed.reciprocal))}\n{clean(deed.kind)}"),
        status_text(deed.status),
        lines_of([deed.words], room * 3 // 5, terminal),
        lines_of(deed.voices, room * 2 // 5, terminal=False),
        Text(str(deed.reports), justify="right"),
    )


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", show_edge=False, show_lines=True)
