"""What reviewers type on the command line, how far they agree, and what the nets may learn from them."""

import json
from pathlib import Path

import pytest
from tests.unit.ledger.samples import claim, meeting, report
from tests.unit.ledger.test_reviews import MET, SENT, decide
from training import gold

from wathiq.ledger import Filter, Ledger, claim_to_record
from wathiq.serve.agreement import agreements, kappa
from wathiq.serve.command import main
from wathiq.serve.context import pieces
from wathiq.serve.review import Signature
from wathiq.serve.review import decide as keep
from wathiq.serve.training_data import texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one report with two claims."""
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(report(), [claim(report()), meeting(report())])
    return tmp_path / "a.db"


@pytest.fixture
def wathiq(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run the command line on that ledger as Layla; what it printed on both streams."""
    monkeypatch.setenv("WATHIQ_LEDGER", str(path))
    monkeypatch.setenv("WATHIQ_REVIEWER", "Layla")
    monkeypatch.setenv("COLUMNS", "120")

    def run(*words: str) -> tuple[str, str]:
        monkeypatch.setattr("sys.argv", ["wathiq", *words])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        assert left.value.code in (0, None), told.err
        return told.out, told.err

    return run


class TestCommands:
    """Each verdict is a command."""

    def test_the_queue_names_the_claims(self, wathiq):
        """By their ids, with how certain the coder is."""
        out, err = wathiq("review", "list")
        assert SENT in out
        assert "87%" in out
        assert err == "2 claims\n"

    def test_accept_reject_and_undo(self, wathiq, path: Path):
        """The first letters of an id will do."""
        assert wathiq("review", "reject", SENT[:8], "--reason", "no such thing")[1] == f"claim '{SENT}': rejected by Layla\n"
        assert wathiq("review", "accept", MET, "--reviewer", "Omar")[1] == f"claim '{MET}': accepted by Omar\n"
        assert wathiq("review", "list")[1] == "No claim waits for a decision.\n"
        assert "no such thing" in wathiq("review", "list", "--show", "decided")[0]
        assert wathiq("review", "undo")[1] == f"claim '{SENT}': undone, reject\n"
        with Ledger(path) as ledger:
            assert [record["id"] for record in ledger.claims()] == [SENT, MET]

    def test_correct(self, wathiq, path: Path):
        """Only what is given changes; parties have names in any language; the listing has the new values."""
        wathiq(
            *("review", "correct", SENT, "--status", "not-happened", "--when", "none", "--from", "روسيا"),
            *("--without", "to", "--voice", "سالم العمري", "--kind", "MEET", "--reciprocal"),
        )
        out, _ = wathiq("claims", "--status", "not_happened", "--format", "jsonl")
        left = json.loads(out)
        assert (left["id"], left["when"], left["reciprocal"], left["act"]["kind"]) == (SENT, None, True, "meet")
        assert ([side["code"] for side in left["source"]], left["target"]) == (["RUS"], [])
        assert [voice["name"] for voice in left["voices"]] == ["صحيفة الساحل", "سالم العمري"]
        out, _ = wathiq("claims", "--status", "planned", "--unreviewed", "--format", "jsonl")
        assert json.loads(out)["id"] == SENT

    def test_join_and_part(self, wathiq):
        """Two claims are one happening, or are not."""
        assert wathiq("review", "pair", SENT, MET, "--together")[1].endswith("together\n")
        assert "yes" in wathiq("review", "list", "--show", "pairs")[0]
        assert "undone, together" in wathiq("review", "undo", "--pair")[1]

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("accept", "0" * 16), "is not there; see `wathiq review list`"),
            (("accept", ""), "is not there"),
            (("correct", SENT), "changes nothing"),
            (("correct", SENT, "--status", "maybe"), "status 'maybe': does not exist"),
            (("correct", SENT, "--when", "yesterday"), "is not a date"),
            (("correct", SENT, "--voice", "nobody"), "do not stand in the report"),
            (("pair", SENT, MET), "give --together or --apart"),
            (("undo",), "has no decision to undo"),
            (("export", "--output", "/no/such/folder/x.json"), "cannot be written"),
        ],
    )
    def test_mistakes_are_one_line(self, words, told, path, monkeypatch, capsys):
        """Exit status 2, and the way out."""
        monkeypatch.setenv("WATHIQ_LEDGER", str(path))
        monkeypatch.setattr("sys.argv", ["wathiq", "review", *words])
        with pytest.raises(SystemExit) as left:
            main()
        err = capsys.readouterr().err
        assert left.value.code == 2
        assert told in err
        assert err.count("\n") == 1

    def test_hostile_reasons_are_harmless(self, wathiq):
        """An escape sequence in a reason does not reach the terminal."""
        wathiq("review", "reject", SENT, "--reason", "\x1b[31mred")
        assert "\x1b[31mred" not in wathiq("review", "list", "--show", "decided")[0]


class TestAgreement:
    """Two reviewers are compared on what both decided."""

    def test_share_and_kappa(self, path: Path):
        """The verdicts of Layla and Omar agree on one of two claims; on the fields of the claim that neither rejected."""
        with Ledger(path) as ledger:
            decide(ledger, SENT, "correct", "Layla", status="happened")
            decide(ledger, SENT, "accept", "Omar")
            decide(ledger, MET, "reject", "Layla")
            decide(ledger, MET, "reject", "Omar")
            found = {one.field: one for one in agreements(ledger.decisions())}
        assert found["verdict"].reviewers == ("Layla", "Omar")
        assert (found["verdict"].claims, found["verdict"].share) == (2, 0.5)
        assert found["verdict"].kappa == pytest.approx((0.5 - 0.25) / 0.75)
        assert (found["status"].claims, found["status"].share) == (1, 0.0)
        assert (found["kind"].share, found["kind"].kappa) == (1.0, None)

    def test_the_table(self, wathiq, path: Path):
        """Nothing to compare is said; a table otherwise."""
        assert "No claim was decided on by two" in wathiq("review", "agreement")[1]
        with Ledger(path) as ledger:
            decide(ledger, SENT, "accept", "Omar")
            decide(ledger, SENT, "accept", "Layla")
        assert "100%" in wathiq("review", "agreement")[0]

    def test_kappa_of_a_known_table(self):
        """Fifty yes and no answers, as textbooks reckon it: 0.4."""
        answers = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
        assert kappa(answers) == pytest.approx(0.4)


class TestTrainingData:
    """Reports that were reviewed whole become annotated texts."""

    def test_only_whole_reports(self, path: Path):
        """While one claim waits, or reviewers differ, the report is left out."""
        with Ledger(path) as ledger:
            decide(ledger, SENT, "correct", status="happened")
            assert list(texts(ledger)) == []
            decide(ledger, MET, "reject")
            assert len(list(texts(ledger))) == 1
            decide(ledger, SENT, "accept", "Omar")
            assert list(texts(ledger)) == []

    def test_the_trainer_reads_them(self, wathiq, path: Path, tmp_path: Path):
        """Corrected values are the answers, rejected claims are none; the words are found in the text."""
        with Ledger(path) as ledger:
            decide(ledger, SENT, "correct", status="happened")
            decide(ledger, MET, "reject")
        _, err = wathiq("review", "export", "--to", "gold", "--output", str(tmp_path / "train.json"))
        assert err == "1 report with 1 claim\n"
        [written] = json.loads((tmp_path / "train.json").read_text(encoding="utf-8"))
        [answer] = written["must"]
        assert (answer["plover"], answer["status"], answer["status_cue"]) == (["COOPERATE"], ["happened"], None)
        assert (answer["source"], answer["source_words"]) == (["PRK"], ["بيونغ يانغ"])
        assert answer["voices"][1] == {"words": "سالم العمري", "kind": "person", "cue": "قال"}
        [text] = gold.texts(tmp_path / "train.json")
        [read] = text.claims
        assert (read.types, read.statuses, read.when) == (("COOPERATE",), ("happened",), "2022-07")


def test_a_correction_brings_its_provisions(path: Path):
    """An act that reviewers found not to have happened falls under no provision any more."""
    with Ledger(path) as ledger:
        keep(ledger, SENT, "correct", Signature("Layla"), {"status": "not_happened"})
        [left] = ledger.claims(Filter(status=("not_happened",)))
        assert (left["provisions"], left["checks"]) == ([], [])
        assert ledger.verify() == ()


def test_pieces_make_up_the_text():
    """The context is the text itself, cut in whole words, with what each stretch says of the claim."""
    source = report()
    long = "كلمة " * 200
    told = claim(report(text=long + source.text + " " + long))
    record = claim_to_record(told)
    found = pieces(record, told.report.text)
    joined = "".join(piece.text for piece in found)
    assert joined in told.report.text
    assert joined.startswith("كلمة ")
    assert "".join(piece.text for piece in found if piece.evidence) == record["evidence"]["text"]
    assert {piece.role: piece.text for piece in found}["target"] == "روسيا"
    assert {piece.role for piece in found} == {None, "trigger", "source", "target", "when", "voice"}
