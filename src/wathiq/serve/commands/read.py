"""`wathiq read`: read reports, code them, and store what they say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

if TYPE_CHECKING:
    from wathiq.serve.reading import Summary

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False)
]
ClaimsFile = Annotated[
    Path | None, typer.Option("--claims", help="Also write the claims here, a JSON object per line; - is stdout.")
]
Jobs = Annotated[int, typer.Option(min=1, help="How many processes to use.")]
Outlet = Annotated[str | None, typer.Option(help="The outlet, where a report does not name it.")]
Published = Annotated[str | None, typer.Option(help="The day of publication (YYYY-MM-DD), where a report does not give it.")]
LanguageCode = Annotated[
    str | None, typer.Option("--language", help="The language (ISO 639-1), where a report does not give it.")
]


def read(
    paths: Paths,
    *,
    ledger: LedgerPath = DEFAULT_LEDGER,
    claims: ClaimsFile = None,
    jobs: Jobs = 1,
    outlet: Outlet = None,
    published: Published = None,
    language: LanguageCode = None,
) -> None:
    """Read reports and store what they say.

    Finds who does what to whom, how real it is, when, what is given, and according to whom.
    """
    from wathiq import languages, pipeline
    from wathiq.ledger import Ledger
    from wathiq.read import Defaults
    from wathiq.serve.output import one_line
    from wathiq.serve.progress import ProgressLine
    from wathiq.serve.reading import store
    from wathiq.upkeep import settle

    if language:
        languages.get(language)  # a language that is not there is wrong usage, not a bad input
    readable = tuple(each.code for each in languages.INSTALLED)
    results = pipeline.run(paths, Defaults(outlet, published, language, readable), jobs)
    with _claims_file(claims) as out, Ledger(ledger) as opened, ProgressLine() as progress:
        summary = store(results, opened, out, lambda error: one_line(f"wathiq: {error}"), progress)
        settle(opened, progress.events)
    print(_sentence(summary, ledger), file=sys.stderr if _is_stdout(claims) else sys.stdout)
    if summary.failures:
        raise typer.Exit(1)


def _is_stdout(path: Path | None) -> bool:
    return str(path) == "-"


@contextmanager
def _claims_file(path: Path | None) -> Iterator[TextIO | None]:
    """The file to write claims to; UsageError when it cannot be written."""
    from wathiq.errors import UsageError

    if path is None or _is_stdout(path):
        yield None if path is None else sys.stdout
        return
    try:
        out = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(str(path), f"cannot be written ({error.strerror})", "name another file with --claims") from error
    with out:
        yield out


def _sentence(summary: Summary, ledger: Path) -> str:
    from wathiq.serve.labels import plural

    known = f" ({plural(summary.known, 'report')} known already)" if summary.known else ""
    failures = f"; {plural(summary.failures, 'input')} could not be read" if summary.failures else ""
    return f"{plural(summary.reports, 'report')}, {plural(summary.claims, 'claim')} in {ledger}{known}{failures}"
