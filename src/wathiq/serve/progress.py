"""A line that shows how far long work has come: on standard error, only on a terminal, only after two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from wathiq.serve.labels import plural
from wathiq.serve.output import console
from wathiq.serve.reading import Summary

_PATIENCE = 2.0  # seconds of work that need no progress line


class ProgressLine:
    """Call it with each summary; use it as a context manager, so that the line goes away at the end."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._shown = False
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._bar = Progress(*columns, console=console(stderr=True), transient=True)
        self._task = self._bar.add_task("")

    def __enter__(self) -> ProgressLine:
        """Nothing is shown yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Take the line away, if it was shown."""
        if self._shown:
            self._bar.stop()

    def __call__(self, summary: Summary) -> None:
        """Show how far the reading has come."""
        rate = f"{summary.reports / max(self._seconds(), 1):.1f} reports a second"
        self._show(f"{plural(summary.reports, 'report')}, {plural(summary.claims, 'claim')}, {rate}")

    def events(self, done: int, waited: int) -> None:
        """Show how far the events have come."""
        self._show(f"events: {done:,} of {plural(waited, 'claim')} brought in")

    def _seconds(self) -> float:
        return time.monotonic() - self._began

    def _show(self, description: str) -> None:
        if not self._wanted or self._seconds() < _PATIENCE:
            return
        if not self._shown:
            self._bar.start()
            self._shown = True
        self._bar.update(self._task, description=description)
