"""Screening hits as a table: the words where they stand, whom they can name, and why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.model import Hit
from wathiq.serve.terminal import clean, isolate

_COLOURS = {"strong": "bold red", "likely": "yellow", "weak": "dim"}


def write(hits: Sequence[Hit], console: Console) -> None:
    """Print the hits; nothing when there are none."""
    if not hits:
        return
    made = Table(box=SIMPLE_HEAD)
    for name in ("Report", "Words", "Can name", "Grade", "Why"):
        made.add_column(name, vertical="top")
    for hit in hits:
        made.add_row(*_row(hit))
    console.print(made)


def _row(hit: Hit) -> tuple[Text, ...]:
    listing = hit.listing
    named = f"{clean(listing.name)}\n{listing.reference}, {listing.kind}" + (f", {listing.regime}" if listing.regime else "")
    return (
        Text(isolate(clean(hit.report))),
        Text(isolate(clean(hit.words.text)), style="bold"),
        Text(named),
        Text(hit.grade, style=_COLOURS[hit.grade]),
        Text(clean(hit.why)),
    )
