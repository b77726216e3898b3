"""Sides: weights of mentions become parties, and doubt becomes abstention."""

from tests.builders import mention, read, signal

from wathiq.coding.sides import sides

TEXT = "زار وزير أوزبكستان كازاخستان والتقى نظيره الكازاخي وبحث البلدان المياه مع منغوليا"
PARSED = read(TEXT)
MENTIONS = (
    mention(PARSED, "أوزبكستان", "UZB"),
    mention(PARSED, "كازاخستان", "KAZ"),
    mention(PARSED, "الكازاخي", "KAZ", how="nisba"),
    mention(PARSED, "البلدان", "UZB", "KAZ", how="group"),
    mention(PARSED, "منغوليا", "MNG"),
)


def choose(sources, targets, **changed):
    return sides(MENTIONS, signal(PARSED, "زار", sources, targets, **changed), 0.5, 0.25)


def codes(side):
    return [one.party.code for one in side]


def test_two_weak_mentions_of_one_party_outweigh_a_stronger_one_of_another():
    who = choose([(0, 0.9)], [(1, 0.3), (2, 0.3), (4, 0.4)])
    assert codes(who.source) == ["UZB"]
    assert codes(who.target)[0] == "KAZ"


def test_the_words_of_a_side_are_those_of_its_likeliest_mention():
    who = choose([(0, 0.9)], [(1, 0.2), (2, 0.7)])
    assert who.target[0].words.text == "الكازاخي"
    assert who.target[0].how == "nisba"


def test_one_party_is_never_on_both_sides():
    who = choose([(0, 0.6), (4, 0.2)], [(0, 0.5), (1, 0.45)])
    assert codes(who.source) == ["UZB"]
    assert codes(who.target) == ["KAZ"]


def test_a_side_that_is_likelier_nobody_stays_empty():
    who = choose([(0, 0.9)], [(1, 0.1)])
    assert who.target == ()
    assert who.probability > 0.7


def test_a_coordinated_party_comes_along_and_a_mere_possibility_does_not():
    who = choose([(0, 0.9)], [(1, 0.5), (4, 0.4)])
    assert codes(who.target) == ["KAZ", "MNG"]
    who = choose([(0, 0.9)], [(1, 0.75), (4, 0.2)])
    assert codes(who.target) == ["KAZ"]


def test_reciprocity_is_what_the_net_says_from_one_half_on():
    assert choose([(0, 0.9)], [(1, 0.9)], reciprocal=0.5).reciprocal
    assert not choose([(0, 0.9)], [(1, 0.9)], reciprocal=0.4).reciprocal


def test_nobody_known_on_either_side_is_empty():
    assert choose([], []).empty
