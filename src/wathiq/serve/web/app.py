"""The web application: one FastAPI application over one ledger."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from wathiq.ledger import Ledger
from wathiq.serve.web import api, pages, problems, review, safety
from wathiq.serve.web.settings import Settings
from wathiq.version import __version__

STATIC = Path(__file__).parent.parent / "static"
ABOUT = "A sourced ledger of what states do for, to and with one another."


def application(settings: Settings) -> FastAPI:
    """The application; the ledger is opened when it starts and closed when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Ledger(settings.ledger, create=False) as ledger:
            app.state.ledger = ledger
            yield

    # the pages that FastAPI draws of an API load their scripts from elsewhere: ours must work without a network
    addresses = {"openapi_url": "/api/openapi.json", "docs_url": None, "redoc_url": None}
    app = FastAPI(title="Wathiq", description=ABOUT, version=__version__, lifespan=lifespan, **addresses)  # type: ignore[arg-type]
    app.state.settings = settings
    app.include_router(api.router)
    app.include_router(review.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    safety.install(app, settings)
    return app
