"""What the lexicon knows of a trigger counts beside what the net says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import mention, read, signal

from wathiq import languages, pipeline

READER = pipeline.readers(languages.get("ar")).kind
UNSURE = 0.15


def weighed(text: str, trigger: str):
    """What becomes of a signal of which the net is unsure."""
    parsed = read(text)
    mention(parsed, "النرويج", "NOR")
    doubtful = signal(parsed, trigger, ((0, 0.9),), ())
    return READER.weighed(parsed, replace(doubtful, probability=UNSURE, types=(("COOPERATE", 0.6), ("AID", 0.4))))


def test_a_verb_of_giving_whose_good_follows_is_an_act_more_often_than_the_net_thinks():
    """To supply somebody with equipment is to hand something over."""
    assert weighed("وقال الخبير إن النرويج قد تلتف على الحظر وتزودها بمعدات ثقيلة.", "وتزودها").probability > 2 * UNSURE


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("وقال الخبير إن النرويج قد تزودها غدا.", "تزودها"),
        ("واجتمعت النرويج مع فيجي أمس.", "واجتمعت"),
        ("وقال الخبير إن النرويج قد تفكر في معدات ثقيلة.", "تفكر"),
    ],
    ids=["no good follows", "nothing is handed over", "no verb of giving"],
)
def test_other_words_count_as_the_net_has_them(text: str, trigger: str):
    """Without both the verb and its good the probability stays."""
    assert weighed(text, trigger).probability == UNSURE


def test_a_type_that_the_lexicon_knows_for_the_word_becomes_likelier():
    """The other types lose what it gains."""
    types = dict(weighed("واجتمعت النرويج مع فيجي أمس.", "واجتمعت").types)
    assert sum(types.values()) == pytest.approx(1.0)
