"""The web application: one FastAPI application over one ledger."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from wathiq.knowledge import measures, ontology
from wathiq.ledger import Ledger
from wathiq.serve.localise import localiser
from wathiq.serve.vote_sessions import votes_by_state
from wathiq.serve.web import api, login, pages, problems, render, review, safety
from wathiq.serve.web.keeper import kept
from wathiq.serve.web.login import Door
from wathiq.serve.web.pages import overview
from wathiq.serve.web.remembered import Remembered
from wathiq.serve.web.settings import Settings
from wathiq.version import __version__

STATIC = Path(__file__).parent.parent / "static"
ABOUT = "A sourced ledger of what states do for, to and with one another."


def application(settings: Settings) -> FastAPI:
    """The application; the ledger is opened when it starts and closed when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as stack:
            app.state.writable = app.state.ledger = stack.enter_context(_opened(settings))
            if not settings.read_only:
                stack.enter_context(kept(app.state.writable))
                app.state.ledger = stack.enter_context(Ledger(settings.ledger, read_only=True))
            _warm(settings, app.state.ledger)
            yield

    # the pages that FastAPI draws of an API load their scripts from elsewhere: ours must work without a network
    addresses = {"openapi_url": "/api/openapi.json", "docs_url": None, "redoc_url": None}
    app = FastAPI(title="Wathiq", description=ABOUT, version=__version__, lifespan=lifespan, **addresses)  # type: ignore[arg-type]
    app.state.settings, app.state.door = settings, Door()
    app.state.votes = votes_by_state(settings.votes)
    app.include_router(api.router)
    app.include_router(review.router)
    app.include_router(pages.router)
    app.include_router(login.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_middleware(Remembered)  # behind the checks of safety, which stand before all
    safety.install(app, settings)
    return app


def _opened(settings: Settings) -> Ledger:
    return Ledger(settings.ledger, create=False, read_only=settings.read_only)


def _warm(settings: Settings, ledger: Ledger) -> None:
    """Load now what the first page would wait for. The data files are many objects that never go: the collector of garbage need
    not look through them again and again, which would make a page in twenty wait."""
    ontology.load()
    measures.load()
    overview.values(ledger, localiser(settings.language), settings)
    render.prepare()
    gc.collect()
    gc.freeze()
