"""A real server on the loopback interface over a real ledger, for each test that asks for one."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvicorn
from tests.unit.ledger.samples import claim, meeting, report

from wathiq.ledger import Ledger
from wathiq.serve.web.app import application
from wathiq.serve.web.settings import Settings

Serving = Callable[..., httpx.Client]


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """The address of a server that runs in a thread until the block ends."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(settings), log_level="critical", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the server did not start"
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of three reports: two papers that quote one ambassador, and a meeting."""
    found = tmp_path / "a.db"
    with Ledger(found) as opened:
        first, second = report("r1"), report("r2", outlet="جريدة الجبل", published="2022-09-01")
        third = replace(report("r3", published="2022-10-02"), title='<script>alert("x")</script>')
        opened.add(first, [claim(first), meeting(first)])
        opened.add(second, [claim(second)])
        opened.add(third, [claim(third, "happened")])
    return found


@pytest.fixture
def serve(path: Path) -> Iterator[Serving]:
    """Call it with settings for a client of a server over that ledger."""
    with ExitStack() as stack:

        def started(**settings: object) -> httpx.Client:
            address = stack.enter_context(running(replace(Settings(path), **settings)))  # type: ignore[arg-type]
            return stack.enter_context(httpx.Client(base_url=address, timeout=60))

        yield started


@pytest.fixture
def client(serve: Serving) -> httpx.Client:
    """A client of a server with the usual settings."""
    return serve()
