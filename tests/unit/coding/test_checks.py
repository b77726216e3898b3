"""Checks: doubts are noted and nothing is changed."""

from tests.builders import mention, read, signal

from wathiq.coding.checks import checks, people
from wathiq.coding.sides import sides
from wathiq.knowledge.parties import load
from wathiq.model import Act, ActType, Status, Words

KNOWN = people(load())
TEXT = "أعلن نيلسون مانديلا انتصاره على الجفاف. وزار وفد جنوب إفريقيا ناميبيا."


def act_of(parsed, mentions):
    weights = signal(parsed, "وزار", [(0, 0.9)], [(1, 0.9)])
    who = sides(mentions, weights, 0.5, 0.25)
    words = Words(
        parsed.report.text.index("وزار"), len(parsed.report.text) - 1, parsed.report.text[parsed.report.text.index("وزار") : -1]
    )
    return Act(
        ActType("visit", "CONSULT", "042", 1, 1.9),
        words,
        words,
        who.source,
        who.target,
        False,
        Status("happened"),
        None,
        (),
        0.5,
    )


def noted(published):
    parsed = read(TEXT, published)
    sides_ = (mention(parsed, "جنوب إفريقيا", "ZAF"), mention(parsed, "ناميبيا", "NAM"))
    person = mention(parsed, "نيلسون مانديلا", "ZAF", how="leader", kind="person")
    named = tuple(type(p)(p.code, "Nelson Mandela", p.kind) for p in person.parties)
    person = type(person)(person.words, person.first, person.last, named, person.how)
    return checks(parsed, (*sides_, person), (act_of(parsed, sides_),), KNOWN)


def test_somebody_who_died_before_the_report_is_noted_at_the_nearest_act_of_his_party():
    ((check,),) = noted("2022-01-05")
    assert check.code == "anachronism"
    assert check.words.text == "نيلسون مانديلا"
    assert "2013" in check.message


def test_somebody_alive_at_the_time_is_not():
    assert noted("2009-01-05") == ((),)
