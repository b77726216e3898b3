"""What reviewers decide applies, survives a newer reading, can be undone, and is never lost."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.ledger.samples import TEXT, UKR, claim, meeting, report, words

from wathiq.errors import UsageError
from wathiq.ledger import Decision, Filter, Ledger, Pairing, claim_to_record, correction, to_line
from wathiq.ledger.edtf import days_of
from wathiq.model import Claim, Coder, Side, Status, Words

TIME = "2026-01-02T03:04:05+00:00"
NEWER = Coder("1.10.0", "ar-1")


@pytest.fixture
def ledger(tmp_path: Path):
    """A ledger of one report with two claims: workers are sent, and a meeting."""
    with Ledger(tmp_path / "a.db") as opened:
        opened.add(report(), [claim(report()), meeting(report())])
        yield opened


def ids(ledger: Ledger, **wanted) -> list[str]:
    return [record["id"] for record in ledger.claims(Filter(**wanted))]


def decide(ledger: Ledger, id_: str, verdict: str, reviewer: str = "Layla", **wanted) -> None:
    """Keep a decision; a correction of what is given."""
    seen = ledger.coders_claims(id_)[0]
    changes = correction(wanted, seen.record, seen.text) if wanted else None
    ledger.review(Decision(id_, verdict, reviewer, TIME, "checked", changes))


SENT, MET = claim(report()).id, meeting(report()).id


class TestEffect:
    """Listings show claims as reviewers left them."""

    def test_a_rejected_claim_is_not_listed(self, ledger: Ledger):
        """It is gone from the list, not from the file, and can be listed as the coder read it."""
        before = list(ledger.claims())
        decide(ledger, SENT, "reject")
        assert ids(ledger) == [MET]
        assert list(ledger.claims(Filter(reviewed="ignored"))) == before
        assert ledger.verify() == ()

    def test_an_accepted_claim_says_who_accepted_it(self, ledger: Ledger):
        """Nothing else of its record changes."""
        before = list(ledger.claims())
        decide(ledger, SENT, "accept")
        review = {"verdict": "accept", "reviewer": "Layla", "time": TIME, "reason": "checked", "disputed": False}
        assert [one | {"review": review} if one["id"] == SENT else one for one in before] == list(ledger.claims())
        assert ledger.verify() == ()

    def test_filters_see_the_corrected_values(self, ledger: Ledger):
        """A corrected claim is found by its corrected status, kind, sides and date, and no longer by the old ones."""
        changed = {"kind": "meet", "source": ["UKR"], "target": ["PRK"], "status": "happened", "when": "2021"}
        decide(ledger, SENT, "correct", **changed)
        for new, old in (
            ({"status": ("happened",)}, {"status": ("planned",)}),
            ({"kind": ("meet",)}, {"kind": ("provide-labour",)}),
            ({"type": ("CONSULT",)}, {"type": ("COOPERATE",)}),
            ({"source": "UKR"}, {"source": "XXX"}),
            ({"target": "PRK"}, {"target": "XXX"}),
            ({"until": "2021-06"}, {"since": "2022-07", "until": "2022-07"}),
        ):
            assert SENT in ids(ledger, **new)
            assert SENT not in ids(ledger, **old)
        assert ids(ledger, status=("planned",), reviewed="ignored") == [SENT]
        assert ledger.verify() == ()

    def test_what_passes_follows_the_sides(self, ledger: Ledger):
        """When giver and taker were taken for one another, the workers go the other way too."""
        decide(ledger, SENT, "correct", source=["RUS"], target=["PRK"])
        [record] = ledger.claims(Filter(kind=("provide-labour",)))
        assert (record["exchange"][0]["giver"], record["exchange"][0]["taker"]) == ("RUS", "PRK")

    def test_without_reviews_nothing_differs(self, ledger: Ledger):
        """Both ways to list give the same bytes, and no record speaks of a review."""
        left, read = (list(map(to_line, ledger.claims(Filter(reviewed=which)))) for which in ("applied", "ignored"))
        assert left == read
        assert not any("review" in record for record in ledger.claims())

    def test_the_digest_tells_of_reviews(self, ledger: Ledger):
        """Two ledgers have one digest only if the same was decided in both."""
        before = ledger.digest()
        decide(ledger, SENT, "reject")
        assert ledger.digest() != before


class TestCorrecting:
    """Only what can be is taken for a correction; the words of the text are kept."""

    @pytest.mark.parametrize(
        ("wanted", "problem"),
        [
            ({"kind": "dance"}, "kind 'dance': does not exist"),
            ({"status": "maybe"}, "status 'maybe': does not exist"),
            ({"source": ["XQX"]}, "party 'XQX': is not known"),
            ({"when": "2022-13"}, "date '2022-13': is not a date"),
            ({"when": "2022/2021"}, "is no interval"),
            ({"voices": ["وزير لم يتكلم"]}, "do not stand in the report"),
            ({"target": [{"code": "RUS", "words": "القمر"}]}, "do not stand in the report"),
            ({"reciprocal": "yes"}, "neither true nor false"),
            ({"colour": "red"}, "field 'colour': does not exist"),
            ({"source": "RUS"}, "is no list"),
            ({"status": "planned"}, "changes nothing"),
            ({}, "changes nothing"),
        ],
    )
    def test_what_cannot_be_is_refused(self, ledger: Ledger, wanted: dict, problem: str):
        """The error names the value and the way out, and nothing is kept."""
        seen = ledger.coders_claims(SENT)[0]
        with pytest.raises(UsageError, match=problem):
            correction(wanted, seen.record, seen.text)
        assert ledger.decisions() == ()

    def test_words_are_those_of_the_report(self, ledger: Ledger):
        """A side, a date and a voice point at the words given; a side that was there keeps its words."""
        seen = ledger.coders_claims(SENT)[0]
        made = correction(
            {"source": [{"code": "RUS", "words": "موسكو"}], "target": ["PRK"], "voices": ["المنار"], "when": "2022"},
            seen.record,
            seen.text,
        )
        assert made["source"][0]["words"] == {"start": 0, "end": 5, "text": "موسكو"}
        assert made["source"][0]["how"] == "reviewer"
        assert made["target"][0]["words"]["text"] == "بيونغ يانغ"
        assert [voice["name"] for voice in made["voices"]] == ["صحيفة الساحل", "المنار"]
        assert made["when"]["words"]["text"] == "يوليو 2022"

    def test_changes_that_do_not_stand_in_the_text_are_refused(self, ledger: Ledger):
        """Who builds the changes by hand cannot make words up either."""
        invented = {"status": {"value": "happened", "words": {"start": 0, "end": 3, "text": "xyz"}}}
        with pytest.raises(UsageError, match="do not stand there"):
            ledger.review(Decision(SENT, "correct", "Layla", TIME, "", invented))
        with pytest.raises(UsageError, match="changes confidence"):
            ledger.review(Decision(SENT, "correct", "Layla", TIME, "", {"confidence": 1}))

    @pytest.mark.parametrize("reviewer", ["", "  ", "x" * 3000, "\ud800"])
    def test_a_decision_has_a_reviewer(self, ledger: Ledger, reviewer: str):
        """Nobody decides without a name."""
        with pytest.raises(UsageError):
            ledger.review(Decision(SENT, "accept", reviewer, TIME))

    @pytest.mark.parametrize(
        ("edtf", "days"),
        [
            ("2022-08-31", ("2022-08-31", "2022-08-31")),
            ("2024-02", ("2024-02-01", "2024-02-29")),
            ("199X", ("1990-01-01", "1999-12-31")),
            ("2022-07-01/2022-08", ("2022-07-01", "2022-08-31")),
            ("../2015", ("0001-01-01", "2015-12-31")),
        ],
    )
    def test_dates_cover_their_days(self, edtf: str, days: tuple[str, str]):
        """Every form that the coder writes is read back as the days that it covers."""
        assert days_of(edtf) == days


class TestReadingAgain:
    """Decisions hold for the claims of a newer coder that tell the same."""

    def reread(self, ledger: Ledger, *claims: Claim) -> None:
        """Read the report again with a newer coder."""
        ledger.add(report(), [replace(each, coder=NEWER) for each in claims])

    def reworded(self, **changed) -> Claim:
        """The claim of the workers as a newer coder has it: another id, a shorter evidence."""
        told = claim(report(), number=99)
        act = replace(told.act, evidence=words(report(), "بيونغ يانغ سترسل 300 عامل إلى روسيا"), **changed)
        return replace(told, act=act)

    def test_a_rejected_claim_stays_rejected(self, ledger: Ledger):
        """Under another id and with other bounds it is the same claim."""
        decide(ledger, SENT, "reject")
        self.reread(ledger, self.reworded(), meeting(report()))
        assert ids(ledger) == [MET]
        assert ledger.verify() == ()

    def test_a_correction_holds(self, ledger: Ledger):
        """The newer claim has the reviewer's status and its own words."""
        decide(ledger, SENT, "correct", status="happened")
        newer = self.reworded()
        self.reread(ledger, newer)
        [record] = ledger.claims()
        assert (record["id"], record["status"]["value"], record["coder"]["version"]) == (newer.id, "happened", "1.10.0")
        assert record["evidence"]["text"].endswith("روسيا")
        assert ledger.verify() == ()

    def test_what_was_accepted_is_not_unsaid(self, ledger: Ledger):
        """A newer coder that takes the accepted plan for a fact is overruled."""
        decide(ledger, SENT, "accept")
        self.reread(ledger, self.reworded(status=Status("happened")))
        assert [record["status"]["value"] for record in ledger.claims()] == ["planned"]

    def test_a_newer_coder_may_find_what_the_reviewer_found(self, ledger: Ledger):
        """When it reads the corrected sides by itself, the decision is on that claim."""
        decide(ledger, SENT, "correct", source=["UKR"])
        right = self.reworded(source=(Side(UKR, words(report(), "موسكو"), "name"),))
        self.reread(ledger, right)
        assert [one.claim for one in ledger.decisions()] == [right.id]

    @pytest.mark.parametrize(
        "other",
        [
            {"source": (Side(UKR, Words(0, 5, TEXT[:5]), "name"),)},
            {"type": meeting(report()).act.type},
        ],
    )
    def test_a_rejection_takes_no_other_claim_with_it(self, ledger: Ledger, other: dict):
        """Another act, or other sides, on the same words is another claim; the decision is kept without one."""
        decide(ledger, SENT, "reject")
        self.reread(ledger, self.reworded(**other))
        assert len(ids(ledger)) == 1
        assert [(one.claim, one.standing) for one in ledger.decisions()] == [(None, True)]
        assert ledger.verify() == ()

    def test_a_lost_claim_loses_no_decision(self, ledger: Ledger):
        """The decision has no claim while the newer reading has none, and applies when that claim comes back."""
        decide(ledger, SENT, "reject")
        self.reread(ledger, meeting(report()))
        assert [one.claim for one in ledger.decisions()] == [None]
        ledger.add(report(), [replace(claim(report()), coder=Coder("2.0.0", "ar-1"))])
        assert [one.claim for one in ledger.decisions()] == [SENT]
        assert ids(ledger) == []

    def test_new_facts_of_a_report_reach_a_corrected_claim(self, ledger: Ledger):
        """A report read again with its right date gives it to the claims that reviewers left."""
        decide(ledger, SENT, "correct", status="happened")
        dated = report(published="2022-09-05")
        ledger.add(dated, [claim(dated), meeting(dated)])
        assert {record["report"]["published"] for record in ledger.claims()} == {"2022-09-05"}
        assert ids(ledger, status=("happened",), kind=("provide-labour",)) == [SENT]
        assert ledger.verify() == ()


class TestReviewers:
    """Several people decide, each for themselves."""

    def test_the_later_decision_applies_and_both_are_kept(self, ledger: Ledger):
        """Where two differ the claim says so."""
        decide(ledger, SENT, "reject", "Layla")
        decide(ledger, SENT, "correct", "Omar", status="happened")
        [record] = ledger.claims(Filter(kind=("provide-labour",)))
        assert (record["review"]["reviewer"], record["review"]["disputed"]) == ("Omar", True)
        assert [(one.reviewer, one.latest, one.disputed) for one in ledger.decisions()] == [
            ("Layla", True, True),
            ("Omar", True, True),
        ]

    def test_the_same_values_are_no_dispute(self, ledger: Ledger):
        """Nor is a reviewer who thinks again in dispute with anybody."""
        decide(ledger, SENT, "reject", "Layla")
        decide(ledger, SENT, "accept", "Layla")
        decide(ledger, SENT, "accept", "Omar")
        assert [one.latest for one in ledger.decisions()] == [False, True, True]
        assert not any(one.disputed for one in ledger.decisions())

    def test_undoing_is_for_ones_own_decisions(self, ledger: Ledger):
        """Omar cannot undo what Layla decided."""
        decide(ledger, SENT, "reject", "Layla")
        with pytest.raises(UsageError, match="has no decision to undo"):
            ledger.undo_review("Omar", TIME)

    def test_undoing_brings_the_decision_before_back(self, ledger: Ledger):
        """The earlier verdict of the same reviewer applies again, and the undone one is kept."""
        decide(ledger, SENT, "correct", status="happened")
        decide(ledger, SENT, "reject")
        assert ledger.undo_review("Layla", TIME).verdict == "reject"
        assert ids(ledger, status=("happened",)) == [SENT, MET]
        assert [(one.verdict, one.standing) for one in ledger.decisions()] == [("correct", True), ("reject", False)]

    def test_a_decision_on_one_claim_can_be_undone(self, ledger: Ledger):
        """Whatever was decided on others since."""
        decide(ledger, SENT, "reject")
        decide(ledger, MET, "reject")
        ledger.undo_review("Layla", TIME, SENT)
        assert ids(ledger) == [SENT]


VERDICTS = st.tuples(
    st.sampled_from([SENT, MET]),
    st.sampled_from(["accept", "reject", "happened", "denied"]),
    st.sampled_from(["Layla", "Omar"]),
)


@given(st.lists(VERDICTS, max_size=6), st.booleans())
def test_reviewing_and_undoing_is_as_if_nothing_had_been(tmp_path_factory, made: list, reread: bool):
    """Whatever is decided by whomever, and read again in between or not: once all is undone the listing is the same to the
    byte; after each step the ledger proves itself."""
    newer = [replace(each, coder=NEWER) for each in (claim(report(), number=5), meeting(report(), number=6))]
    with Ledger(tmp_path_factory.mktemp("ledger") / "a.db") as ledger:
        ledger.add(report(), [claim(report()), meeting(report())])
        for id_, verdict, reviewer in made:
            status = {"status": verdict} if verdict not in ("accept", "reject") else {}
            same = status and status["status"] == ledger.coders_claims(id_)[0].record["status"]["value"]
            decide(ledger, id_, "accept" if same else "correct" if status else verdict, reviewer, **({} if same else status))
            assert ledger.verify() == ()
        if reread:
            ledger.add(report(), newer)
            assert ledger.verify() == ()
            assert all(one.claim for one in ledger.decisions())
        for _, _, reviewer in made:
            ledger.undo_review(reviewer, TIME)
            assert ledger.verify() == ()
        told = newer if reread else [claim(report()), meeting(report())]
        assert sorted(map(to_line, ledger.claims())) == sorted(to_line(claim_to_record(each)) for each in told)
        assert len(ledger.decisions()) == len(made)


class TestQueue:
    """Reviewers are asked about what they have not decided on, the least certain first."""

    def certain(self, confidence: float, number: int) -> Claim:
        """A claim of the second report that the coder is so certain of."""
        told = claim(report("r2"), number=number)
        return replace(told, act=replace(told.act, confidence=confidence))

    def test_the_least_certain_first_a_part_at_a_time(self, tmp_path: Path):
        """Parts follow one another without a gap, though claims are decided on in between."""
        with Ledger(tmp_path / "q.db") as ledger:
            ledger.add(report("r2"), [self.certain(value, number) for number, value in enumerate((0.9, 0.2, 0.5, 0.5, 0.7))])
            first = ledger.queue("Layla", wanted=Filter(limit=2))
            decide(ledger, first[1].record["id"], "reject")
            rest = ledger.queue("Layla", wanted=Filter(limit=9), after=first[1].place)
            assert [one.record["confidence"] for one in (*first, *rest)] == [0.2, 0.5, 0.5, 0.7, 0.9]
            assert [one.record["confidence"] for one in ledger.queue("Layla")] == [0.2, 0.5, 0.7, 0.9]

    def test_a_second_opinion_is_asked_of_others(self, ledger: Ledger):
        """Whoever decided is not asked again; the other sees the claim as the coder read it."""
        decide(ledger, SENT, "correct", "Layla", status="happened")
        assert ledger.queue("Layla", "second") == []
        assert [one.record["status"]["value"] for one in ledger.queue("Omar", "second")] == ["planned"]
        decide(ledger, SENT, "accept", "Omar")
        assert ledger.queue("Omar", "second") == []
        assert [one.record["id"] for one in ledger.queue("Layla", "disputed")] == [SENT]

    def test_what_is_undone_is_asked_again(self, ledger: Ledger):
        """Also after a rejection."""
        decide(ledger, SENT, "reject")
        assert [one.record["id"] for one in ledger.queue("Layla")] == [MET]
        ledger.undo_review("Layla", TIME)
        assert {one.record["id"] for one in ledger.queue("Layla")} == {SENT, MET}

    def test_one_report_can_be_reviewed_whole(self, ledger: Ledger):
        """The claims of other reports are left out."""
        ledger.add(report("r2"), [claim(report("r2"))])
        assert [one.record["report"]["id"] for one in ledger.queue("Layla", wanted=Filter(report="r2"))] == ["r2"]


class TestPairs:
    """Whether two claims tell of one happening is decided like anything else."""

    def test_a_pair_is_kept_and_undone(self, ledger: Ledger):
        """Undoing is one more row."""
        ledger.pair(Pairing(SENT, MET, True, "Layla", TIME, "one visit"))
        ledger.pair(Pairing(MET, SENT, False, "Omar", TIME))
        assert [(one.claims, one.together, one.standing) for one in ledger.pairings()] == [
            ((SENT, MET), True, True),
            ((MET, SENT), False, True),
        ]
        ledger.undo_pair("Omar", TIME)
        assert [one.standing for one in ledger.pairings()] == [True, False]
        assert ledger.verify() == ()

    def test_a_pair_survives_a_newer_reading(self, ledger: Ledger):
        """The same claims are found under their new ids; a lost one leaves the pair without it."""
        ledger.pair(Pairing(SENT, MET, True, "Layla", TIME))
        newer = replace(claim(report(), number=50), coder=NEWER)
        ledger.add(report(), [newer])
        assert [one.claims for one in ledger.pairings()] == [(newer.id, None)]

    @pytest.mark.parametrize(("one", "other"), [(SENT, SENT), (SENT, "0" * 16)])
    def test_no_pair(self, ledger: Ledger, one: str, other: str):
        """A claim and itself, or one that is not there, are no pair."""
        with pytest.raises(UsageError):
            ledger.pair(Pairing(one, other, True, "Layla", TIME))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE decision SET record = replace(record, 'checked', 'forged')", "Decision 1 was changed"),
        ("DELETE FROM decision", "not as its reviewers left"),
        ("UPDATE claim SET current = 1", "not as its reviewers left"),
        ("UPDATE claim SET current = 0 WHERE reading > 1", "not as its reviewers left"),
        ("UPDATE pairing SET record = replace(record, 'true', 'false')", "Pairing 1 was changed"),
    ],
)
def test_every_change_of_a_review_is_found(tmp_path: Path, change: str, problem: str):
    """Nobody changes a decision, or what follows from it, behind the ledger's back."""
    with Ledger(tmp_path / "a.db") as ledger:
        ledger.add(report(), [claim(report()), meeting(report())])
        decide(ledger, SENT, "correct", status="happened")
        ledger.pair(Pairing(SENT, MET, True, "Layla", TIME))
    connection = sqlite3.connect(tmp_path / "a.db")
    connection.execute(change)
    connection.commit()
    connection.close()
    with Ledger(tmp_path / "a.db") as ledger:
        found = [one.what for one in ledger.verify()]
    assert any(problem in what for what in found), found
