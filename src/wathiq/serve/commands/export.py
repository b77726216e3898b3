"""`wathiq export`: claims in the formats of the field."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from wathiq.serve.commands.claims import Kinds, Limit, Outlet, Report, Source, Types, Voice
from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath, Since, Until

if TYPE_CHECKING:
    from wathiq.serve.exports import Format

Form = Literal["csv", "jsonl", "parquet", "polecat", "icews", "gdelt", "ftm"]

Forms = Annotated[Form, typer.Option("--to", help="The format to write.", show_default=False)]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; standard output, if left out.")]
Towards = Annotated[str | None, typer.Option("--towards", help="Only acts towards this party.")]
Status = Annotated[
    list[str] | None,
    typer.Option(help="Only this status; may be repeated. Left out, polecat, icews and gdelt hold what happened or goes on."),
]


def export(
    *,
    to: Forms,
    output: Output = None,
    source: Source = None,
    towards: Towards = None,
    types: Types = None,
    kinds: Kinds = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    voice: Voice = None,
    report: Report = None,
    outlet: Outlet = None,
    limit: Limit = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Write claims in a format of the field.

    Event data formats know no status and no voices: they get what happened or goes on, unless --status asks for more.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve import exports
    from wathiq.serve.output import one_line
    from wathiq.serve.party_argument import party_code
    from wathiq.serve.values import kinds_of_act, statuses, types_of_act

    wanted = Filter(
        source=source and party_code(source),
        target=towards and party_code(towards),
        type=types_of_act(types),
        kind=kinds_of_act(kinds),
        status=statuses(status),
        since=since,
        until=until,
        as_of=as_of,
        voice=voice,
        report=report,
        outlet=outlet,
        limit=limit,
    )
    form = exports.FORMATS[to]
    with Ledger(ledger, create=False) as opened, _stream(output, form) as out:
        count = exports.export(opened, wanted, form, out)
    one_line(_sentence(count, form, output, bool(status)))


@contextmanager
def _stream(path: Path | None, form: Format) -> Iterator[BinaryIO]:
    """The file to write to, or standard output; UsageError when it cannot be written or is no place for the format."""
    from wathiq.errors import UsageError

    if path is None or str(path) == "-":
        if form.binary and sys.stdout.isatty():
            raise UsageError(form.title, "is not for a terminal", "name a file with --output")
        yield sys.stdout.buffer
        return
    special = path.exists() and not path.is_file()  # a device or a pipe is written as it is; a folder is refused
    part = path if special else path.with_name(f"{path.name}.part")
    try:
        out = part.open("wb")
    except OSError as error:
        raise UsageError(str(path), f"cannot be written ({error.strerror})", "name another file with --output") from error
    with out, _whole_or_not(part, path):
        yield out


@contextmanager
def _whole_or_not(part: Path, path: Path) -> Iterator[None]:
    """Put the written part in its place once it is whole; take it away when something went wrong, and leave what was there."""
    try:
        yield
    except BaseException:
        if part != path:
            part.unlink(missing_ok=True)
        raise
    if part != path:
        part.replace(path)


def _sentence(count: int, form: Format, output: Path | None, asked: bool) -> str:
    """How many claims were written, as what, and what was left out by itself."""
    from wathiq.serve.labels import plural

    held = f"; only {' and '.join(form.statuses)}, --status asks for others" if form.statuses and not asked else ""
    place = f" to {output}" if output else ""
    return f"{plural(count, 'claim')} written{place} as {form.title}{held}"
