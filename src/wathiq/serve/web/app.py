"""The web application: one FastAPI application over one ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from wathiq.ledger import Ledger
from wathiq.serve.web.settings import Settings
from wathiq.version import __version__


def application(settings: Settings) -> FastAPI:
    """The application; the ledger is opened when it starts and closed when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Ledger(settings.ledger, create=False) as ledger:
            app.state.ledger = ledger
            yield

    app = FastAPI(title="Wathiq", version=__version__, lifespan=lifespan)
    app.state.settings = settings
    return app
