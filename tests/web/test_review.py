"""People review claims with the keyboard in a real browser, against a real server and a real ledger."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi.staticfiles import StaticFiles
from tests.unit.ledger.samples import claim, meeting, report

from wathiq.ledger import Filter, Ledger
from wathiq.serve import localise
from wathiq.serve.web import review_texts
from wathiq.serve.web.app import application
from wathiq.serve.web.settings import Settings

STATIC = Path(localise.__file__).parent / "static"
CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of twenty claims, each a little surer than the one before; one report is hostile."""
    with Ledger(tmp_path / "a.db") as ledger:
        for number in range(20):
            source = replace(report(f"r{number:02}"), title="<img src=x onerror=alert(1)>")
            told = claim(source) if number % 2 else meeting(source)
            ledger.add(source, [replace(told, act=replace(told.act, confidence=0.3 + number / 40))])
    return tmp_path / "a.db"


@contextmanager
def running(settings: Settings) -> Iterator[str]:
    """The address of a server that runs in a thread until the block ends."""
    app = application(settings)
    if not any(getattr(route, "path", "") == "/static" for route in app.routes):
        app.mount("/static", StaticFiles(directory=STATIC))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
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
def address(path: Path) -> Iterator[str]:
    """A server over the ledger."""
    with running(Settings(path)) as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """A program that asks it."""
    with httpx.Client(base_url=address, timeout=60) as opened:
        yield opened


class TestInterface:
    """What the page asks of the server."""

    def test_the_queue_in_parts(self, client: httpx.Client):
        """The least certain claims come first, with their words in context; parts follow one another."""
        first = client.get("/api/v1/reviews/queue", params={"limit": 15}).json()
        rest = client.get("/api/v1/reviews/queue", params={"limit": 15, "cursor": first["next"]}).json()
        both = [*first["items"], *rest["items"]]
        assert [one["claim"]["report"]["id"] for one in both] == [f"r{number:02}" for number in range(20)]
        assert rest["next"] is None
        assert (
            "".join(piece["text"] for piece in both[0]["context"] if piece["evidence"]) == both[0]["claim"]["evidence"]["text"]
        )
        assert both[0]["direction"] == "rtl"

    def test_decide_and_undo(self, client: httpx.Client):
        """A verdict applies to the listing, and its undoing too."""
        one = client.get("/api/v1/reviews/queue").json()["items"][1]["claim"]["id"]
        sent = {"claim": one, "verdict": "correct", "reason": "r", "reviewer": "Layla", "changes": {"status": "happened"}}
        assert client.post("/api/v1/reviews", json=sent).status_code == 201
        [left] = [each for each in client.get("/api/v1/claims").json()["items"] if each["id"] == one]
        assert (left["status"]["value"], left["review"]["reviewer"]) == ("happened", "Layla")
        undone = client.post("/api/v1/reviews/undo", json={"reviewer": "Layla"}).json()
        assert (undone["seen"], undone["verdict"]) == (one, "correct")
        [left] = [each for each in client.get("/api/v1/claims").json()["items"] if each["id"] == one]
        assert (left["status"]["value"], "review" in left) == ("planned", False)

    def test_pairs_and_agreement(self, client: httpx.Client):
        """Two claims are joined, two reviewers compared."""
        one, other = (each["claim"]["id"] for each in client.get("/api/v1/reviews/queue", params={"limit": 2}).json()["items"])
        sent = {"one": one, "other": other, "together": True, "reviewer": "Layla"}
        assert client.post("/api/v1/reviews/pairs", json=sent).status_code == 201
        assert [pair["claims"] for pair in client.get("/api/v1/reviews/pairs").json()["items"]] == [[one, other]]
        assert client.post("/api/v1/reviews/pairs/undo", json={"reviewer": "Layla"}).status_code == 200
        for reviewer in ("Layla", "Omar"):
            client.post("/api/v1/reviews", json={"claim": one, "verdict": "accept", "reviewer": reviewer})
        found = client.get("/api/v1/reviews/agreement").json()["items"]
        assert (found[0]["field"], found[0]["claims"], found[0]["share"]) == ("verdict", 1, 1.0)

    @pytest.mark.parametrize(
        ("sent", "status"),
        [
            ({"claim": "0" * 16, "verdict": "accept"}, 400),
            ({"claim": "'; DROP TABLE claim", "verdict": "accept"}, 422),
            ({"claim": "0" * 16, "verdict": "perhaps"}, 422),
            ({"claim": "0" * 16, "verdict": "accept", "reason": "x" * 3000}, 422),
            ({"claim": "0" * 16, "verdict": "accept", "extra": 1}, 422),
        ],
    )
    def test_bad_input_is_one_clear_answer(self, client: httpx.Client, sent: dict, status: int):
        """A problem document, and nothing kept."""
        answer = client.post("/api/v1/reviews", json=sent)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert client.get("/api/v1/reviews").json() == {"items": []}

    def test_half_a_character_is_refused(self, client: httpx.Client):
        """A lone surrogate in a reason, which no file can hold."""
        one = client.get("/api/v1/reviews/queue").json()["items"][0]["claim"]["id"]
        body = b'{"claim": "%s", "verdict": "reject", "reason": "\\ud800"}' % one.encode()
        answer = client.post("/api/v1/reviews", content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422)

    def test_another_site_cannot_decide(self, client: httpx.Client):
        """A page from elsewhere is refused."""
        sent = {"claim": "0" * 16, "verdict": "accept"}
        assert client.post("/api/v1/reviews", json=sent, headers={"Origin": "https://example.org"}).status_code == 403

    def test_a_server_that_only_reads_keeps_nothing(self, path: Path):
        """The page says so, and decisions are refused."""
        with running(Settings(path, read_only=True)) as address, httpx.Client(base_url=address) as client:
            assert "only reads" in client.get("/review").text
            assert client.post("/api/v1/reviews", json={"claim": "0" * 16, "verdict": "accept"}).status_code == 403

    def test_every_label_is_arabic_too(self, client: httpx.Client):
        """The Arabic page runs from right to left; what the script says is translated."""
        arabic = client.get("/review", params={"lang": "ar"}).text
        assert 'dir="rtl"' in arabic
        assert "مراجعة الأقوال" in arabic
        assert [text for text in review_texts.SAID.values() if text not in localise.localiser("ar").catalogue] == []

    def test_the_page_has_no_script_of_its_own(self, client: httpx.Client):
        """Nothing inline, neither script nor handler."""
        html = client.get("/review").text
        assert html.count("<script") == html.count('<script src="/static/')
        assert " onclick" not in html


@pytest.fixture
def page(address: str):
    """A tab of a browser, at the review page."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        tab = browser.new_page()
        tab.goto(f"{address}/review")
        tab.wait_for_selector("#claim:focus")
        yield tab
        browser.close()


def wait_for(page, selector: str, text: str) -> None:
    """Until an element of the page says so."""
    page.locator(f"{selector}:text-is({text!r})").wait_for(state="attached")


def wait_for_claim(page, number: int) -> None:
    """Until the page shows the claim of this number."""
    wait_for(page, "#place", f"Claim {number}")


def test_twenty_claims_by_keyboard(page, path: Path):
    """Nobody touches a mouse: every third claim is rejected, every fourth corrected, the others accepted, one undone."""
    for number in range(1, 21):
        wait_for_claim(page, number)
        if number % 3 == 0:
            page.keyboard.press("n")
            page.keyboard.type("لا يقول التقرير ذلك")
            page.keyboard.press("Enter")
            page.keyboard.press("r")
        elif number % 4 == 0:
            page.keyboard.press("c")
            page.wait_for_selector("#correction [name=kind]:focus")
            for _ in range(4):
                page.keyboard.press("Tab")
            page.wait_for_selector("#correction [name=status]:focus")
            page.keyboard.press("d")  # the status that begins so: denied
            page.keyboard.press("Control+Enter")
        else:
            page.keyboard.press("a")
        if number < 20:
            wait_for_claim(page, number + 1)
    wait_for(page, "#said", "Corrected. This was the last claim.")
    page.keyboard.press("u")
    wait_for(page, "#said", "Undone.")
    with Ledger(path) as ledger:
        kept = ledger.decisions()
        rejected = [one for one in kept if one.verdict == "reject"]
        assert len(kept) == 20
        assert (len(rejected), {one.reason for one in rejected}) == (6, {"لا يقول التقرير ذلك"})
        assert [one.standing for one in kept] == [True] * 19 + [False]
        assert len(list(ledger.claims(Filter(status=("denied",))))) == len([n for n in (4, 8, 16) if n % 3])
        assert len(list(ledger.claims())) == 14
        assert ledger.verify() == ()


def test_keys_without_a_decision(page, path: Path):
    """Next, previous, help and leaving the form change nothing in the ledger; typing in a field is no command."""
    page.keyboard.press("j")
    wait_for_claim(page, 2)
    page.keyboard.press("k")
    wait_for_claim(page, 1)
    page.keyboard.press("k")
    wait_for(page, "#said", "This is the first claim.")
    page.keyboard.press("?")
    page.wait_for_selector("#help[open]")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    page.wait_for_selector("#help:not([open])", state="attached")
    page.keyboard.press("c")
    page.wait_for_selector("#correction:not([hidden])")
    page.keyboard.press("Control+Enter")
    wait_for(page, "#said", "Nothing was changed: accept the claim instead.")
    page.keyboard.press("Escape")
    page.wait_for_selector("#claim:focus")
    page.keyboard.press("n")
    page.keyboard.type("arc")
    with Ledger(path) as ledger:
        assert ledger.decisions() == ()


def test_hostile_words_stay_words(page):
    """A title with HTML in it is shown as it is; the evidence runs from right to left with its trigger marked."""
    assert page.text_content("#origin").endswith("<img src=x onerror=alert(1)>")
    assert page.locator("#review img").count() == 0
    assert page.get_attribute("#context", "dir") == "rtl"
    assert page.locator("#context mark.trigger").text_content() == "سترسل"


def test_a_mistake_is_told_and_kept_out(page, path: Path):
    """A party that nobody knows is refused with the way out; the form stays open with what was typed."""
    page.keyboard.press("c")
    page.wait_for_selector("#correction [name=kind]:focus")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("XQX")
    page.keyboard.press("Control+Enter")
    page.locator("#said", has_text="party 'XQX': is not known").wait_for()
    assert page.input_value("#correction [name=source]") == "XQX"
    assert page.get_attribute("#said", "aria-live") == "polite"
    with Ledger(path) as ledger:
        assert ledger.decisions() == ()
