"""Lists are the same however their rows are found: looked up by what holds of few, or walked and asked one by one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.synthetic_ledger import reports

from wathiq.ledger import Filter, Ledger, first_day, last_day
from wathiq.ledger.fold import fold
from wathiq.model import Claim, Exchange, When
from wathiq.upkeep import settle

FILTERS = (
    Filter(source="AFG"),
    Filter(target="AGO", status=("planned",)),
    Filter(pair=("AGO", "AFG")),
    Filter(pair=("AFG", "AGO"), type=("AID", "CONSULT", "ACCUSE", "COOPERATE"), since="2019"),
    Filter(type=("AID", "CONSULT")),
    Filter(kind=("meet",)),
    Filter(status=("denied", "possible")),
    Filter(since="2020"),
    Filter(until="2018-06"),
    Filter(since="2019-03", until="2019-04"),
    Filter(since="2016-02", until="2016-02-10"),
    Filter(voice="Person 7"),
    Filter(voice="AFG"),
    Filter(voice="nobody"),
    Filter(outlet="Paper 18"),
    Filter(report="r3"),
    Filter(outlet="PAPER 41", voice="person", until="2022"),
    Filter(provision="UNSCR-2397-8"),
    Filter(giver="AFG"),
    Filter(giver="AGO", taker="AFG"),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory):
    """Six hundred claims over ten years, some of which last for months."""
    path: Path = tmp_path_factory.mktemp("narrow") / "wathiq.db"
    with Ledger(path) as opened:
        for number, (report, claims) in enumerate(reports(600, seed=3)):
            opened.add(report, [_changed(claim, number) for claim in claims])
        settle(opened)
        yield opened


def _changed(claim: Claim, number: int) -> Claim:
    return _lasting(claim) if number % 4 == 0 else _giving(claim) if number % 4 == 1 else claim


def _giving(claim: Claim) -> Claim:
    """The same act, with something that passes from its target to its source."""
    source, target = claim.act.source[0].party.code, claim.act.target[0].party.code
    return replace(claim, act=replace(claim.act, exchange=(Exchange("money", target, source),)))


def _lasting(claim: Claim) -> Claim:
    """The same act, said to have lasted for the year."""
    when = claim.act.when
    if when is None:
        return claim
    year = when.earliest[:4]
    return replace(claim, act=replace(claim.act, when=When(year, f"{year}-01-01", f"{year}-12-31", when.words)))


def ways(monkeypatch: pytest.MonkeyPatch):
    """Every row looked up; every row looked for among those that are looked up; every row walked."""
    for many, few in ((10**6, 10**6), (10**6, -1), (-1, -1)):
        monkeypatch.setattr("wathiq.ledger.narrowing.MANY", many)
        monkeypatch.setattr("wathiq.ledger.narrowing.FEW", few)
        yield


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_claims_are_the_same_either_way(ledger: Ledger, wanted: Filter, monkeypatch: pytest.MonkeyPatch):
    everything = list(ledger.claims())
    due = [record["id"] for record in everything if _accepts(wanted, record)]
    for _ in ways(monkeypatch):
        assert [record["id"] for record in ledger.claims(wanted)] == due
        assert [record["id"] for record in ledger.claims_page(replace(wanted, limit=7))] == due[:7]
        place = next((_place(record) for record in everything if record["id"] in due[2:3]), None)
        if place:
            assert [record["id"] for record in ledger.claims_page(replace(wanted, limit=3), place)] == due[3:6]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_events_are_the_same_either_way(ledger: Ledger, wanted: Filter, monkeypatch: pytest.MonkeyPatch):
    everything = list(ledger.events())
    told = {one.record["id"]: ledger.claims_of_events([one.record["id"]]) for one in everything}
    due = [one for one in everything if _event_accepts(wanted, one.record, one.day, told[one.record["id"]])]
    for _ in ways(monkeypatch):
        assert list(ledger.events(wanted)) == due
        assert list(ledger.events(replace(wanted, limit=5))) == due[:5]
        assert list(ledger.events(replace(wanted, limit=5), newest_first=True)) == due[::-1][:5]
        assert ledger.latest_ids(replace(wanted, limit=4)) == [one.record["id"] for one in due[::-1][:4]]
        if len(due) > 3:
            place = due[3].day, due[3].record["id"]
            assert list(ledger.events(replace(wanted, limit=5), place)) == due[4:9]
            assert list(ledger.events(replace(wanted, limit=5), place, newest_first=True)) == due[:3][::-1][:5]


def test_the_filters_find_something_and_not_everything(ledger: Ledger):
    everything = len(list(ledger.claims()))
    found = [len(list(ledger.claims(wanted))) for wanted in FILTERS]
    assert sum(0 < number < everything for number in found) >= 14


def test_an_event_without_a_known_day_touches_no_asked_time(tmp_path: Path):
    with Ledger(tmp_path / "wathiq.db") as opened:
        report, claims = next(reports(10))
        undated = replace(report, published=None)
        claim = replace(claims[0], report=undated, act=replace(claims[0].act, when=None))
        opened.add(undated, [claim])
        settle(opened)
        assert len(list(opened.events())) == 1
        assert list(opened.events(Filter(until="2030"))) == list(opened.claims(Filter(until="2030"))) == []


def test_a_party_of_both_sides_counts_an_event_once(tmp_path: Path):
    with Ledger(tmp_path / "wathiq.db") as opened:
        report, claims = next(reports(10))
        opened.add(report, [replace(claims[0], act=replace(claims[0].act, reciprocal=True))])
        settle(opened)
        assert [number for _, number in opened.acts_by_party()] == [1, 1]


def test_tallies_follow_what_comes_and_goes(ledger: Ledger, tmp_path: Path):
    with Ledger(tmp_path / "wathiq.db") as opened:
        told = list(reports(100, seed=5))
        for report, claims in told:
            opened.add(report, claims)
            settle(opened)
        for report, claims in told[:6]:
            newer = replace(claims[0].coder, version="9.0.0")
            opened.add(report, [replace(claim, coder=newer) for claim in claims[:3]])
        settle(opened)
        assert opened.acts_by_party() == _counted(opened)
    assert ledger.acts_by_party() == _counted(ledger)


def _counted(ledger: Ledger) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for one in ledger.events():
        records = ledger.claims_of_events([one.record["id"]])
        for code in {party["code"] for record in records for side in ("source", "target") for party in record[side]}:
            counts[code] = counts.get(code, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


# --- the same, in plain words ---------------------------------------------------------------------------------------------


def _place(record):
    return record["report"]["id"], record["evidence"]["start"], record["id"]


def _accepts(wanted: Filter, record) -> bool:
    day = record["report"]["published"]
    when = record["when"] or {"earliest": day, "latest": day}
    return (
        _has_parties(wanted, [record])
        and _told_by(wanted, [record])
        and _is_of(wanted, record)
        and (not wanted.since or when["latest"] >= first_day(wanted.since))
        and (not wanted.until or when["earliest"] <= last_day(wanted.until))
    )


def _event_accepts(wanted: Filter, record, day: str, claims) -> bool:
    when = record["when"] or {"earliest": day, "latest": day}
    return (
        _has_parties(wanted, claims)
        and _told_by(wanted, claims)
        and _is_of(wanted, record)
        and (not wanted.since or when["latest"] >= first_day(wanted.since))
        and (not wanted.until or when["earliest"] <= last_day(wanted.until))
    )


def _is_of(wanted: Filter, record) -> bool:
    told = ((wanted.type, record["act"]["plover"]), (wanted.kind, record["act"]["kind"]), (wanted.status, record["status"]["value"]))
    return all(not values or value in values for values, value in told)


def _has_parties(wanted: Filter, claims) -> bool:
    sides = {(side, party["code"]) for record in claims for side in ("source", "target") for party in record[side]}
    sides |= {(role, thing[role]) for record in claims for thing in record["exchange"] for role in ("giver", "taker")}
    ways = [(first, second) for roles in (("source", "target"), ("giver", "taker")) for first, second in (roles, roles[::-1])]
    pair = not wanted.pair or any({(first, wanted.pair[0]), (second, wanted.pair[1])} <= sides for first, second in ways)
    asked = ((role, getattr(wanted, role)) for role in ("source", "target", "giver", "taker"))
    return pair and all(code is None or (side, code) in sides for side, code in asked)


def _told_by(wanted: Filter, claims) -> bool:
    return (
        (not wanted.voice or any(fold(wanted.voice) in name for record in claims for name in _names(record)))
        and (not wanted.report or any(record["report"]["id"] == wanted.report for record in claims))
        and (not wanted.outlet or any(fold(record["report"]["outlet"]) == fold(wanted.outlet) for record in claims))
        and (not wanted.provision or any(wanted.provision in map(_id, record["provisions"]) for record in claims))
    )


def _id(provision) -> str:
    return provision["id"]


def _names(record):
    for voice in record["voices"]:
        yield fold(voice["name"])
        yield fold((voice["words"] or {}).get("text", ""))
