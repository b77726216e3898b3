"""`wathiq import`: rows of other data sets as claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

if TYPE_CHECKING:
    from wathiq.serve.imports import Imported
    from wathiq.serve.reading import Summary

Provider = Literal["icews", "polecat"]

File = Annotated[Path, typer.Argument(metavar="FILE", help="A tab-separated file, as published.", show_default=False)]
From = Annotated[Provider, typer.Option("--from", help="The data set that the file is of.", show_default=False)]

_MOST = 5  # reasons that are named


def import_(file: File, *, provider: From, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Take rows of ICEWS or POLECAT over as claims.

    The provider is the outlet that reports, the publisher of a row the voice that it cites. Rows that are no act of ours are
    counted, not guessed.
    """
    from wathiq.ledger import Ledger
    from wathiq.serve.imports import SOURCES, Imported, imported
    from wathiq.serve.output import one_line
    from wathiq.serve.progress import ProgressLine
    from wathiq.serve.reading import store

    tally = Imported()
    with _text(file) as stream, Ledger(ledger) as opened, ProgressLine() as progress:
        results = imported(stream, str(file), SOURCES[provider], tally)
        summary = store(results, opened, None, lambda error: one_line(f"wathiq: {error}"), progress)
    print(_sentence(summary, tally, ledger))
    if summary.failures:
        raise typer.Exit(1)


@contextmanager
def _text(path: Path) -> Iterator[TextIO]:
    """The file as UTF-8, with or without a mark in front; UsageError when it cannot be read."""
    from wathiq.errors import UsageError

    try:
        stream = path.open(encoding="utf-8-sig", newline="")
    except (OSError, ValueError) as error:
        problem = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(str(path), f"cannot be read ({problem})", "name another file") from error
    with stream:
        yield stream


def _sentence(summary: Summary, tally: Imported, ledger: Path) -> str:
    """What was taken over, and in the same line how many rows were not, and why."""
    from wathiq.serve.labels import plural

    known = f" ({plural(summary.known, 'report')} known already)" if summary.known else ""
    taken = f"{plural(summary.reports, 'report')}, {plural(summary.claims, 'claim')} in {ledger}{known}"
    if not tally.left_out:
        return taken
    reasons = [f"{count} {reason}" for reason, count in tally.left_out.most_common(_MOST)]
    more = ["…"] if len(tally.left_out) > _MOST else []
    left_out = f"{tally.left_out.total():,} of {plural(tally.rows, 'row')} left out"
    return f"{taken}; {left_out}: {', '.join((*reasons, *more))}"
