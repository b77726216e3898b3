"""Checks: doubts are noted and nothing is changed."""

from tests.builders import mention, read, signal

from wathiq import languages, pipeline
from wathiq.coding.checks import checks, doubts
from wathiq.coding.sides import sides
from wathiq.knowledge.parties import load
from wathiq.model import Act, ActType, Report, Status, Words

KNOWN = doubts(languages.get("ar"), load())
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


def codes(text, published="2022-03-05", language="ar"):
    """The notes on all claims of a text, from the whole program."""
    claims = pipeline.claims(Report("r", text, "صحيفة الساحل", published, language))
    assert claims
    return {check.code for claim in claims for check in claim.checks}


def test_somebody_called_by_an_office_that_had_ended_is_noted():
    """A president years after his term, without "former", is a slip; with it, or in his term, he is not."""
    told = "التقى الرئيس الأمريكي {}باراك أوباما رئيس الوزراء الياباني في طوكيو."
    assert "out-of-office" in codes(told.format(""))
    assert "out-of-office" not in codes(told.format("السابق "))
    assert "out-of-office" not in codes(told.format(""), published="2014-04-24")


def test_the_capital_of_another_state_is_noted():
    """The adjective of one state with the capital of another."""
    told = "التقى وزير الخارجية المصري نظيره السوداني في العاصمة السودانية {}."
    assert "wrong-capital" in codes(told.format("نيروبي"))
    assert "wrong-capital" not in codes(told.format("الخرطوم"))


def test_more_than_there_can_be_is_noted():
    """Nobody lends more dollars than the world earns."""
    told = "قدمت الصين إلى زامبيا قرضا بقيمة {} دولار."
    assert "quantity" in codes(told.format("900 تريليون"))
    assert "quantity" not in codes(told.format("900 مليون"))


def test_what_happened_after_its_report_is_noted():
    """A date that the report could not know."""
    told = "وقعت مصر والسودان اتفاقا للتعاون العسكري في {} 2022."
    assert "after-report" in codes(told.format("يونيو"))
    assert "after-report" not in codes(told.format("يناير"))
