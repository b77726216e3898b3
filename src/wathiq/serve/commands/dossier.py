"""`wathiq dossier`: everything about an event as one HTML file."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from wathiq.serve.commands.sources import EventId
from wathiq.serve.options import DEFAULT_LEDGER, AsOf, LedgerPath

Labels = Annotated[str, typer.Option(help="The language of the labels: en or ar.")]


def dossier(event: EventId, *, as_of: AsOf = None, labels: Labels = "en", ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Write everything about an event as one HTML file.

    What is told, how real it is, who is behind it, what speaks against it, and each claim in its sentence. The file holds
    all it needs and runs no script. `wathiq events` shows the ids.
    """
    from wathiq.ledger import Filter, Ledger
    from wathiq.serve.commands.sources import chosen
    from wathiq.serve.formats import dossier_html
    from wathiq.serve.localise import localiser
    from wathiq.serve.reconciled import with_texts

    language = localiser(labels)
    with Ledger(ledger, create=False) as opened:
        one, claims = chosen(opened, event, Filter(as_of=as_of))
        claims = with_texts(opened, claims)
    dossier_html.write(one, claims, language, sys.stdout)
