"""`wathiq lists`: sanctions lists in the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

File = Annotated[Path, typer.Argument(help="The XML file of the UN Security Council Consolidated List.", show_default=False)]


def load(file: File, *, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Load a sanctions list into the ledger, for `wathiq screen`.

    Takes the UN Security Council Consolidated List in XML, as the UN publishes it. Wathiq brings no list: bring your own copy,
    and load a new one as often as the UN changes it. Earlier ones are kept.
    """
    from wathiq.ledger import Ledger
    from wathiq.screening import read_un_list
    from wathiq.serve.labels import plural
    from wathiq.serve.screening import counts

    loaded = read_un_list(file)
    with Ledger(ledger) as opened:
        new = opened.load_list(loaded)
    persons, bodies = counts(loaded)
    told = f"{plural(persons, 'person')} and {bodies:,} bodies, issued {loaded.issued or 'on an unknown day'}"
    print(f"{file.name}: {told}, {'loaded into' if new else 'known already in'} {ledger}")


def show(*, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say which sanctions list the ledger holds."""
    from wathiq.ledger import Ledger
    from wathiq.serve.labels import plural
    from wathiq.serve.screening import counts, needed_list

    with Ledger(ledger, create=False) as opened:
        listed = needed_list(opened)
    persons, bodies = counts(listed)
    print(f"{listed.name}, issued {listed.issued or 'on an unknown day'}: {plural(persons, 'person')} and {bodies:,} bodies")
    print(f"SHA-256 {listed.sha256}")
