"""The balance sheet says at a glance what two parties give and do to each other."""

from dataclasses import replace
from typing import Any

from tests.unit.ledger.samples import claim, meeting, report

from wathiq.ledger import claim_to_record
from wathiq.model import Claim, Exchange, Provision
from wathiq.serve.balance import Balance, balance


def sheet(*claims: Claim) -> Balance:
    """North Korea's and Russia's sheet of these claims."""
    return balance(map(claim_to_record, claims), "PRK", "RUS")


def dated(made: Claim, edtf: str, earliest: str, latest: str) -> Claim:
    """The same claim with another date."""
    when = replace(made.act.when, edtf=edtf, earliest=earliest, latest=latest)  # type: ignore[type-var]
    return replace(made, act=replace(made.act, when=when))


def undated(made: Claim) -> Claim:
    """The same claim without a date."""
    return replace(made, act=replace(made.act, when=None))


def with_exchange(made: Claim, **changes: Any) -> Claim:
    """The same claim with another exchange."""
    return replace(made, act=replace(made.act, exchange=(replace(made.act.exchange[0], **changes),)))


def test_what_is_given_stands_with_its_giver():
    """Workers whom North Korea sends to Russia stand under what North Korea gives, with all that is known of them."""
    made = sheet(claim(report()))
    (given,) = made.first_gives
    assert made.second_gives == ()
    assert (made.first_name, made.second_name) == ("North Korea", "Russia")
    assert (given.good, given.item, given.low, given.high, given.unit) == ("labour", "workers", 300, 300, "people")
    assert (given.status, given.when, given.reports) == ("planned", "2022-07", 1)
    assert given.voices == ("سالم العمري ← صحيفة الساحل",)
    assert given.provisions == ("prohibits UNSCR-2397-8",)


def test_the_same_thing_told_twice_is_one_row():
    """Two reports of one delivery are one row, which counts both reports and spans both quantities."""
    second = report("r2", outlet="وكالة الجبل")
    more = replace(claim(second).act.exchange[0].quantity, high=500.0)  # type: ignore[type-var]
    made = sheet(claim(report()), with_exchange(claim(second), quantity=more))
    (given,) = made.first_gives
    assert (given.low, given.high, given.reports, len(given.voices)) == (300, 500, 2, 2)
    assert [deed.reports for deed in made.deeds] == [2]


def test_what_differs_stays_apart():
    """Another status, item, direction or month makes another row."""
    base = claim(report())
    others = (
        claim(report("r2"), "happened"),
        with_exchange(claim(report("r3")), item="engineers"),
        dated(claim(report("r4")), "2021-03", "2021-03-01", "2021-03-31"),
    )
    assert len(sheet(base, *others).first_gives) == 4
    back = sheet(with_exchange(base, giver="RUS", taker="PRK"))
    assert (len(back.first_gives), len(back.second_gives)) == (0, 1)


def test_a_vague_date_does_not_bind_two_precise_ones():
    """A vague "in 2022" joins one of two meetings of that year; the two meetings stay two."""
    july = dated(claim(report("r1")), "2022-07-05", "2022-07-05", "2022-07-05")
    may = dated(claim(report("r2")), "2022-05-01", "2022-05-01", "2022-05-01")
    vague = dated(claim(report("r3")), "2022", "2022-01-01", "2022-12-31")
    assert sorted(deed.reports for deed in sheet(vague, july, may).deeds) == [1, 2]


def test_an_undated_repetition_in_one_report_is_no_second_act():
    """A report that says the same twice, once with the date and once without, tells of one act."""
    assert len(sheet(claim(report()), undated(claim(report(), number=1))).deeds) == 1


def test_undated_news_of_different_weeks_stays_apart():
    """Undated acts told in different weeks are different acts; told in one week, one."""
    days = {"r1": "2022-08-31", "r2": "2022-08-29", "r3": "2022-01-01"}
    told = [undated(claim(report(key, published=day))) for key, day in days.items()]
    assert sorted(deed.reports for deed in sheet(*told).deeds) == [1, 2]


def test_happened_is_counted_apart_from_the_rest():
    """The count of acts by type keeps apart what happened and what is only planned, and the directions too."""
    tallies = sheet(claim(report()), claim(report("r2"), "happened"), meeting(report())).tallies
    assert [(t.quad, t.plover, t.direction, t.happened, t.other) for t in tallies] == [
        (1, "CONSULT", "both", 1, 0),
        (2, "COOPERATE", "first", 1, 1),
    ]


def test_tone_counts_only_what_happened():
    """The tone of a year is the mean of the acts that happened."""
    (tone,) = sheet(claim(report(), "denied"), claim(report("r2"), "happened"), meeting(report())).tones
    assert (tone.year, tone.mean, tone.acts) == ("2022", 3.7, 2)


def test_acts_stand_by_date():
    """Acts are listed by date, undated ones at the day of their report."""
    made = sheet(meeting(report()), claim(report()), dated(claim(report("r2")), "2019", "2019-01-01", "2019-12-31"))
    assert [deed.when or deed.published for deed in made.deeds] == ["2019", "2022-07", "2022-08-31"]


def test_what_third_parties_do_about_it_is_listed_and_not_counted():
    """An act of others about what passes between the two is listed, but is no act of the two."""
    told = claim(report())
    made = sheet(replace(told, act=replace(told.act, target=())))
    assert [deed.direction for deed in made.deeds] == ["others"]
    assert made.tallies == ()


def test_order_of_claims_does_not_matter():
    """The sheet is the same whatever the order of the claims."""
    claims = [claim(report(f"r{number}"), status) for number, status in enumerate(("planned", "happened", "planned"))]
    assert sheet(*claims) == sheet(*reversed(claims))


def test_each_thing_of_a_claim_has_its_own_provisions():
    """Of coal and luxury goods in one claim the ban on luxury goods stands with the luxury goods alone."""
    told = claim(report(published="2022-08-31"))
    coal, watches = (Exchange(good, "RUS", "PRK", item) for good, item in (("energy", "coal"), ("goods", "luxury goods")))
    ban = Provision("UNSCR-1718-8(a)(iii)", "prohibits", True, "luxury goods to it", False)
    act = replace(told.act, exchange=(coal, watches))
    given = {each.item: each.provisions for each in sheet(replace(told, act=act, provisions=(ban,))).second_gives}
    assert given == {"coal": (), "luxury goods": ("prohibits UNSCR-1718-8(a)(iii)",)}
