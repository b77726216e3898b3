"""Exports: each format says what it can of a claim, hides nothing it can say, and runs in no spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.ledger.samples import claim, meeting, report, words

from wathiq.ledger import Filter, Ledger, Record, claim_to_record
from wathiq.model import Party, Side, When
from wathiq.serve.exports import FORMATS, export, ftm, gdelt, icews, polecat
from wathiq.serve.exports.acts import day, pairs
from wathiq.serve.formats.csv_table import _FORMULA

TABLES = ("csv", "icews", "polecat", "gdelt")
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def written(name: str, *records: Record) -> bytes:
    """What a format makes of records."""
    out = io.BytesIO()
    assert FORMATS[name].write(iter(records), out) == len(records)
    return out.getvalue()


def table(name: str, *records: Record) -> list[list[str]]:
    """The cells of a table, header included where there is one."""
    text = written(name, *records).decode("utf-8")
    if name == "csv":
        return list(csv.reader(io.StringIO(text, newline="")))
    return [line.split("\t") for line in text.splitlines()]


def happened(**changed: object) -> Record:
    """North Korea sent workers to Russia."""
    return {**claim_to_record(claim(report(), "happened")), **changed}


def dated(edtf: str, earliest: str, latest: str) -> Record:
    """The same with another date."""
    source = report()
    plain = claim(source, "happened")
    when = When(edtf, earliest, latest, words(source, "يوليو 2022"))
    return claim_to_record(replace(plain, act=replace(plain.act, when=when)))


@pytest.fixture
def ledger(tmp_path: Path):
    """A ledger with something planned, something that happened, and a meeting."""
    source = report()
    with Ledger(tmp_path / "a.db") as opened:
        opened.add(source, [claim(source), claim(source, "happened", 1), meeting(source)])
        yield opened


class TestStatus:
    """Formats that cannot say how real an act is hold only what is real."""

    @pytest.mark.parametrize("name", ["icews", "polecat", "gdelt"])
    def test_event_data_holds_what_happened(self, ledger: Ledger, name: str):
        """What is only planned is no row of event data, unless somebody asks for it."""
        form = FORMATS[name]
        assert export(ledger, Filter(), form, io.BytesIO()) == 2
        assert export(ledger, Filter(status=("planned",)), form, io.BytesIO()) == 1

    @pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "ftm"])
    def test_formats_with_a_status_hold_everything(self, ledger: Ledger, name: str):
        """A format that says the status has all three claims."""
        assert export(ledger, Filter(), FORMATS[name], io.BytesIO()) == 3


class TestTables:
    """Rows of event data: one for each pair, no cell that runs, no row that is torn."""

    @given(NAMES, NAMES, NAMES)
    @pytest.mark.parametrize("name", TABLES)
    def test_no_cell_is_a_formula(self, name: str, outlet: str, party: str, title: str):
        """Whatever outlets, parties and titles are called, no text cell begins as a formula does and no row breaks."""
        record = happened()
        told = {**record["report"], "outlet": outlet, "title": title, "url": outlet, "id": title}
        source = [{**record["source"][0], "name": party, "code": None}]
        cells = table(name, {**record, "report": told, "source": source})
        assert len({len(row) for row in cells}) == 1
        for cell in (cell for row in cells for cell in row):
            assert not cell.lstrip().startswith(_FORMULA) or isinstance(float(cell), float)

    @pytest.mark.parametrize(("name", "columns"), [("icews", icews.COLUMNS), ("polecat", polecat.COLUMNS)])
    def test_the_header_is_that_of_the_data_set(self, name: str, columns: tuple[str, ...]):
        """The first line has the names of the columns: 20 in ICEWS, 40 in POLECAT; GDELT has 61 and no header."""
        assert table(name, happened())[0] == list(columns)
        assert (len(icews.COLUMNS), len(polecat.COLUMNS), len(gdelt.COLUMNS)) == (20, 40, 61)

    def test_a_meeting_goes_both_ways(self):
        """What two do to each other is a row each way; one who acts towards two has two rows; nobody has none."""
        met = claim_to_record(meeting(report()))
        codes = [(source["code"], target["code"]) for source, target in pairs(met) if source and target]
        assert codes == [("PRK", "RUS"), ("RUS", "PRK")]
        assert len(pairs({**met, "reciprocal": False, "target": met["target"] * 2})) == 2
        assert pairs({**met, "source": [*met["source"], *met["target"]], "target": []}) == pairs(met)
        assert pairs({**met, "source": [], "target": []}) == ()

    def test_icews_writes_names_of_its_own(self):
        """Russia is the Russian Federation, nobody is an Unspecified Actor, what is not known is NA."""
        source = report()
        there = claim(source, "happened")
        soviet = Side(Party("RUS", "Soviet Union", "state"), there.act.target[0].words, "name")
        record = claim_to_record(replace(there, act=replace(there.act, source=(), target=(soviet,))))
        row = dict(zip(*table("icews", record), strict=True))
        assert (row["Source Name"], row["Source Country"]) == ("Unspecified Actor", "NA")
        assert (row["Target Name"], row["Target Country"]) == ("Soviet Union", "Russian Federation")
        assert (row["Event Text"], row["CAMEO Code"], row["Intensity"]) == ("Cooperate economically", "061", "6.4")
        assert (row["City"], row["Publisher"], row["Story ID"]) == ("NA", "صحيفة الساحل", "r1")

    def test_polecat_has_type_mode_and_words(self):
        """Type and mode are PLOVER's, the raw name is that of the report."""
        met = claim_to_record(meeting(report()))
        called = {**met, "act": {**met["act"], "kind": "phone-call"}}
        row = dict(zip(*table("polecat", called)[:2], strict=True))
        assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("CONSULT", "phone", "VERBAL COOPERATION")
        assert (row["Actor Country"], row["Actor Name Raw"], row["Primary Actor Sector"]) == ("PRK", "بيونغ يانغ", "GOV")
        assert (row["Actor COW"], row["Source"], row["Publication Date"]) == ("", "صحيفة الساحل", "2022-08-31")

    def test_a_date_is_no_more_precise_than_its_format_allows(self):
        """A day is that day; a month its first day, or a month where the format has months; a year is no day."""
        on, month, year = (
            dated("2022-07-04", "2022-07-04", "2022-07-04"), dated("2022-07", "2022-07-01", "2022-07-31"),
            dated("2022", "2022-01-01", "2022-12-31"),
        )  # fmt: skip
        assert [day(record) for record in (on, month, year, happened(when=None))] == [
            "2022-07-04", "2022-07-01", None, "2022-08-31",
        ]  # fmt: skip
        told = [dict(zip(gdelt.COLUMNS, row, strict=True)) for row in table("gdelt", on, month, year)]
        assert [(row["SQLDATE"], row["MonthYear"], row["Year"]) for row in told] == [
            ("20220704", "202207", "2022"), ("", "202207", "2022"), ("", "", "2022"),
        ]  # fmt: skip
        assert gdelt.fraction("2022-07-04") == 2022.5863

    def test_gdelt_ids_are_whole_numbers_of_64_bits(self):
        """Each row has an id of its own that a database takes, the same every time."""
        ids = [int(row[0]) for row in table("gdelt", claim_to_record(meeting(report())), happened())]
        assert len(set(ids)) == 3
        assert all(0 < id_ < 2**63 for id_ in ids)
        assert ids[2] == int(table("gdelt", happened())[0][0])

    def test_known_groups_have_their_codes(self):
        """The United Nations are UNO in CAMEO, and no country."""
        record = happened()
        side = {**record["source"][0], "code": "UN", "name": "United Nations", "kind": "organisation"}
        row = dict(zip(gdelt.COLUMNS, table("gdelt", {**record, "source": [side]})[0], strict=True))
        assert (row["Actor1Code"], row["Actor1KnownGroupCode"], row["Actor1CountryCode"]) == ("UNO", "UNO", "")


class TestParquet:
    """Parquet: typed columns that any reader understands."""

    def test_it_reads_back(self, tmp_path: Path):
        """Dates are dates, parties and voices lists of structures, text is what it was."""
        file = tmp_path / "claims.parquet"
        record = happened()
        file.write_bytes(written("parquet", record, claim_to_record(meeting(report()))))
        query = (
            "select typeof(published), year(earliest), source[1].code, voices[-1].name, evidence.text, exchange[1].quantity.low,"
            " len(voices), status from read_parquet(?) order by status, len(voices) desc"
        )
        first, second = duckdb.execute(query, [str(file)]).fetchall()
        assert first == ("DATE", 2022, "PRK", "سالم العمري", record["evidence"]["text"], 300.0, 3, "happened")
        assert second[1:4] == (None, "PRK", "صحيفة الساحل")

    def test_open_ends_are_null(self, tmp_path: Path):
        """What has gone on since 1996 has no last day."""
        file = tmp_path / "claims.parquet"
        file.write_bytes(written("parquet", dated("1996/..", "1996-01-01", "9999-12-31")))
        assert str(duckdb.execute("select earliest, latest from read_parquet(?)", [str(file)]).fetchone()) == (
            "(datetime.date(1996, 1, 1), None)"
        )

    def test_nothing_is_still_a_table(self, tmp_path: Path):
        """An export without a claim has its columns."""
        file = tmp_path / "none.parquet"
        file.write_bytes(written("parquet"))
        assert duckdb.execute("select count(*), count(voices) from read_parquet(?)", [str(file)]).fetchone() == (0, 0)


class TestFollowTheMoney:
    """FollowTheMoney: every entity once, every reference leads somewhere."""

    def entities(self, *records: Record) -> list[Record]:
        """The entities that records make."""
        return [json.loads(line) for line in written("ftm", *records).splitlines()]

    def test_a_claim_is_an_event_and_a_link_with_its_status(self):
        """The link runs from giver to taker, says what and how real, and proves it with the article."""
        article, source, target, event, link = self.entities(happened())
        assert [one["schema"] for one in (article, source, target, event, link)] == [
            "Article", "PublicBody", "PublicBody", "Event", "UnknownLink",
        ]  # fmt: skip
        told = link["properties"]
        assert (told["subject"], told["object"]) == ([source["id"]], [target["id"]])
        assert (told["status"], told["role"], told["proof"]) == (["happened"], ["provide labour"], [article["id"]])
        assert event["properties"]["involved"] == [source["id"], target["id"]]
        assert (source["properties"], target["properties"]["country"]) == ({"name": ["North Korea"], "country": ["kp"]}, ["ru"])

    def test_shared_entities_are_written_once(self):
        """Two claims of one report share the article and the parties."""
        ids = [one["id"] for one in self.entities(happened(), claim_to_record(meeting(report())))]
        assert len(ids) == len(set(ids))

    def test_an_address_is_an_address(self):
        """What is no address of the web is not written as one."""
        record = happened()
        hostile = {**record, "report": {**record["report"], "url": "javascript:alert(1)"}}
        assert all("sourceUrl" not in one["properties"] for one in self.entities(hostile))

    def test_a_body_without_a_code_keeps_its_name(self):
        """A company is an organisation under its own name, in no country."""
        party = {"code": None, "name": "شركة الميناء", "kind": "organisation"}
        record = happened()
        one = next(
            iter(
                e
                for e in ftm.entities({**record, "source": [{**record["source"][0], **party}]})
                if e["schema"] == "Organization"
            )
        )
        assert one["properties"] == {"name": ["شركة الميناء"]}


def test_a_list_of_formats_serves_downloads():
    """Each format says its name, its media type and its ending."""
    assert {form.name: form.extension for form in FORMATS.values()} == {
        "csv": "csv", "jsonl": "jsonl", "parquet": "parquet", "polecat": "polecat.tsv", "icews": "icews.tsv",
        "gdelt": "gdelt.tsv", "ftm": "ftm.json",
    }  # fmt: skip
    assert all("/" in form.media_type for form in FORMATS.values())
