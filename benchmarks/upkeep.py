"""Events kept up: ``python -m benchmarks upkeep [--count N] [--ledger FILE]``: their seconds from scratch, and for one report.

A synthetic ledger of N claims is made (or taken over from FILE), its events are reckoned from scratch; then reports are taken
out and put back, one at a time, as a new report would come.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.synthetic_ledger import fill
from wathiq.ledger import Ledger, Withdrawal
from wathiq.upkeep import settle

_TRIED = 40  # reports


def main(arguments: Sequence[str]) -> int:
    """Print the seconds."""
    parser = argparse.ArgumentParser(prog="benchmarks upkeep", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="claims of the synthetic ledger")
    parser.add_argument("--ledger", type=Path, help="a ledger to keep and use again")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "synthetic.db"
        if not path.exists():
            print(f"{options.count:,} claims made in {_seconds(lambda: fill(path, options.count)):.0f} s")
        with Ledger(path) as ledger:
            print(f"from scratch {_seconds(lambda: settle(ledger)):.1f} s, {sum(1 for _ in ledger.events()):,} events")
            times = sorted(_one_report(ledger, report) for report in _some_reports(ledger))
    print(f"one report: median {statistics.median(times):.3f} s, slowest of {len(times)} {times[-1]:.3f} s")
    return 0


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _some_reports(ledger: Ledger) -> list[str]:
    count = ledger.counts().reports
    return [f"r{at * count // _TRIED}" for at in range(_TRIED)]


def _one_report(ledger: Ledger, report: str) -> float:
    """The seconds that events take to take a report in; it is taken out before."""
    ledger.withdraw(Withdrawal("report", report, True, "2026-01-01", "measured"))
    settle(ledger)
    ledger.withdraw(Withdrawal("report", report, False, "2026-01-01", "measured"))
    return _seconds(lambda: settle(ledger))
