"""Rows of other data sets: on their provider's word, never more than they say, and proved like everything else."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, meeting, report

from wathiq.errors import InputError
from wathiq.ledger import Filter, Ledger, Record, claim_to_record
from wathiq.model import Act, ActType, Claim, Report
from wathiq.serve.exports import FORMATS
from wathiq.serve.exports.icews import COLUMNS as ICEWS
from wathiq.serve.exports.polecat import COLUMNS as POLECAT
from wathiq.serve.imports import SOURCES, Imported, imported
from wathiq.serve.imports.icews import act_type, written

ROW = {
    "Event ID": "1", "Event Date": "2031-05-04", "Source Name": "Police (Chile)", "Source Sectors": "Government,Police",
    "Source Country": "Chile", "Event Text": "Consult", "CAMEO Code": "040", "Intensity": "1",
    "Target Name": "Citizen (Peru)", "Target Sectors": "Social", "Target Country": "Peru", "Story ID": "77",
    "Publisher": "Andes Courier",
}  # fmt: skip
POLECAT_ROW = {
    "Event ID": "20310504-1", "Event Date": "2031-05-04", "Event Type": "CONSULT", "Event Mode": "phone", "Intensity": "1.0",
    "Actor Name": "Ana Ruiz", "Actor Country": "CHL", "Primary Actor Sector": "GOV", "Recipient Name": "United Nations",
    "Recipient Country": "", "Primary Recipient Sector": "IGO", "Source": "Andes Courier", "Publication Date": "2031-05-05",
}  # fmt: skip


def file(*rows: dict[str, str], columns: tuple[str, ...] = ICEWS) -> str:
    """Rows as a tab-separated file; what they do not say is NA."""
    lines = ["\t".join(columns), *("\t".join(row.get(column, "NA") for column in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def stories(text: str, name: str = "icews") -> tuple[list[tuple[Report, tuple[Claim, ...]]], Imported]:
    """What a file becomes, and what was counted."""
    tally = Imported()
    return list(imported(io.StringIO(text, newline=""), "rows.tab", SOURCES[name], tally)), tally


def only(*rows: dict[str, str]) -> Claim:
    """The one claim of the rows."""
    ((_, (found,)),), _ = stories(file(*rows))
    return found


def codes(act: Act) -> tuple[list[str | None], list[str | None]]:
    """The codes of the sides."""
    return [side.party.code for side in act.source], [side.party.code for side in act.target]


class TestIcews:
    """Rows of ICEWS."""

    def test_the_provider_reports_and_the_publisher_is_cited(self):
        """ICEWS is the outlet, the newspaper the voice through which it knows."""
        found = only(ROW)
        assert [(voice.name, voice.manner) for voice in found.voices] == [("ICEWS", "reports"), ("Andes Courier", "cites")]
        assert (found.report.outlet, found.report.published) == ("ICEWS", "2031-05-04")
        assert "text" in found.report.assumed

    def test_whoever_acts_for_a_state_is_it_and_a_citizen_is_not(self):
        """The police of Chile are Chile; a citizen of Peru is a group without a code."""
        act = only(ROW).act
        assert codes(act) == (["CHL"], [None])
        assert (act.target[0].party.name, act.target[0].party.kind) == ("Citizen (Peru)", "group")

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Russia", "RUS"),
            ("Russian Federation", "RUS"),
            ("European Union", "EU"),
            ("Palestinian Territory, Occupied", "PSE"),
        ],
    )
    def test_parties_are_known_by_their_names(self, name: str, code: str):
        """States and organisations are found by the names that ICEWS gives them."""
        assert codes(only({**ROW, "Source Name": name, "Source Sectors": "NA"}).act)[0] == [code]

    def test_the_code_and_intensity_are_those_of_the_row(self):
        """A code that is finer than ours is kept, read as the kind of its nearest beginning."""
        act = only({**ROW, "CAMEO Code": "1711", "Event Text": "Confiscate property", "Intensity": "-9.2"}).act
        assert act.type == ActType("seize-property", "COERCE", "1711", 4, -9.2)
        assert act_type("1044", "x").kind == "demand"
        assert [written(code) for code in ("40", "100", "841", "190")] == ["040", "100", "0841", "190"]

    def test_what_is_no_act_of_ours_is_counted_not_guessed(self):
        """Statements, rows without a day and rows without an actor give no claim."""
        nobody = {"Source Name": "Unspecified Actor", "Target Name": "NA"}
        rows = ({"CAMEO Code": "010"}, {"CAMEO Code": "010"}, {"Event Date": "soon"}, nobody, {})
        found, tally = stories(file(*({**ROW, **changed} for changed in rows)))
        assert [len(claims) for _, claims in found] == [1]
        assert tally.rows == 5
        assert tally.left_out == {"CAMEO 010": 2, "without a day": 1, "without an actor": 1}

    def test_a_side_that_nobody_is_named_on_is_empty(self):
        """An unspecified actor is nobody."""
        assert only({**ROW, "Target Name": "Unspecified Actor"}).act.target == ()

    def test_rows_of_one_story_are_one_report(self, tmp_path: Path):
        """A story is a report with a claim for each row; reading the file again changes nothing; every word is proved."""
        text = file(ROW, {**ROW, "Event ID": "2", "CAMEO Code": "043"}, {**ROW, "Event ID": "3", "Story ID": "78"})
        with Ledger(tmp_path / "a.db") as ledger:
            for again in (False, True):
                for story, claims in stories(text)[0]:
                    assert ledger.add(story, claims) is not again
            assert (ledger.counts().reports, ledger.counts().claims) == (2, 3)
            assert ledger.verify() == ()

    def test_hostile_names_are_only_names(self, tmp_path: Path):
        """Control characters, arrows and very long names do no harm to places in the text."""
        rows = [
            {**ROW, "Source Name": name, "Story ID": str(n)}
            for n, name in enumerate(("a\x1b[31m → b", "\u202eabc", "x" * 9000))
        ]
        with Ledger(tmp_path / "a.db") as ledger:
            for story, claims in stories(file(*rows))[0]:
                ledger.add(story, claims)
            assert ledger.verify() == ()
            assert ledger.counts().claims == 3

    def test_another_file_is_refused_in_one_line(self):
        """A file without the columns is named, with what is missing and the way out."""
        with pytest.raises(InputError, match=r"rows\.tab: has no column 'Event ID'.*as it was published"):
            stories("a\tb\n1\t2\n")
        with pytest.raises(InputError, match="has no column"):
            stories("")

    def test_a_row_that_is_cut_off_gives_what_it_has(self):
        """A last line without its last cells is read, or left out with its reason."""
        found, tally = stories(file(ROW) + "2\t2031-05-04\tPer")
        assert (len(found), tally.rows, tally.left_out.total()) == (1, 2, 1)


class TestPolecat:
    """Rows of POLECAT."""

    def test_type_mode_and_parties(self):
        """A type and mode are our kind; a member of a government is its state; days of event and of publication are kept."""
        ((story, (found,)),), _ = stories(file(POLECAT_ROW, columns=POLECAT), "polecat")
        assert (found.act.type.kind, found.act.type.plover) == ("phone-call", "CONSULT")
        assert codes(found.act) == (["CHL"], ["UN"])
        assert (story.outlet, story.published, found.act.when and found.act.when.edtf) == (
            "POLECAT",
            "2031-05-05",
            "2031-05-04",
        )

    def test_an_unknown_mode_is_the_general_kind_and_an_unknown_type_nothing(self):
        """A mode that we do not know leaves its type; a type that PLOVER has not is counted."""
        rows = ({**POLECAT_ROW, "Event Mode": "pigeon"}, {**POLECAT_ROW, "Event Type": "DREAM"})
        found, tally = stories(file(*rows, columns=POLECAT), "polecat")
        assert [claims[0].act.type.kind for _, claims in found] == ["consult"]
        assert tally.left_out == {"type DREAM": 1}


class TestThereAndBack:
    """What is exported and taken in again is what it was, as far as the format can say."""

    @pytest.mark.parametrize("name", ["icews", "polecat"])
    def test_day_parties_and_code_come_back(self, name: str, tmp_path: Path):
        """Day, parties and the act's code survive; the ledger that they come back into is proved."""
        source = report()
        planned = claim(source)
        day = replace(planned.act.when, earliest="2022-07-04", latest="2022-07-04") if planned.act.when else None
        records = [
            claim_to_record(replace(planned, act=replace(planned.act, when=day))), claim_to_record(meeting(source)),
        ]  # fmt: skip
        out = io.BytesIO()
        FORMATS[name].write(records, out)
        found, tally = stories(out.getvalue().decode("utf-8"), name)
        assert tally.left_out.total() == 0
        with Ledger(tmp_path / "b.db") as ledger:
            for story, claims in found:
                ledger.add(story, claims)
            back = sorted(map(told, ledger.claims(Filter())))
            assert ledger.verify() == ()
        there = [
            told(records[0]),
            told(records[1]),
            told({**records[1], "source": records[1]["target"], "target": records[1]["source"]}),
        ]
        known = slice(None) if name == "icews" else slice(0, 4)  # POLECAT has no CAMEO code
        assert [row[known] for row in back] == sorted(row[known] for row in there)


def told(record: Record) -> tuple[str, str, str, str, str]:
    """Day, parties, PLOVER type and CAMEO code of a record."""
    day = record["when"]["earliest"] if record["when"] else record["report"]["published"]
    sides = ("".join(party["code"] for party in record[side]) for side in ("source", "target"))
    return (day, *sides, record["act"]["plover"], record["act"]["cameo"])
