"""Claims as a table for the eye: when and how real, what, in which words, and according to whom."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.ledger import Record
from wathiq.serve.balance import codes
from wathiq.serve.labels import arrow
from wathiq.serve.terminal import STATUS_COLOURS, clean, columns, isolate, isolate_names, right_to_left, wrap
from wathiq.serve.voices import chain

_BATCH = 500  # rows of one printed table: a long list appears as it is read, in bounded memory
_LINES = 4
_WHEN, _ACT, _FRAME = 15, 20, 11  # columns of dates and statuses, of acts, and of the space between columns
_LEAST = 24  # columns for words and voices together, on the narrowest screen


@dataclass(frozen=True, slots=True)
class Room:
    """Columns for the words of a report and for who says so; ``terminal`` sets Arabic words on the right."""

    words: int
    voices: int
    terminal: bool


def room(console: Console) -> Room:
    """What the first two columns leave on this console."""
    left = max(console.width - _WHEN - _ACT - _FRAME, _LEAST)
    return Room(left * 3 // 5, left - left * 3 // 5, console.is_terminal)


def write(records: Iterable[Record], console: Console) -> int:
    """Print the records; their number."""
    count, waiting = 0, iter(records)
    while batch := list(islice(waiting, _BATCH)):
        console.print(table(batch, room(console)))
        count += len(batch)
    return count


def table(records: Sequence[Record], space: Room) -> Table:
    """The records as a table that fits its console."""
    made = frame(space)
    for record in records:
        made.add_row(_when(record), _act(record), words(record["evidence"]["text"], space), _voices(record, space))
    return made


def frame(space: Room, title: str | None = None, last: str = "Whose word") -> Table:
    """A table without rows: when and how real, the act, the words of the report, and whose word it is or another ``last``."""
    made = Table(title=title, title_justify="left", title_style="bold", box=HORIZONTALS, show_lines=True, show_edge=False)
    for name, width in (
        ("When, status", _WHEN),
        ("Act", _ACT),
        ("Words of the report", space.words),
        (last, space.voices),
    ):
        made.add_column(name, width=width, no_wrap=True)
    return made


def when_text(date: str, status: str) -> Text:
    """A date, wrapped at its slash if need be, above its status."""
    lines = wrap(clean(date).replace("/", "/ "), _WHEN, 2)
    return Text("\n".join(line.replace("/ ", "/") for line in lines) + "\n").append_text(status_text(status))


def act_text(who: str, kind: str) -> Text:
    """The sides, and below them the kind of act, broken after its hyphens."""
    sides = wrap(clean(who), _ACT, _LINES)
    return Text("\n".join((*map(isolate_names, sides), *textwrap.wrap(clean(kind), _ACT))))


def words(text: str, space: Room) -> Text:
    """The words of a report on a few lines, made safe; Arabic stands on the right where a terminal shows it."""
    right = space.terminal and right_to_left(clean(text))
    return Text("\n".join(_lines(text, space.words)), justify="right" if right else "left")


def lines_of(texts: Iterable[str], width: int) -> Text:
    """Each chain of names on a line of its own, on more lines where it is too long for one; bullets where there are several."""
    chains = [clean(text) for text in texts]
    if len(chains) == 1:
        return Text("\n".join(_name_lines(chains[0], width)))
    return Text("\n".join("• " + "\n  ".join(_name_lines(names, width - 2)) for names in chains))


def status_text(value: str) -> Text:
    """A status in its colour."""
    colours: dict[str, str] = dict(STATUS_COLOURS.items())
    return Text(value, style=colours.get(value, ""))


def _lines(text: str, width: int) -> list[str]:
    cleaned = clean(text)
    return [isolate(line, like=cleaned) for line in wrap(cleaned, width, _LINES)]


def _name_lines(name: str, width: int) -> list[str]:
    if columns(name) <= width:
        return [isolate_names(name)]
    first, *others = name.split(" ← ")
    return _lines(first, width) + [line for other in others for line in _after_arrow(_lines(other, width - 2))]


def _after_arrow(lines: list[str]) -> list[str]:
    return [("← " if place == 0 else "  ") + line for place, line in enumerate(lines)]


def _voices(record: Record, space: Room) -> Text:
    return lines_of([" ← ".join(chain(record))], space.voices)


def _when(record: Record) -> Text:
    return when_text((record["when"] or {}).get("edtf") or "undated", record["status"]["value"])


def _act(record: Record) -> Text:
    return act_text(arrow(codes(record, "source"), codes(record, "target"), record["reciprocal"]), record["act"]["kind"])
