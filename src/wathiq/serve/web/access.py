"""What request handlers depend on: the ledger and the settings of the server that they belong to."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from wathiq.ledger import Ledger
from wathiq.serve.web.settings import Settings


def _ledger(request: Request) -> Ledger:
    found = request.app.state.ledger
    if not isinstance(found, Ledger):
        raise TypeError("the application has no ledger")
    return found


def _writable(request: Request) -> Ledger:
    found = request.app.state.writable
    if not isinstance(found, Ledger):
        raise TypeError("the application has no ledger to write to")
    return found


def _settings(request: Request) -> Settings:
    found = request.app.state.settings
    if not isinstance(found, Settings):
        raise TypeError("the application has no settings")
    return found


OpenLedger = Annotated[Ledger, Depends(_ledger)]  # to read from; SQLite refuses to write through it
WritableLedger = Annotated[Ledger, Depends(_writable)]
TheSettings = Annotated[Settings, Depends(_settings)]
