"""`wathiq demo`: read the bundled example reports and show the answer, with nothing to set up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from wathiq.errors import InputError

if TYPE_CHECKING:
    from wathiq.ledger import Ledger, Record


def demo() -> None:
    """Read the bundled reports and show the answer.

    Nothing is left behind.
    """
    from wathiq import pipeline
    from wathiq.ledger import Ledger
    from wathiq.read import Defaults
    from wathiq.serve.labels import plural
    from wathiq.serve.output import one_line
    from wathiq.serve.reading import store

    with TemporaryDirectory() as folder, Ledger(Path(folder) / "demo.db") as ledger:
        results = pipeline.run([str(examples())], Defaults(), jobs=1)
        summary = store(results, ledger, None, lambda error: one_line(f"wathiq: {error}"), lambda _: None)
        print(f"{plural(summary.reports, 'example report')}, {plural(summary.claims, 'claim')}")
        _show(ledger)


def examples() -> Path:
    """The folder of the example reports inside the package; InputError when it is not there."""
    folder = Path(str(files("wathiq"))) / "examples"
    if not folder.is_dir():
        raise InputError(str(folder), "is missing", "install wathiq again")
    return folder


def busiest_pair(records: Iterable[Record]) -> tuple[str, str] | None:
    """The two parties that most claims are about, in alphabetical order; None when no claim is about two."""
    counts = Counter(pair for record in records for pair in _pairs(record))
    return max(sorted(counts), key=counts.__getitem__, default=None)


def _pairs(record: Record) -> set[tuple[str, str]]:
    sources, targets = ({party["code"] for party in record[side] if party["code"]} for side in ("source", "target"))
    return {(min(one, other), max(one, other)) for one in sources for other in targets if one != other}


def _show(ledger: Ledger) -> None:
    from wathiq.ledger import Filter
    from wathiq.serve.balance import balance
    from wathiq.serve.commands.between import write
    from wathiq.serve.reconciled import origin_counter

    pair = busiest_pair(ledger.claims())
    if pair:
        print(f"$ wathiq between {pair[0]} {pair[1]}\n")
        records = list(ledger.claims(Filter(pair=pair)))
        write(balance(records, *pair, origin_counter(ledger, records)), "table")
