"""What every ledger must keep: nothing lost, nothing doubled, the same lines in the same order."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from tests.unit.ledger.samples import TEXT, claim, meeting, report

from wathiq.errors import InputError, LedgerError
from wathiq.ledger import Filter, Ledger, to_line
from wathiq.ledger.connection import open_engine, writing
from wathiq.ledger.migrations import MIGRATIONS, migrate, version_of
from wathiq.ledger.store import Counts
from wathiq.model import Coder, ListedName, Listing, Watchlist

ROOT = Path(__file__).parents[2]
NEWER = Coder("1.10.0", "ar-1")


def lines(ledger: Ledger) -> list[str]:
    """The ledger's export."""
    return [to_line(record) for record in ledger.claims()]


@pytest.fixture
def ledger(tmp_path: Path):
    """An empty ledger."""
    with Ledger(tmp_path / "a.db") as opened:
        yield opened


class TestAdding:
    """A report is stored once, whole, and for good."""

    def test_many_at_once_are_the_same_as_one_by_one(self, ledger: Ledger, tmp_path: Path):
        """In transactions of two, with one report told twice."""
        told = [(report(id_), [claim(report(id_))]) for id_ in ("r1", "r2", "r3", "r1")]
        assert ledger.add_all(told, at_once=2) == 3
        with Ledger(tmp_path / "b.db") as other:
            assert [other.add(*each) for each in told] == [True, True, True, False]
            assert other.digest() == ledger.digest()

    def test_reading_twice_changes_nothing(self, ledger: Ledger):
        """The second reading of a report by the same coder leaves every byte of the export as it was."""
        assert ledger.add(report(), [claim(report())])
        before = lines(ledger)
        assert not ledger.add(report(), [claim(report(), "happened")])
        assert lines(ledger) == before
        assert ledger.counts() == Counts(1, 1, 0)

    def test_a_newer_coder_replaces_and_nothing_is_lost(self, ledger: Ledger):
        """A newer coder's claims are listed; the older ones stay in the file as superseded. 1.10 is newer than 1.9."""
        ledger.add(report(), [claim(report(), coder=Coder("1.9.0", "ar-1"))])
        assert ledger.add(report(), [claim(report(), "happened", coder=NEWER)])
        assert [record["status"]["value"] for record in ledger.claims()] == ["happened"]
        assert ledger.counts() == Counts(1, 1, 1)
        assert ledger.verify() == ()

    def test_an_older_coder_does_not_win_by_coming_later(self, ledger: Ledger):
        """Whichever of two coders comes first, the newer one's claims are listed."""
        ledger.add(report(), [claim(report(), "happened", coder=NEWER)])
        old = claim(report(), coder=Coder("1.9.0", "ar-1"))
        assert ledger.add(report(), [old])
        assert not ledger.add(report(), [old])
        assert [record["status"]["value"] for record in ledger.claims()] == ["happened"]
        assert ledger.counts() == Counts(1, 1, 1)

    def test_new_facts_about_a_report_supersede_old_ones(self, ledger: Ledger):
        """A report read again with its right date replaces the reading with the wrong one."""
        ledger.add(report(published=None), [claim(report(published=None))])
        assert ledger.add(report(), [claim(report())])
        assert [record["report"]["published"] for record in ledger.claims()] == ["2022-08-31"]
        assert ledger.counts() == Counts(1, 1, 1)

    def test_an_id_stands_for_one_text(self, ledger: Ledger):
        """Another text under a known id is refused with the way out, and the ledger stays as it was."""
        ledger.add(report(), [claim(report())])
        before = lines(ledger)
        with pytest.raises(InputError, match="an id of its own"):
            ledger.add(report(text=TEXT + " وانتهى."), [])
        assert lines(ledger) == before

    def test_a_report_without_claims_is_kept(self, ledger: Ledger):
        """That a report says nothing of the kind is knowledge too."""
        assert ledger.add(report(), [])
        assert not ledger.add(report(), [])
        assert ledger.counts() == Counts(1, 0, 0)

    def test_a_claim_of_another_report_is_refused(self, ledger: Ledger):
        """A claim is added with its own report only."""
        with pytest.raises(LedgerError, match="does not belong"):
            ledger.add(report("r2"), [claim(report("r1"))])

    def test_half_a_character_is_refused(self, ledger: Ledger):
        """A text that no file can hold is refused in one clear line."""
        with pytest.raises(InputError, match="lone surrogate"):
            ledger.add(report(text="\ud83d"), [])

    def test_texts_come_back_to_the_character(self, ledger: Ledger):
        """Diacritics, tatweel, no-break spaces, NUL and line separators are stored as they are."""
        odd = "قــالَ\u00a0الوزيرُ\u2028\x00\u200fend\r\n"
        ledger.add(report(text=odd), [])
        assert [record["text"] for record in ledger.reports()] == [odd]


def test_same_reports_same_bytes_whatever_the_order(tmp_path: Path):
    """The export and the digest do not depend on the order of reading, nor on an interruption."""
    reports = [report(f"r{number}") for number in range(12)]
    exports = set()
    for seed in range(3):
        random.Random(seed).shuffle(reports)
        path = tmp_path / f"{seed}.db"
        for part in (reports[:5], reports):  # broken off after five, then begun again
            with Ledger(path) as ledger:
                for each in part:
                    ledger.add(each, [claim(each, number=number) for number in range(3)])
        with Ledger(path) as ledger:
            exports.add(("\n".join(lines(ledger)), ledger.digest()))
    assert len(exports) == 1


FILTERS = [
    (Filter(), {"planned", "happened"}),
    (Filter(source="PRK"), {"planned", "happened"}),
    (Filter(source="RUS"), {"happened"}),
    (Filter(source="RUS", target="PRK"), {"happened"}),
    (Filter(pair=("RUS", "PRK")), {"planned", "happened"}),
    (Filter(pair=("RUS", "UKR")), set()),
    (Filter(type=("CONSULT",)), {"happened"}),
    (Filter(type=("CONSULT", "COOPERATE")), {"planned", "happened"}),
    (Filter(kind=("provide-labour",)), {"planned"}),
    (Filter(status=("planned",)), {"planned"}),
    (Filter(since="2022-08"), {"happened"}),
    (Filter(until="2022-07-01"), {"planned"}),
    (Filter(since="2022-07-31", until="2022-07"), {"planned"}),
    (Filter(voice="العمري"), {"planned"}),
    (Filter(voice="صحيفه الساحل"), {"planned", "happened"}),
    (Filter(voice="Salem al-Amri"), {"planned"}),  # the same name in another script
    (Filter(voice="%"), set()),
    (Filter(outlet="صحيفة الساحل"), {"planned", "happened"}),
    (Filter(report="other"), set()),
    (Filter(limit=1), {"planned"}),
]


@pytest.mark.parametrize(("wanted", "statuses"), FILTERS)
def test_filters_let_through_what_they_say(ledger: Ledger, wanted: Filter, statuses: set[str]):
    """Each filter lets through the claims that its fields describe and no others."""
    source = report()
    ledger.add(source, [claim(source), meeting(source)])
    found = {record["status"]["value"] for record in ledger.claims(wanted)}
    assert found == (found & {"planned", "happened"} if wanted.limit else statuses)
    assert len(list(ledger.claims(wanted))) == (1 if wanted.limit else len(statuses))


def test_what_passes_between_two_is_found_under_anybodys_act(ledger: Ledger):
    """When a third party acts on what one gives to the other, the claim counts as between the two."""
    source = report()
    told = claim(source)
    ledger.add(source, [replace(told, act=replace(told.act, target=()))])
    assert len(list(ledger.claims(Filter(pair=("RUS", "PRK"))))) == 1


def at_version(path: Path, version: int) -> None:
    """A ledger that says that it is of another version."""
    Ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE wathiq_schema SET version = ?", (version,))
    connection.commit()
    connection.close()


class TestOpening:
    """A file that is no ledger of ours is refused in one clear line and left alone."""

    def test_listing_does_not_make_a_ledger(self, tmp_path: Path):
        """Who only wants to look gets told that there is nothing, and no file appears."""
        with pytest.raises(LedgerError, match="does not exist; run `wathiq read`"):
            Ledger(tmp_path / "none.db", create=False)
        assert list(tmp_path.iterdir()) == []

    def test_no_database(self, tmp_path: Path):
        """A text file is not a ledger, and is not touched."""
        (tmp_path / "a.db").write_text("وثيق " * 500, encoding="utf-8")
        with pytest.raises(LedgerError, match="not a database"):
            Ledger(tmp_path / "a.db")
        assert (tmp_path / "a.db").read_text(encoding="utf-8") == "وثيق " * 500

    def test_another_programs_database(self, tmp_path: Path):
        """Another program's database is not a ledger, and gets no tables of ours."""
        connection = sqlite3.connect(tmp_path / "a.db")
        connection.execute("CREATE TABLE notes (note TEXT)")
        connection.close()
        with pytest.raises(LedgerError, match="another program"):
            Ledger(tmp_path / "a.db")

    @pytest.mark.parametrize("place", ["", "missing/a.db"])
    def test_impossible_places(self, tmp_path: Path, place: str):
        """A folder, and a file in a folder that does not exist, are named as such."""
        with pytest.raises(LedgerError, match="folder"):
            Ledger(tmp_path / place)

    def test_a_newer_ledger(self, tmp_path: Path):
        """A ledger of a later version is refused with the way out, and not changed."""
        at_version(tmp_path / "a.db", 99)
        with pytest.raises(LedgerError, match=r"newer Wathiq .* upgrade"):
            Ledger(tmp_path / "a.db")

    def test_one_that_is_only_read_is_not_brought_up_to_date(self, tmp_path: Path):
        """It is refused as it is, with the way out."""
        at_version(tmp_path / "a.db", 6)
        before = (tmp_path / "a.db").read_bytes()
        with pytest.raises(LedgerError, match=r"older Wathiq; .* brings it up to date"):
            Ledger(tmp_path / "a.db", read_only=True)
        assert (tmp_path / "a.db").read_bytes() == before

    def test_one_that_is_only_read_refuses_to_be_written(self, tmp_path: Path):
        """Whoever calls what; and it is not made where there is none."""
        Ledger(tmp_path / "a.db").close()
        told = report()
        with Ledger(tmp_path / "a.db", read_only=True) as ledger:
            with pytest.raises(LedgerError, match="readonly"):
                ledger.add(told, [claim(told)])
            assert list(ledger.claims()) == []
        with pytest.raises(LedgerError, match="does not exist"):
            Ledger(tmp_path / "none.db", read_only=True)


class TestMigrating:
    """An older file is brought up to date once, whole or not at all."""

    def test_version_zero_becomes_the_present_one(self, tmp_path: Path):
        """An empty file is a ledger of version 0: opening it brings it to the present version, ready for use."""
        (tmp_path / "a.db").touch()
        with Ledger(tmp_path / "a.db") as ledger:
            assert ledger.add(report(), [claim(report())])
        connection = sqlite3.connect(tmp_path / "a.db")
        assert connection.execute("SELECT version FROM wathiq_schema").fetchall() == [(len(MIGRATIONS),)]
        connection.close()

    def test_only_missing_steps_run_and_nothing_is_lost(self, tmp_path: Path):
        """A file of this version gets the next version's step alone, and keeps its claims."""
        with Ledger(tmp_path / "a.db") as ledger:
            ledger.add(report(), [claim(report())])
        engine = open_engine(tmp_path / "a.db", create=False)
        with writing(engine, "a.db") as connection:
            migrate(connection, "a.db", (*MIGRATIONS, add_column))
            assert version_of(connection, "a.db") == len(MIGRATIONS) + 1
            assert connection.execute(text("SELECT count(note) FROM claim")).scalar() == 1
        engine.dispose()

    def test_a_failing_step_leaves_the_file_as_it_was(self, tmp_path: Path):
        """A step that fails takes back what it had begun."""
        Ledger(tmp_path / "a.db").close()
        engine = open_engine(tmp_path / "a.db", create=False)
        with pytest.raises(ZeroDivisionError), writing(engine, "a.db") as connection:
            migrate(connection, "a.db", (*MIGRATIONS, add_column, fail))
        engine.dispose()
        with Ledger(tmp_path / "a.db") as ledger:
            assert ledger.verify() == ()


def add_column(connection: Connection) -> None:
    """A step as a later version might have it."""
    connection.execute(text("ALTER TABLE claim ADD COLUMN note TEXT DEFAULT 'x'"))


def fail(connection: Connection) -> None:
    """A step that breaks half way."""
    raise ZeroDivisionError


def test_others_read_while_one_writes(tmp_path: Path):
    """A reader neither waits for a writer in the middle of a report nor sees the half of it."""
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(report("r1"), [claim(report("r1"))])
        engine = open_engine(tmp_path / "a.db", create=False)
        with writing(engine, "a.db") as connection:
            connection.execute(text("UPDATE claim SET current = 0"))
            began = time.monotonic()
            assert len(lines(ledger)) == 1
            with Ledger(tmp_path / "a.db", create=False) as second:
                assert len(lines(second)) == 1
            assert time.monotonic() - began < 5
        engine.dispose()


WRITER = """
import sys
from tests.unit.ledger.samples import claim, report
from wathiq.ledger import Ledger
with Ledger(sys.argv[1]) as ledger:
    for number in range(100_000):
        source = report(f"{number:06}")
        ledger.add(source, [claim(source, number=each) for each in range(4)])
        print(number, flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_writer_leaves_whole_reports(tmp_path: Path, seed: int):
    """After kill -9 at any moment, every report that was confirmed is there, with all its claims, and nothing is half."""
    path = tmp_path / "a.db"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert writer.stdout is not None
    confirmed = [int(writer.stdout.readline()) for _ in range(5)]
    time.sleep(random.Random(seed).random() / 10)
    writer.send_signal(signal.SIGKILL)
    confirmed += [int(line) for line in writer.stdout.read().splitlines()]
    writer.wait()
    writer.stdout.close()
    with Ledger(path) as ledger:
        counts = ledger.counts()
        assert counts.reports >= len(confirmed)
        assert counts == Counts(counts.reports, 4 * counts.reports, 0)
        assert ledger.verify() == ()


class TestLists:
    """A sanctions list is stored whole; the one loaded last is used, and a new one loses nothing."""

    def test_the_list_loaded_last_is_current(self, ledger: Ledger):
        """Loading a newer list replaces the older; loading the older again makes it current once more."""
        older, newer = (
            Watchlist("a.xml", day, seal * 64, (Listing("X.1", "person", "DPRK", (ListedName("A B", "primary"),)),))
            for day, seal in (("2024-01-01", "a"), ("2024-02-01", "b"))
        )
        assert ledger.watchlist() is None
        assert ledger.load_list(older)
        assert ledger.load_list(newer)
        assert ledger.watchlist() == newer
        assert not ledger.load_list(older)
        assert ledger.watchlist() == older
