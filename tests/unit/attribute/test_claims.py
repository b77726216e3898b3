"""Attribution: from the voices that the net points at to a chain, outlet first, the one who knows last."""

import pytest
from tests.builders import mention, read

from wathiq import attribute, languages
from wathiq.attribute import Attribution
from wathiq.languages import speech
from wathiq.model import Act, ActType, Check, Coder, Side, Signals, Status, VoiceSpan, Words

TEXT = "نقلت صحيفة الضفاف عن السفير التشيلي كارلوس موريتا أن تشيلي ستفتح سفارة في بوليفيا، وأوضح مصدر أن الموعد قريب."
PARSED = read(TEXT)
PAPER = mention(PARSED, "صحيفة الضفاف", None, kind="outlet")
ENVOY = mention(PARSED, "السفير التشيلي كارلوس موريتا", "CHL", how="apposition", kind="person")
CHILE = mention(PARSED, "تشيلي", "CHL")
BOLIVIA = mention(PARSED, "بوليفيا", "BOL")
MENTIONS = (PAPER, ENVOY, CHILE, BOLIVIA)


@pytest.fixture(scope="module")
def desk():
    return Attribution(speech.load(languages.get("ar")), Coder("0", "ar-1"))


def words(text):
    start = TEXT.index(text)
    return Words(start, start + len(text), text)


def act(voice, status="planned"):
    return Act(
        ActType("open-embassy", "COOPERATE", "050", 1, 3.5),
        words("ستفتح"),
        words("تشيلي ستفتح سفارة في بوليفيا"),
        (Side(CHILE.parties[0], CHILE.words, "name"),),
        (Side(BOLIVIA.parties[0], BOLIVIA.words, "name"),),
        False,
        Status(status),
        None,
        (),
        0.8,
        voice,
    )


def span(words_, outer=None):
    inside = [n for n, token in enumerate(PARSED.tokens) if token.text in words_.split()]
    return VoiceSpan(inside[0], inside[-1] + 1, outer)


def chain(desk, signals, **changed):
    (claim,) = attribute.claims(PARSED, MENTIONS, signals, (act(**changed),), ((),), desk)
    return claim.voices


SIGNALS = Signals((), (span("صحيفة الضفاف"), span("السفير التشيلي كارلوس موريتا", outer=0), span("مصدر")))


def test_the_outlet_alone_tells_what_nobody_is_quoted_for(desk):
    (outlet,) = chain(desk, SIGNALS, voice=None)
    assert (outlet.name, outlet.kind, outlet.manner, outlet.words) == ("منبر", "outlet", "reports", None)


def test_a_chain_runs_from_the_outlet_through_the_paper_to_the_envoy(desk):
    outlet, paper, envoy = chain(desk, SIGNALS, voice=1)
    assert (outlet.name, paper.kind, paper.manner) == ("منبر", "outlet", "cites")
    assert (envoy.kind, envoy.code, envoy.words.text) == ("person", "CHL", "السفير التشيلي كارلوس موريتا")


def test_a_voice_without_a_name_is_anonymous(desk):
    assert chain(desk, SIGNALS, voice=2)[-1].kind == "anonymous"


def test_whoever_denies_an_act_is_said_to_deny_it(desk):
    assert chain(desk, SIGNALS, voice=1, status="denied")[-1].manner == "denies"


def test_the_outlet_does_not_cite_itself(desk):
    parsed = read("قالت منبر إن تشيلي ستفتح سفارة.")
    own = mention(parsed, "منبر", None, kind="outlet")
    signals = Signals((), (VoiceSpan(own.first, own.last, None),))
    (claim,) = attribute.claims(parsed, (own,), signals, (act(voice=0),), ((),), desk)
    assert [voice.name for voice in claim.voices] == ["منبر"]


def test_the_id_says_what_makes_the_claim_itself_and_not_how_sure_it_is(desk):
    first, second = (
        attribute.claims(PARSED, MENTIONS, SIGNALS, (one,), ((),), desk)[0].id
        for one in (act(voice=None), act(voice=1, status="happened"))
    )
    assert first == second


def test_notes_stay_with_their_act(desk):
    note = Check("anachronism", "died before")
    (claim,) = attribute.claims(PARSED, MENTIONS, SIGNALS, (act(voice=None),), ((note,),), desk)
    assert claim.checks == (note,)
