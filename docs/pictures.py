"""Takes the pictures of docs/reference/pages.md anew: ``python docs/pictures.py`` (needs Chromium).

A ledger of the bundled examples is served on the loopback interface, and every page is photographed in both languages.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from playwright.sync_api import Page, sync_playwright

from wathiq import pipeline
from wathiq.ledger import Ledger
from wathiq.read import Defaults
from wathiq.serve.commands.demo import examples
from wathiq.serve.reading import store
from wathiq.serve.web.app import application
from wathiq.serve.web.settings import Settings
from wathiq.upkeep import settle

OUT = Path(__file__).parent / "pictures"
SIZE = {"width": 1100, "height": 760}
PLACES = {
    "overview": "/", "events": "/events", "event": "/events/{event}", "claims": "/claims", "claim": "/claims/{claim}",
    "reports": "/reports", "report": "/reports/{report}", "parties": "/parties", "party": "/parties/SRB",
    "between": "/between/SRB/KAZ", "sanctions": "/sanctions", "search": "/search?q=اتفاق", "review": "/review",
}  # fmt: skip


def main() -> None:
    """Take all pictures."""
    OUT.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "wathiq.db"
        ids = filled(path)
        with served(path) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for language in ("en", "ar"):
                page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
                for name, where in PLACES.items():
                    photograph(page, f"{address}{where.format(**ids)}", language, OUT / f"{name}-{language}.jpg")
            browser.close()


def photograph(page: Page, address: str, language: str, out: Path) -> None:
    """One page in one language, what a reader sees first of it."""
    page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
    page.wait_for_timeout(700)  # milliseconds until charts are drawn
    page.screenshot(path=out, type="jpeg", quality=60)


def filled(path: Path) -> dict[str, str]:
    """A ledger of the examples, and the ids of an event that many tell of, one of its claims and its report."""
    with Ledger(path) as ledger:
        store(pipeline.run([str(examples())], Defaults(), jobs=1), ledger, None, print, lambda _: None)
        settle(ledger)
        event = max(
            (one.record for one in ledger.events()), key=lambda record: (record["reports"], len(record["claims"]), record["id"])
        )
        (claim,) = [claim for claim in ledger.claims_of_events([event["id"]]) if claim["id"] == event["claims"][0]]
        return {"event": event["id"], "claim": claim["id"], "report": claim["report"]["id"]}


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server over a ledger."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(Settings(path)), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
