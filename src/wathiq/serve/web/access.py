"""What request handlers depend on: the ledger and the settings of the server that they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import Depends, Request

from wathiq.ledger import Ledger
from wathiq.serve.web.settings import Settings
from wathiq.votes import RollCallVote


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


def _votes(request: Request) -> Mapping[str, Sequence[RollCallVote]]:
    found: Mapping[str, Sequence[RollCallVote]] = request.app.state.votes
    return found


def _settings(request: Request) -> Settings:
    found = request.app.state.settings
    if not isinstance(found, Settings):
        raise TypeError("the application has no settings")
    return found


OpenLedger = Annotated[Ledger, Depends(_ledger)]  # to read from; SQLite refuses to write through it
VotesByState = Annotated[Mapping[str, Sequence[RollCallVote]], Depends(_votes)]
WritableLedger = Annotated[Ledger, Depends(_writable)]
TheSettings = Annotated[Settings, Depends(_settings)]
