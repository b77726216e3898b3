"""Claims as a table for the eye: when and how real, what, in which words, and according to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.ledger import Record
from wathiq.serve.balance import codes
from wathiq.serve.labels import arrow
from wathiq.serve.terminal import STATUS_COLOURS, clean, isolate, right_to_left, wrap
from wathiq.serve.voices import chain

_BATCH = 500  # rows of one printed table: a long list appears as it is read, in bounded memory
_LINES = 4
_WHEN, _ACT, _FRAME = 12, 20, 11  # columns of dates, of acts, and of rules and padding


def write(records: Iterable[Record], console: Console) -> int:
    """Print the records; their number."""
    count, waiting = 0, iter(records)
    while batch := list(islice(waiting, _BATCH)):
        console.print(table(batch, console.width, console.is_terminal))
        count += len(batch)
    return count


def table(records: Sequence[Record], width: int, terminal: bool) -> Table:
    """The records as a table of at most ``width`` columns; Arabic stands on the right where a terminal shows it."""
    room = max(width - _WHEN - _ACT - _FRAME, 20)
    evidence, voices = room * 3 // 5, room - room * 3 // 5
    made = Table(show_lines=True, show_edge=False)
    made.add_column("When", width=_WHEN)
    made.add_column("Act", width=_ACT)
    made.add_column("Words of the report", width=evidence, no_wrap=True)
    made.add_column("According to", width=voices, no_wrap=True)
    for record in records:
        said = lines_of([record["evidence"]["text"]], evidence, terminal)
        made.add_row(_when(record), _act(record), said, lines_of(_arrowed(chain(record)), voices, terminal=False))
    return made


def lines_of(texts: Iterable[str], width: int, terminal: bool) -> Text:
    """Each text on lines of its own, made safe, cut between words and, if Arabic, isolated."""
    cleaned = [clean(text) for text in texts]
    lines = [isolate(line, like=text) for text in cleaned for line in wrap(text, width, _LINES)]
    right = terminal and bool(cleaned) and right_to_left(cleaned[0])
    return Text("\n".join(lines), justify="right" if right else "left")


def status_text(value: str) -> Text:
    """A status in its colour."""
    colours: dict[str, str] = dict(STATUS_COLOURS.items())
    return Text(value, style=colours.get(value, ""))


def _when(record: Record) -> Text:
    date = (record["when"] or {}).get("edtf") or "undated"
    return Text(clean(date) + "\n").append_text(status_text(record["status"]["value"]))


def _act(record: Record) -> Text:
    who = arrow(codes(record, "source"), codes(record, "target"), record["reciprocal"])
    return Text(f"{clean(who)}\n{clean(record['act']['kind'])}")


def _arrowed(names: Sequence[str]) -> list[str]:
    return [name if place == 0 else f"← {name}" for place, name in enumerate(names)]
