"""Acts: what is kept, with which status, time and words."""

import pytest
from tests.builders import at, mention, read, signal

from wathiq import coding, languages
from wathiq.coding.exchange import GoodsReader
from wathiq.coding.kind import KindReader
from wathiq.coding.status import StatusReader
from wathiq.coding.when import WhenReader
from wathiq.knowledge import ontology
from wathiq.languages import acts, calendar, goods, status
from wathiq.model import Signals

TEXT = "أعلنت ساحل العاج أنها لن ترسل ثلاثين ألف عامل إلى توغو في تموز/يوليو المقبل."


@pytest.fixture(scope="module")
def readers():
    arabic = languages.get("ar")
    return coding.Readers(
        KindReader(acts.load(arabic), ontology.load()),
        StatusReader(status.load(arabic)),
        WhenReader(calendar.load(arabic.folder, arabic.fold)),
        GoodsReader(goods.load(arabic.folder, arabic.fold)),
    )


def one(readers, text=TEXT, **changed):
    parsed = read(text)
    mentions = (mention(parsed, "ساحل العاج", "CIV"), mention(parsed, "توغو", "TGO"))
    given = {
        "types": (("COOPERATE", 0.8),),
        "statuses": (("not_happened", 0.7),),
        "goods": (("labour", 0.9, 0.1),),
        "evidence": (at(parsed, "لن"), len(parsed.tokens) - 1),
    } | changed
    found = coding.acts(parsed, mentions, Signals((signal(parsed, "ترسل", [(0, 0.9)], [(1, 0.9)], **given),), ()), readers)
    return found[0] if found else None


def test_an_act_has_sides_status_with_its_cue_time_and_exchange(readers):
    act = one(readers)
    assert (act.source[0].party.code, act.target[0].party.code) == ("CIV", "TGO")
    assert act.type.plover == "COOPERATE"
    assert act.status.value == "not_happened"
    assert act.status.words.text == "لن"
    assert act.when.edtf == "2024-07"
    (exchange,) = act.exchange
    assert (exchange.good, exchange.giver, exchange.taker) == ("labour", "CIV", "TGO")
    assert (exchange.quantity.low, exchange.quantity.unit) == (30000, "people")


def test_who_receives_is_giver_of_nothing(readers):
    (exchange,) = one(readers, goods=(("labour", 0.1, 0.9),)).exchange
    assert (exchange.giver, exchange.taker) == ("TGO", "CIV")


def test_all_words_of_an_act_stand_in_the_text(readers):
    act = one(readers)
    for words in (act.trigger, act.evidence, act.status.words, act.when.words, act.source[0].words):
        assert TEXT[words.start : words.end] == words.text


def test_a_weak_signal_is_no_act(readers):
    assert one(readers, probability=0.05) is None


def test_a_repeated_passage_gives_no_second_act(readers):
    repeated = "وتابعت أعلنت ساحل العاج أنها لن ترسل ثلاثين ألف عامل إلى توغو أمس.\nأعلنت ساحل العاج أنها لن ترسل ثلاثين ألف عامل إلى توغو"
    parsed = read(repeated)
    mentions = (mention(parsed, "ساحل العاج", "CIV"), mention(parsed, "توغو", "TGO"))
    last = max(n for n, token in enumerate(parsed.tokens) if token.text == "ترسل")
    again = signal(parsed, "ترسل", [(0, 0.9)], [(1, 0.9)], first=last, last=last + 1)
    assert coding.acts(parsed, mentions, Signals((again,), ()), readers) == ()


def test_a_type_without_a_fitting_word_gets_the_generic_kind_of_that_type(readers):
    assert one(readers, types=(("PROTEST", 0.9),)).type == ontology.load().generic("PROTEST")
