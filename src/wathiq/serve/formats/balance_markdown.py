"""The balance sheet as Markdown, for reports and notebooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from wathiq.serve.balance import Balance, Deed, Given, Tally
from wathiq.serve.labels import QUADS, amount, arrow, date_of
from wathiq.serve.localise import Localiser
from wathiq.serve.terminal import clean, isolate_names

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def write(sheet: Balance, t: Localiser, out: TextIO) -> None:
    """Write the sheet as Markdown, its labels in the language of ``t``."""
    out.writelines(f"{line}\n" for line in _lines(sheet, t))


def extent(sheet: Balance, t: Localiser) -> str:
    """How much is known: "17 claims in 3 reports"."""
    claims, reports = (
        t.counted("{n} claim", "{n} claims", sheet.claims), t.counted("{n} report", "{n} reports", sheet.reports),
    )  # fmt: skip
    return t("{claims} in {reports}", claims=claims, reports=reports)


def _lines(sheet: Balance, t: Localiser) -> Iterator[str]:
    first, second = (_safe(t.party(*party)) for party in ((sheet.first, sheet.first_name), (sheet.second, sheet.second_name)))
    yield from (f"# {t('{first} and {second}', first=first, second=second)}", "", extent(sheet, t))
    for giver, taker, given in sheet.blocks:
        yield from _given(t("What {giver} gives {taker}", giver=giver, taker=taker), given, t)
    heads = ("", t("Type"), t("Direction"), t("Happened"), t("Other"))
    yield from _block(t("Acts by type"), heads, (_tally(tally, sheet, t) for tally in sheet.tallies), t)
    tones = ((tone.year, f"{tone.mean:+.1f}", str(tone.acts)) for tone in sheet.tones)
    yield from _block(t("Tone"), (t("Year"), t("Mean Goldstein"), t("Acts")), tones, t)
    columns = (t("When"), t("Act"), t("Status"), t("Words of the report"), t("Whose word"), t("Reports"), t("Origins"))
    yield from _block(t("Acts by date"), columns, (_deed(deed, t) for deed in sheet.deeds), t)


def _given(title: str, given: Sequence[Given], t: Localiser) -> Iterator[str]:
    heads = map(t, ("Good", "Item", "Quantity", "Status", "When", "Whose word", "Reports", "Origins", "Provisions"))
    rows = (
        (
            t(each.good),
            t.thing(each.item) if each.item else "",
            amount(each, t),
            t(each.status),
            each.when or "",
            "; ".join(each.voices),
            str(each.reports),
            str(each.origins),
            "; ".join(_provision(told, t) for told in each.provisions),
        )
        for each in given
    )
    yield from _block(title, tuple(heads), rows, t)


def _provision(told: str, t: Localiser) -> str:
    bearing, _, id_ = told.partition(" ")
    return f"{t(bearing)} {id_}"


def _tally(tally: Tally, sheet: Balance, t: Localiser) -> tuple[str, ...]:
    directions = {"first": f"{sheet.first} → {sheet.second}", "second": f"{sheet.second} → {sheet.first}"}
    direction = directions.get(tally.direction, f"{sheet.first} ↔ {sheet.second}")
    return t(QUADS.get(tally.quad, "")), t(tally.plover), direction, str(tally.happened), str(tally.other)


def _deed(deed: Deed, t: Localiser) -> tuple[str, ...]:
    act = f"{arrow(deed.source, deed.target, deed.reciprocal)} {deed.kind}"
    return date_of(deed), act, t(deed.status), deed.words, "; ".join(deed.voices), str(deed.reports), str(deed.origins)


def _block(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], t: Localiser) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    lines = [_row(map(_safe, row)) for row in rows]
    yield from (_row(heads), _row("---" for _ in heads), *lines) if lines else (t("Nothing found."),)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _safe(text: str) -> str:
    """One line in which nothing is markup."""
    return "; ".join(isolate_names(part) for part in _SPECIAL.sub(r"\\\1", clean(text)).split("; "))
