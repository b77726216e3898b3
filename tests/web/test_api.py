"""The REST API, asked over a real connection."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import httpx
import jsonschema
import pytest
from tests.unit.ledger.samples import claim, report
from tests.web.conftest import Serving

from wathiq.errors import LedgerError
from wathiq.ledger import Filter, Ledger
from wathiq.serve.schema import schema
from wathiq.serve.web.safety import MOST

API = "/api/v1"
JSON = {"Content-Type": "application/json"}
STORY = {"text": "وقعت النرويج وفيجي اتفاقا للصيد أمس في أوسلو.", "published": "2024-05-01", "outlet": "منبر"}


def told(client: httpx.Client, path: str, **query: object) -> dict:
    """What a successful answer says."""
    answer = client.get(API + path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(answer: httpx.Response, status: int) -> dict:
    """The problem that an answer tells of."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    return answer.json()


class TestLists:
    """Everything is listed as the command line lists it."""

    def test_claims_are_those_of_the_ledger(self, client: httpx.Client, path: Path):
        """In the same order, in the public form."""
        with Ledger(path) as ledger:
            assert told(client, "/claims")["items"] == list(ledger.claims())
        for record in told(client, "/claims")["items"]:
            jsonschema.validate(record, schema("claim"))

    @pytest.mark.parametrize("path_", ["/claims", "/events", "/reports"])
    def test_pages_give_each_thing_once(self, client: httpx.Client, path_: str):
        """Page by page it is the whole list."""
        whole, pages, cursor = told(client, path_)["items"], [], {}
        while True:
            page = told(client, path_, limit=1, **cursor)
            pages += page["items"]
            if page["next"] is None:
                break
            cursor = {"cursor": page["next"]}
        assert len(whole) > 1
        assert pages == whole

    def test_filters_are_those_of_the_command_line(self, client: httpx.Client, path: Path):
        """Parties by name, statuses and voices."""
        with Ledger(path) as ledger:
            wanted = list(ledger.claims(Filter(source="PRK", target="RUS", status=("planned",))))
        query = {"from": "North Korea", "to": "روسيا", "status": "planned"}
        assert told(client, "/claims", **query)["items"] == wanted
        assert told(client, "/claims", voice="Nobody")["items"] == []

    def test_events_come_with_origins_and_grade(self, client: httpx.Client):
        """In the public form, by id too, newest first if asked."""
        events = told(client, "/events")["items"]
        for event in events:
            jsonschema.validate(event, schema("event"))
            assert told(client, f"/events/{event['id']}") == event
        assert told(client, "/events", newest_first=True)["items"] == events[::-1]
        assert told(client, "/events", as_of="2022-08-31")["items"] != events

    def test_one_thing_by_its_id(self, client: httpx.Client):
        """A claim, a report with its text, a provision."""
        first = told(client, "/claims")["items"][0]
        assert told(client, f"/claims/{first['id']}") == first
        assert (
            told(client, "/reports/r1")["text"][first["evidence"]["start"] : first["evidence"]["end"]]
            == first["evidence"]["text"]
        )
        assert told(client, "/provisions/UNSCR-2397-8")["id"] == "UNSCR-2397-8"
        assert "UNSCR-1718-8(a)(iii)" in [one["id"] for one in told(client, "/provisions")["items"]]

    def test_parties_with_what_they_take_part_in(self, client: httpx.Client):
        """The busiest first, by name."""
        told(client, "/events")
        parties = {one["code"]: one for one in told(client, "/parties")["items"]}
        assert parties["PRK"]["name"] == "North Korea"

    def test_the_balance_of_two_parties(self, client: httpx.Client):
        """What each gives the other; a party with itself is refused."""
        sheet = told(client, "/between/PRK/Russia")
        assert sheet["first_gives"][0]["good"] == "labour"
        assert refused(client.get(f"{API}/between/PRK/PRK"), 400)["way_out"]

    def test_no_reader_waits_for_minutes(self, client: httpx.Client, monkeypatch: pytest.MonkeyPatch):
        """Events of an earlier day are reckoned from a bounded number of claims."""
        assert told(client, "/events", as_of="2023")["items"]
        monkeypatch.setattr("wathiq.serve.reconciled._RECKONED", 1)
        assert "name parties" in refused(client.get(f"{API}/events", params={"as_of": "2024"}), 400)["way_out"]

    def test_search_finds_words_in_any_form(self, client: httpx.Client):
        """With and without what is joined to them; the places are those of the words."""
        found = told(client, "/search", q="روسيا")["items"]
        assert {one["report"]["id"] for one in found} == {"r1", "r2", "r3"}
        text, (start, end) = told(client, "/reports/r1")["text"], found[-1]["places"][0]
        assert "روسيا" in text[start:end]
        assert told(client, "/search", q="nowhere")["items"] == []

    def test_search_names_the_claims_in_whose_words_it_finds(self, client: httpx.Client):
        """Those claims, and no others of the same report."""
        (found,) = [one for one in told(client, "/search", q="روسيا")["items"] if one["report"]["id"] == "r1"]
        claims = {one["id"]: one["evidence"] for one in told(client, "/claims", report="r1")["items"]}
        due = {
            id_ for id_, words in claims.items() if any(words["start"] <= a and b <= words["end"] for a, b in found["places"])
        }
        assert due
        assert set(found["claims"]) == due

    @pytest.mark.parametrize("typed", ['"', "a OR b NOT", "NEAR(a b)", "words:x", "*", "' OR 1=1 --", "-روسيا", "\x00"])
    def test_what_is_searched_is_never_taken_for_a_command(self, client: httpx.Client, typed: str):
        """Whatever is typed, it is words."""
        assert client.get(f"{API}/search", params={"q": typed}).status_code == 200

    @pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "polecat", "icews", "gdelt", "ftm"])
    def test_downloads_in_the_formats_of_the_field(self, client: httpx.Client, name: str):
        """As an attachment, never as a page."""
        answer = client.get(f"{API}/export", params={"format": name})
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.content


class TestStates:
    """What a reader has is not sent again; what changes is seen at once."""

    def test_the_same_is_not_sent_twice(self, client: httpx.Client, path: Path):
        """Until another report comes."""
        first = client.get(f"{API}/claims")
        again = {"If-None-Match": first.headers["etag"]}
        assert client.get(f"{API}/claims", headers=again).status_code == 304
        new = report("r9", published="2023-01-01")
        with Ledger(path) as ledger:
            ledger.add(new, [claim(new)])
        changed = client.get(f"{API}/claims", headers=again)
        assert (changed.status_code, len(changed.json()["items"])) == (200, len(first.json()["items"]) + 1)

    def test_an_answer_is_remembered_until_the_ledger_changes(self, client: httpx.Client, path: Path):
        """For each language of its own, and never with another reader's cookie."""
        first = client.get("/reports")
        arabic = client.get("/reports", headers={"Cookie": "wathiq_lang=ar"})
        again = client.get("/reports")
        assert (again.text, again.headers) == (first.text, {**first.headers, "date": again.headers["date"]})
        assert 'lang="ar"' in arabic.text != first.text
        assert "set-cookie" in client.get("/reports?lang=en").headers
        assert "set-cookie" not in client.get("/reports").headers
        new = report("r9", published="2023-01-01")
        with Ledger(path) as ledger:
            ledger.add(new, [claim(new)])
        assert "/reports/r9" in client.get("/reports").text

    def test_a_ledger_that_breaks_is_told(self, client: httpx.Client, monkeypatch: pytest.MonkeyPatch):
        """As a problem with the way out, on pages too."""

        def broken(_: Ledger) -> str:
            raise LedgerError("a.db", "cannot be used (disk I/O error)", "restore a copy")

        monkeypatch.setattr(Ledger, "state", broken)
        monkeypatch.setattr(Ledger, "latest_reports", lambda *_: broken(Ledger.__new__(Ledger)))
        assert refused(client.get(f"{API}/reports"), 503)["way_out"] == "restore a copy"
        page = client.get("/reports", headers={"Accept": "text/html"})
        assert (page.status_code, "restore a copy" in page.text) == (503, True)

    def test_what_another_program_adds_gets_its_events(self, client: httpx.Client, path: Path):
        """Within seconds, without a restart, though no reader has to wait for it."""
        known = {event["id"] for event in told(client, "/events")["items"]}
        new = report("r9", published="2023-01-01")
        with Ledger(path) as ledger:
            ledger.add(new, [claim(new)])
        assert "r9" in {one["report"]["id"] for one in told(client, "/claims")["items"]}
        for _ in range(100):
            events = told(client, "/events")["items"]
            if {event["id"] for event in events} != known:
                break
            time.sleep(0.1)
        assert any("r9" in {told(client, f"/claims/{id_}")["report"]["id"] for id_ in event["claims"]} for event in events)

    def test_readers_go_on_while_another_program_writes(self, client: httpx.Client, path: Path):
        """No reader fails, and in the end all is there."""
        statuses: list[int] = []

        def look() -> None:
            for _ in range(15):
                statuses.append(client.get(f"{API}/events", params={"newest_first": True}).status_code)

        readers = [threading.Thread(target=look) for _ in range(4)]
        for reader in readers:
            reader.start()
        with Ledger(path) as ledger:
            for number in range(20):
                new = report(f"w{number}", published="2023-01-01")
                ledger.add(new, [claim(new)])
        for reader in readers:
            reader.join()
        assert set(statuses) == {200}
        assert len(told(client, "/reports")["items"]) == 23


class TestReading:
    """A report can be given to be read."""

    def test_a_report_is_read_and_stored(self, client: httpx.Client, path: Path):
        """Its claims come back; given again, it is known."""
        answer = client.post(f"{API}/reports", json=STORY)
        assert (answer.status_code, answer.json()["stored"]) == (201, True)
        (found,) = answer.json()["claims"]
        assert found["act"]["plover"] == "AGREE"
        assert client.get(answer.headers["location"]).json()["text"] == STORY["text"]
        assert client.post(f"{API}/reports", json=STORY).json()["stored"] is False
        with Ledger(path) as ledger:
            assert (ledger.verify(), ledger.waiting()) == ((), [])

    def test_half_a_character_is_refused(self, client: httpx.Client):
        """In any field: what cannot be written cannot be kept."""
        half = json.dumps({"text": STORY["text"], "id": "\\udbfb"}).replace("\\\\", "\\")
        refused(client.post(f"{API}/reports", content=half, headers=JSON), 422)

    def test_only_shown_if_asked(self, client: httpx.Client):
        """Nothing is stored then."""
        answer = client.post(f"{API}/reports", params={"store": False}, json=STORY)
        assert (answer.status_code, len(answer.json()["claims"])) == (200, 1)
        assert len(told(client, "/reports")["items"]) == 3

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"text": ""},
            {"text": "  "},
            {"text": 5},
            {"text": "x", "published": "soon"},
            {"text": "Тут говорят.", "language": "ru"},
        ],
        ids=str,
    )
    def test_what_is_no_report_is_refused(self, client: httpx.Client, body: dict):
        """With one line that says why."""
        assert refused(client.post(f"{API}/reports", json=body), 422)["detail"]


class TestSafety:
    """Reports are hostile, and so may be pages of other sites."""

    def test_every_answer_forbids_to_load_anything_from_elsewhere(self, client: httpx.Client):
        """Errors as well."""
        for path in ("/claims", "/claims/none"):
            policy = client.get(API + path).headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe-eval" not in policy

    @pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}], ids=str)
    def test_pages_of_other_sites_cannot_write(self, client: httpx.Client, headers: dict):
        """Whatever they send."""
        refused(client.post(f"{API}/reports", json=STORY, headers=headers), 403)

    def test_a_form_of_another_site_cannot_write(self, client: httpx.Client):
        """A form cannot send JSON."""
        refused(client.post(f"{API}/reports", content=json.dumps(STORY), headers={"Content-Type": "text/plain"}), 415)

    def test_other_names_of_the_host_are_not_answered(self, client: httpx.Client):
        """A name that someone else's server points here."""
        refused(client.get(f"{API}/claims", headers={"Host": "evil.example"}), 403)

    def test_a_server_that_only_reads(self, serve: Serving):
        """It refuses every write, and shows what it holds."""
        client = serve(read_only=True)
        refused(client.post(f"{API}/reports", json=STORY), 403)
        assert told(client, "/claims")["items"]

    def test_a_server_that_only_reads_changes_no_byte(self, serve: Serving, path: Path):
        """Claims that wait for their events go on waiting, and the page says how many."""
        before = path.read_bytes()
        client = serve(read_only=True)
        assert "4 claims still wait" in client.get("/").text
        for page in ("/events", "/parties", "/between/PRK/RUS", "/review", f"{API}/events", f"{API}/parties"):
            assert client.get(page).status_code == 200
        assert path.read_bytes() == before
        with Ledger(path, read_only=True) as ledger:
            assert len(ledger.waiting()) == 4

    def test_with_a_token_nothing_is_shown_without_it(self, serve: Serving):
        """Neither lists nor the description."""
        client = serve(token="صعب")
        assert refused(client.get(f"{API}/claims"), 401)["way_out"]
        refused(client.get("/api/openapi.json", headers={"Authorization": "Bearer wrong"}), 401)
        client.cookies.set("wathiq_session", "x")
        refused(client.get(f"{API}/claims"), 401)

    def test_the_right_token_opens(self, serve: Serving):
        """As a bearer."""
        client = serve(token="a-secret")
        assert client.get(f"{API}/claims", headers={"Authorization": "Bearer a-secret"}).status_code == 200

    def test_a_body_that_is_too_large_is_refused(self, client: httpx.Client):
        """Before anything reads it."""
        refused(client.post(f"{API}/reports", content=b"x" * (MOST + 1), headers=JSON), 413)

    @pytest.mark.parametrize("asked", ["/claims/none", "/events/none", "/reports/none", "/provisions/none", "/nowhere"])
    def test_what_is_not_there_is_a_problem(self, client: httpx.Client, asked: str):
        """Not a page, not a traceback."""
        assert refused(client.get(API + asked), 404)["title"] == "There is no such thing"

    @pytest.mark.parametrize(
        ("asked", "query"),
        [("/claims", {"status": "maybe"}), ("/claims", {"from": "Atlantis"}), ("/claims", {"since": "soon"}), ("/claims", {"cursor": "x"}),
         ("/events", {"cursor": "W10"}), ("/reports", {"cursor": "WyJ4Il0"}), ("/claims", {"type": "GREET"})],
        ids=str,
    )  # fmt: skip
    def test_what_does_not_exist_is_an_error_not_an_empty_answer(self, client: httpx.Client, asked: str, query: dict):
        """With the way out."""
        assert refused(client.get(API + asked, params=query), 400)["way_out"]
