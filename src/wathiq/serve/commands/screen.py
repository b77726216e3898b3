"""`wathiq screen`: listed names in reports."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

if TYPE_CHECKING:
    from wathiq.ledger import Ledger
    from wathiq.model import Report

Format = Literal["table", "jsonl"]

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]...", help="Reports to screen; without any, those of the ledger.")
]
ListFile = Annotated[Path | None, typer.Option("--list", help="Use this XML file, not the list in the ledger.")]
Weak = Annotated[bool, typer.Option("--weak", help="Also weak hits: short forms, common words, aliases that the list doubts.")]
Formats = Annotated[Format, typer.Option("--format", help="How to write them.")]


def screen(
    paths: Paths = None,
    *,
    listed: ListFile = None,
    weak: Weak = False,
    form: Formats = "table",
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Find listed persons and bodies in reports, across scripts.

    A hit says that words can name somebody on the list, with the reason. Whether it is that person, a reader must find out.
    """
    from wathiq.ledger import Ledger
    from wathiq.screening import read_un_list
    from wathiq.serve.formats import hits_table, jsonl
    from wathiq.serve.labels import plural
    from wathiq.serve.output import console, one_line
    from wathiq.serve.screening import as_record, hits, needed_list

    if listed and paths:
        found = list(hits(_given(paths), read_un_list(listed), weak))
    else:
        with Ledger(ledger, create=False) as opened:
            known = read_un_list(listed) if listed else needed_list(opened)
            found = list(hits(_given(paths) if paths else _stored(opened), known, weak))
    if form == "jsonl":
        jsonl.write((as_record(hit) for hit in found), sys.stdout)
        return
    hits_table.write(found, console())
    one_line(plural(len(found), "hit") if found else "No listed name was found.")


def _stored(ledger: Ledger) -> Iterator[Report]:
    from wathiq.ledger import report_from_record

    return (report_from_record(record) for record in ledger.reports())


def _given(paths: list[str]) -> Iterator[Report]:
    """The reports under the paths; what cannot be read is complained of and left out."""
    from wathiq import languages, read
    from wathiq.errors import InputError
    from wathiq.serve.output import one_line

    readable = tuple(each.code for each in languages.INSTALLED)
    for report in read.reports(paths, read.Defaults(readable=readable)):
        if isinstance(report, InputError):
            one_line(f"wathiq: {report}")
        else:
            yield report
