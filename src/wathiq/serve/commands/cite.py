"""`wathiq cite`: a claim as a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

if TYPE_CHECKING:
    from wathiq.ledger import Ledger, Record

Format = Literal["plain", "bibtex"]

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or its first letters.", show_default=False)]
Formats = Annotated[Format, typer.Option("--format", help="How to write it.")]


def cite(claim: ClaimId, *, form: Formats = "plain", ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Cite a claim.

    Outlet, title, day, address, the exact words and their place, the claim's id and the version that coded it.
    """
    from wathiq.ledger import Ledger
    from wathiq.serve import citation

    with Ledger(ledger, create=False) as opened:
        record = chosen(claim, opened)
    print(citation.bibtex(record) if form == "bibtex" else citation.plain(record))


def chosen(id_: str, ledger: Ledger) -> Record:
    """The claim whose id is or begins so; UsageError when none or several do."""
    from itertools import islice

    from wathiq.errors import UsageError

    found = list(islice((record for record in ledger.claims() if record["id"].startswith(id_)), 2))
    if len(found) == 1:
        return found[0]
    problem = "begins the ids of several claims" if found else "is not there"
    raise UsageError(f"claim '{id_}'", problem, "see `wathiq claims --format jsonl` for the ids")
