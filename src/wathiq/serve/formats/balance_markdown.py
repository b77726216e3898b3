"""The balance sheet as Markdown, for reports and notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from wathiq.serve.balance import Balance, Deed, Given, Tally
from wathiq.serve.labels import QUADS, amount, arrow, date_of, extent
from wathiq.serve.terminal import clean, isolate_names

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def write(sheet: Balance, out: TextIO) -> None:
    """Write the sheet as Markdown."""
    out.writelines(f"{line}\n" for line in _lines(sheet))


def _lines(sheet: Balance) -> Iterator[str]:
    yield from (f"# {_safe(sheet.first_name)} and {_safe(sheet.second_name)}", "", _SPECIAL.sub(r"\\\1", extent(sheet)))
    for giver, taker, given in sheet.blocks:
        yield from _given(f"{giver} gives {taker}", given)
    yield from _block(
        "Acts by type", ("", "Type", "Direction", "Happened", "Other"), (_tally(tally, sheet) for tally in sheet.tallies)
    )
    tones = ((tone.year, f"{tone.mean:+.1f}", str(tone.acts)) for tone in sheet.tones)
    yield from _block("Tone", ("Year", "Mean Goldstein", "Acts"), tones)
    heads = ("When", "Act", "Status", "Words of the report", "Whose word", "Reports")
    yield from _block("Acts by date", heads, (_deed(deed) for deed in sheet.deeds))


def _given(title: str, given: Sequence[Given]) -> Iterator[str]:
    heads = ("Good", "Item", "Quantity", "Status", "When", "Whose word", "Reports", "Provisions")
    rows = (
        (
            each.good,
            each.item or "",
            amount(each),
            each.status,
            each.when or "",
            "; ".join(each.voices),
            str(each.reports),
            "; ".join(each.provisions),
        )
        for each in given
    )
    yield from _block(title, heads, rows)


def _tally(tally: Tally, sheet: Balance) -> tuple[str, ...]:
    directions = {"first": f"{sheet.first} → {sheet.second}", "second": f"{sheet.second} → {sheet.first}"}
    direction = directions.get(tally.direction, f"{sheet.first} ↔ {sheet.second}")
    return QUADS.get(tally.quad, ""), tally.plover, direction, str(tally.happened), str(tally.other)


def _deed(deed: Deed) -> tuple[str, ...]:
    act = f"{arrow(deed.source, deed.target, deed.reciprocal)} {deed.kind}"
    return date_of(deed), act, deed.status, deed.words, "; ".join(deed.voices), str(deed.reports)


def _block(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    lines = [_row(map(_safe, row)) for row in rows]
    yield from (_row(heads), _row("---" for _ in heads), *lines) if lines else ("Nothing found.",)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    """One line in which nothing is markup."""
    return "; ".join(isolate_names(part) for part in _SPECIAL.sub(r"\\\1", clean(text)).split("; "))
