"""The pages in a real browser, in both languages of the interface."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.unit.ledger.samples import claim, report
from tests.unit.screening.lists import LIST
from tests.web.conftest import Serving

from wathiq.ledger import Filter, Ledger, Pairing
from wathiq.screening import read_un_list
from wathiq.upkeep import settle

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
LANGUAGES = [("en", "ltr"), ("ar", "rtl")]
PATHS = ["/", "/events", "/claims", "/reports", "/reports/r1", "/parties", "/parties/PRK", "/between", "/between/PRK/RUS", "/sanctions",
         "/sanctions/names", "/login", "/sanctions/UNSCR-2397-8", "/search?q=روسيا", "/events/{event}", "/claims/{claim}"]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, where there is one."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: the pages are not looked at in a browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def address(serve: Serving) -> str:
    """The address of a server over the ledger."""
    return str(serve().base_url).rstrip("/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console must stay empty."""
    opened, said = browser.new_page(), []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    opened.close()
    assert said == []


def filled(path: str, address: str) -> str:
    """A path with the ids of what the ledger holds."""
    with httpx.Client(base_url=address, timeout=60) as client:
        first = {
            name: client.get(f"/api/v1/{name}s", params={"limit": 1}).json()["items"][0]["id"] for name in ("event", "claim")
        }
    return address + path.format(**first)


@pytest.mark.parametrize(("language", "direction"), LANGUAGES)
def test_every_page_is_quiet_mirrored_and_open_to_all(page: Page, address: str, language: str, direction: str):
    """In its language and direction, without an error in the console, without what axe finds serious; never wider than a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    for path in PATHS:
        answer = page.goto(filled(path, address) + ("&" if "?" in path else "?") + f"lang={language}")
        assert answer is not None
        assert answer.status == 200, path
        told = page.locator("html")
        assert (told.get_attribute("lang"), told.get_attribute("dir")) == (language, direction)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        found = Axe().run(page).response["violations"]
        assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == [], path


def test_the_language_that_is_chosen_stays(page: Page, address: str):
    """On the next page it is still the one that was asked for."""
    page.goto(address)
    page.get_by_role("link", name="العربية").click()
    page.get_by_role("link", name="الأحداث").first.click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="English").click()
    assert page.locator("html").get_attribute("dir") == "ltr"


def test_marked_words_open_their_claim(page: Page, address: str):
    """The words that are marked are those of the claim that a click leads to."""
    page.goto(f"{address}/reports/r1")
    marked = page.locator("a.evidence").first
    words = marked.inner_text()
    marked.click()
    target = page.locator(".claim:target")
    assert words in target.inner_text()
    target.get_by_role("link").first.click()
    assert "/claims/" in page.url
    assert words in page.locator("mark").inner_text()


def test_lists_can_be_narrowed_and_say_what_is_wrong(page: Page, address: str):
    """By names in any language; a name that is not known is told, with the nearest."""
    page.goto(f"{address}/claims")
    before = page.locator("tbody tr").count()
    page.get_by_label("Source").fill("كوريا الشمالية")
    page.get_by_label("Status").select_option("planned")
    page.get_by_role("button", name="Filter").click()
    assert 0 < page.locator("tbody tr").count() < before
    page.get_by_label("Source").fill("Atlantis")
    page.get_by_role("button", name="Filter").click()
    assert "is not known" in page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("where", ["/parties", "/parties/PRK", "/between/PRK/RUS", "/events/{event}"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_charts_are_drawn_and_told_as_tables(page: Page, address: str, where: str, language: str):
    """The map and the network of parties, what passes between two, when an event was told; and the same in rows."""
    page.goto(f"{filled(where, address)}?lang={language}")
    charts = page.locator("figure.chart")
    assert charts.count() > 0
    expect(charts.locator("svg")).to_have_count(charts.count())
    page.locator("section details summary").first.click()
    assert page.locator("section details tbody tr").first.is_visible()


def test_the_map_shows_the_parties_and_leads_to_them(page: Page, address: str):
    """States of the ledger are coloured, the others are not; a click opens the page of a party."""
    page.goto(f"{address}/parties")
    shapes = page.locator("figure.chart svg path")
    expect(shapes.nth(100)).to_be_attached()
    colours = [shape.get_attribute("fill") for shape in shapes.all()]
    assert 0 < sum(colour not in ("#eef1f3", "none", None) for colour in colours) < 10 < sum(c == "#eef1f3" for c in colours)


def test_a_chart_is_saved_as_a_picture_and_as_a_table(page: Page, address: str, path: Path):
    """The picture is SVG; in the table no cell runs as a formula."""
    with Ledger(path) as ledger:
        hostile = replace(report("evil"), outlet='=HYPERLINK("http://evil.example","x")')
        ledger.add(hostile, [claim(hostile)])
        settle(ledger)
        (id_,) = [one.record["id"] for one in ledger.events(Filter(report="evil"))]
    page.goto(f"{address}/events/{id_}")
    with page.expect_download() as picture:
        page.get_by_role("button", name="Save the picture").first.click()
    assert "<svg" in Path(picture.value.path()).read_text(encoding="utf-8")
    with page.expect_download() as table:
        page.get_by_role("button", name="Save the table").first.click()
    rows = list(csv.reader(Path(table.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["Day", "Status", "Reports", "Outlets"]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@"))]
    assert any("HYPERLINK" in cell for row in rows for cell in row)


def test_names_of_the_loaded_list_are_found_in_reports(client: httpx.Client, path: Path):
    """With the reason and the way to the report; without a list the way to load one is told."""
    assert "wathiq lists load" in client.get("/sanctions/names").text
    listed = path.parent / "list.xml"
    listed.write_text(LIST, encoding="utf-8")
    named = replace(report("named"), text="اتهم تقرير أممي بنك موريونغدان التجاري بتمويل شحنات فحم.")
    with Ledger(path) as ledger:
        ledger.load_list(read_un_list(listed))
        ledger.add(named, [])
    found = client.get("/sanctions/names", params={"lang": "ar"}).text
    assert "موريونغدان" in found
    assert 'href="/reports/named"' in found


def test_votes_are_shown_where_they_were_given(serve: Serving, path: Path):
    """How alike two states vote, by session; nothing about it without a file."""
    rows = [
        f"R/{n},2020-12-0{n},{code},{vote}"
        for n in range(1, 6)
        for code, vote in (("PRK", "yes"), ("RUS", "yes" if n > 1 else "no"))
    ]
    votes = path.parent / "votes.csv"
    votes.write_text("\n".join(("resolution,date,iso3,vote", *rows)), encoding="utf-8")
    said = "Votes in the UN General Assembly"
    assert said in serve(votes=(votes,)).get("/between/PRK/RUS").text
    assert said not in serve().get("/between/PRK/RUS").text


def test_a_claim_is_parted_from_an_event_and_comes_back(page: Page, address: str, path: Path):
    """With the keyboard, on the page of the event; the word is kept, and undoing it restores what was."""
    with Ledger(path) as ledger:
        settle(ledger)
        whole = max((one.record for one in ledger.events()), key=lambda record: len(record["claims"]))
    page.goto(f"{address}/events/{whole['id']}")
    page.get_by_role("button", name="Part it from this event").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article")).not_to_have_count(len(whole["claims"]))
    page.get_by_role("button", name="Undo my last word").click()
    expect(page.locator("article")).to_have_count(len(whole["claims"]))
    with Ledger(path) as ledger:
        assert [one.standing for one in ledger.pairings()] == [False]


def test_two_events_are_joined_where_they_were_nearly_one(page: Page, address: str, path: Path):
    """From the list of near misses."""
    with Ledger(path) as ledger:
        settle(ledger)
        whole = max((one.record for one in ledger.events()), key=lambda record: len(record["claims"]))
        one, other = whole["claims"][:2]
        ledger.pair(Pairing(one, other, False, "me", "2024-01-01T00:00:00Z", ""))
        settle(ledger)
        parted = ledger.event_of(one)
    page.goto(f"{address}/events/{parted}")
    alone = page.locator("article").count()
    page.get_by_role("button", name="It is the same event").first.click()
    expect(page.locator("article")).not_to_have_count(alone)
    assert page.locator("article").count() > alone


def test_two_parties_are_chosen_by_name(page: Page, address: str):
    """In any language, from the form to the balance sheet."""
    page.goto(f"{address}/between")
    page.get_by_label("Party 1").fill("North Korea")
    page.get_by_label("Party 2").fill("روسيا")
    page.get_by_role("button", name="Show").click()
    assert page.url.endswith("/between/PRK/RUS")
    assert "North Korea" in page.locator("h1").inner_text()


def test_a_hostile_report_does_nothing_but_be_read(page: Page, address: str, path: Path):
    """Tags are text, marks that turn directions are shown by their number, and a paragraph of five million letters opens."""
    attack = '<script>document.title="taken"</script><img src=x onerror="document.title=1">\u202egnp.exe\u202c '
    hostile = replace(report("evil/../r"), text=report().text + attack + "ب" * 5_000_000, title=attack, outlet=attack)
    with Ledger(path) as ledger:
        ledger.add(hostile, [replace(claim(report()), report=hostile)])
    for where in ("/reports/evil%2F..%2Fr", "/reports", "/", "/search?q=روسيا"):
        page.goto(address + where)
        assert page.title() not in ("taken", "1")
        assert page.locator("img").count() == 0
    page.goto(f"{address}/reports/evil%2F..%2Fr")
    shown = page.locator("article.text").inner_text()
    assert "[U+202E]" in shown
    assert "<script>" in shown


@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_knows_the_token_gets_in(browser: Browser, serve: Serving, language: str):
    """To what was asked for; a wrong token is told, and who leaves is out."""
    opened, address = browser.new_page(), str(serve(token="a-secret", language=language).base_url).rstrip("/")
    opened.goto(f"{address}/parties?x=1")
    assert "/login?next=" in opened.url
    for typed in ("wrong", "a-secret"):
        opened.locator("#token").fill(typed)
        opened.locator("main button").click()
        expect(opened.get_by_role("alert")).to_have_count(int(typed == "wrong"))
    expect(opened).to_have_url(f"{address}/parties?x=1")
    assert opened.context.cookies()[0]["httpOnly"]
    assert "a-secret" not in str(opened.context.cookies())
    opened.locator("form.leave button").click()
    opened.goto(f"{address}/parties")
    assert "/login" in opened.url
    opened.close()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_way_in_leads_nowhere_else(serve: Serving, elsewhere: str):
    """An address of another server is not gone on to."""
    client = serve(token="a-secret")
    headers = {"Origin": str(client.base_url).rstrip("/"), "Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/login", content=urlencode({"token": "a-secret", "next": elsewhere}), headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    ("where", "status"), [("/parties/Atlantis", 400), ("/events?cursor=x", 400), ("/nowhere", 404), ("/between/PRK/PRK", 400)]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_error_is_a_page_for_who_asks_for_pages(client: httpx.Client, where: str, status: int, language: str):
    """In the reader's language; for a program it is a problem document."""
    client.cookies.set("wathiq_lang", language)
    answer = client.get(where, headers={"Accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert f'lang="{language}"' in answer.text
    assert 'role="alert"' in answer.text
    assert client.get(where).headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("where", ["/events/none", "/claims/none", "/reports/none", "/sanctions/none"])
def test_what_is_not_there_is_said(client: httpx.Client, where: str):
    """A page that says so, not an empty one."""
    answer = client.get(where)
    assert (answer.status_code, "Not here" in answer.text) == (404, True)
