"""The rule by which a claim touches a provision, on facts made by hand and on the regimes as they are shipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wathiq import languages
from wathiq.knowledge import measures, ontology
from wathiq.languages import goods
from wathiq.model import Exchange
from wathiq.sanctions import Facts, findings

SHIPPED = measures.load()
ORDER = ("touches", "warning", "near")


def facts(good="goods", giver="RUS", taker="PRK", item=None, *, day="2022-08-01", status="happened", kind="trade") -> Facts:
    passing = (Exchange(good, giver, taker, item),) if good else ()
    return Facts(kind, status, (day, day), (giver,) if giver else (), (taker,) if taker else (), passing)


def levels(given_: Facts) -> dict[str, str]:
    return {finding.provision.id: finding.level for finding in findings(given_, SHIPPED)}


def reason(given_: Facts, provision: str) -> str:
    return next(finding.provision.why for finding in findings(given_, SHIPPED) if finding.provision.id == provision)


def test_workers_abroad() -> None:
    """Labour from the target falls under the order to send it back, and the reason names the deadline."""
    sent = facts("labour", "PRK", "RUS", "workers", kind="provide-labour")
    assert levels(sent)["UNSCR-2397-8"] == "touches"
    assert "2019-12-22" in reason(sent, "UNSCR-2397-8")


def test_luxury_goods_only_one_way() -> None:
    """Luxury goods to the target touch the ban; from it they do not, and the reason says which way the ban goes."""
    assert levels(facts(item="luxury goods"))["UNSCR-1718-8(a)(iii)"] == "touches"
    back = facts(giver="PRK", taker="RUS", item="luxury goods")
    assert levels(back)["UNSCR-1718-8(a)(iii)"] == "near"
    assert "what is supplied to it" in reason(back, "UNSCR-1718-8(a)(iii)")


def test_coal_to_the_target_is_a_near_miss() -> None:
    """The coal ban covers what the target supplies; coal to it is explained, not flagged."""
    coal = facts("energy", item="coal")
    assert levels(coal) == {"UNSCR-2371-8": "near"}
    assert reason(coal, "UNSCR-2371-8").endswith("the paragraph covers what it supplies; this is coal to it")


def test_technology_and_components() -> None:
    """They carry the provision on weapons programmes."""
    assert levels(facts("technology", item="engines"))["UNSCR-1718-8(a)(ii)"] == "touches"
    assert levels(facts("technology", item="components"))["UNSCR-2270-8"] == "touches"


@pytest.mark.parametrize("status", ["planned", "possible", "conditional", "predicted"])
def test_what_has_not_come_about_is_a_warning(status: str) -> None:
    """No plan and no possibility is more than a warning."""
    assert set(levels(facts("arms", status=status)).values()) <= {"warning", "near"}
    assert "warning" in levels(facts("arms", status=status)).values()


@pytest.mark.parametrize("status", ["not_happened", "denied"])
def test_what_did_not_happen_touches_nothing(status: str) -> None:
    """It is a near miss at most."""
    assert set(levels(facts("arms", status=status)).values()) == {"near"}


def test_in_force_on_the_day_of_the_act() -> None:
    """The day of the act decides, and what another provision has replaced is silent."""
    assert levels(facts("arms", day="1994-05-01"))["UNSCR-1874-9-10"] == "near"
    assert "in force only from 2009-06-12" in reason(facts("arms", day="1994-05-01"), "UNSCR-1874-9-10")
    labour = facts("labour", "PRK", "CHN", day="2017-08-20", kind="provide-labour")
    assert levels(labour)["UNSCR-2371-11"] == "touches"
    assert "UNSCR-2371-11" not in levels(facts("labour", "PRK", "CHN", day="2020-01-01"))


def test_an_unnamed_side_is_a_near_miss() -> None:
    """Where the report does not say who receives, nothing is flagged."""
    assert set(levels(facts("arms", "PRK", None)).values()) == {"near"}


def test_other_parties_are_no_concern() -> None:
    """What passes between two others touches nothing of a regime."""
    assert levels(facts("arms", "USA", "GBR")) == {}


def test_a_vague_date_is_a_warning() -> None:
    """Machinery "in 2017" may have passed before the ban of December: the reason says so."""
    vague = Facts(
        "export", "happened", ("2017-01-01", "2017-12-31"), ("CHN",), ("PRK",), (Exchange("goods", "CHN", "PRK", "machinery"),)
    )
    assert levels(vague)["UNSCR-2397-7"] == "warning"
    assert "vaguely" in reason(vague, "UNSCR-2397-7")


def test_who_buys_receives() -> None:
    """For a kind of act that takes, what passes goes to the source."""
    bought = Facts("buy-arms", "happened", ("2012-01-01", "2012-01-01"), ("SYR",), ("PRK",), (), takes=True)
    assert reason(bought, "UNSCR-1874-9-10").startswith("buy arms from PRK to SYR")


def test_what_replaces_follows_at_once() -> None:
    """No day lies between a provision and the one that takes its place."""
    by_id = {measure.id: measure for measure in SHIPPED}
    for measure in SHIPPED:
        if measure.replaced_by and measure.until:
            assert by_id[measure.replaced_by].since <= measure.until, measure.id


def test_an_act_without_goods_counts_by_its_kind() -> None:
    """Training touches the arms embargo though no item is named."""
    assert levels(facts(None, "RUS", "PRK", kind="train-forces"))["UNSCR-1874-9-10"] == "touches"


@given(st.sampled_from(SHIPPED), st.dates(), st.sampled_from(["happened", "planned", "denied"]), st.booleans())
def test_only_fitting_facts_are_flagged(measure, day, status, outwards) -> None:
    """Whatever the day, status and direction: a flag means that direction, day and status all fit."""
    giver, taker = (measure.target, "CHN") if outwards else ("CHN", measure.target)
    item = min(measure.items, default=None)
    good = min(measure.goods, default="goods") if not item else "goods"
    given_ = facts(good, giver, taker, item, day=day.isoformat(), status=status)
    for finding in findings(given_, [measure]):
        assert finding.provision.why
        assert "breach" not in finding.provision.why
        assert "violat" not in finding.provision.why
        if finding.level != "near":
            assert measure.in_force(day.isoformat(), day.isoformat())
            assert measure.direction in {"both", "from" if outwards else "to"}
            assert status != "denied"


def test_flags_come_first() -> None:
    """Findings are ordered by how much they matter."""
    found = [finding.level for finding in findings(facts("energy", item="crude oil"), SHIPPED)]
    assert found == sorted(found, key=ORDER.index)


def test_regimes_speak_of_known_things() -> None:
    """Every item, kind of exchange and kind of act in the regimes exists, so that no provision is dead by a slip."""
    kinds = set(ontology.load().kinds)
    arabic = languages.get("ar")
    items = {item.name for item in goods.load(arabic.folder, arabic.fold).items}
    assert {act for measure in SHIPPED for act in measure.acts} <= kinds
    assert {item for measure in SHIPPED for item in measure.items} <= items
    assert len({measure.regime for measure in SHIPPED}) >= 4
