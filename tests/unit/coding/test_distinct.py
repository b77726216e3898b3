"""One act told by two words is one act; two acts stay two."""

from wathiq.coding.distinct import distinct
from wathiq.model import Act, ActType, Party, Side, Status, Words


def act(start, end, plover="CONSULT", source="LAO", target="KHM", confidence=0.5):
    words = Words(start, end, "x" * (end - start))
    one, other = (Side(Party(code, code, "state"), words, "name") for code in (source, target))
    type_ = ActType(plover.lower(), plover, "040", 1, 1.0)
    return Act(type_, Words(start, start + 1, "x"), words, (one,), (other,), False, Status("happened"), None, (), confidence)


def test_of_two_words_for_one_act_the_surer_stays():
    weak, sure = act(0, 40, confidence=0.3), act(10, 40, confidence=0.6)
    assert distinct((weak, sure)) == (sure,)


def test_acts_in_clauses_that_hardly_touch_stay_two():
    acts = (act(0, 40), act(35, 80))
    assert distinct(acts) == acts


def test_other_types_and_other_sides_are_other_acts():
    acts = (act(0, 40), act(1, 40, plover="AGREE"), act(2, 40, target="VNM"), act(3, 40, source="KHM", target="LAO"))
    assert distinct(acts) == acts


def test_the_order_of_the_text_is_kept():
    acts = (act(0, 20, confidence=0.3), act(50, 70, confidence=0.9))
    assert distinct(acts) == acts
