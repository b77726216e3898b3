"""Speech cues say that somebody says so, how, and on which side the voice stands."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.languages import get, speech
from wathiq.languages.speech import SpeechCue
from wathiq.parse.tokens import tokens

ARABIC = get("ar")
FILE = ARABIC.folder / "speech.yaml"


def _cue(text: str, words: str) -> SpeechCue:
    found = tokens(text, ARABIC)
    cues = speech.load(ARABIC).find(found)
    return next(cue for cue in cues if " ".join(token.text for token in found[cue.first : cue.last]) == words)


def test_there_are_many_reporting_verbs() -> None:
    """The variety of Arabic news prose is covered: at least 150 verbs."""
    assert speech.load(ARABIC).size >= 150


@pytest.mark.parametrize(
    ("text", "words", "manner", "form"),
    [
        ("وقالت الوزيرة إن المحادثات مفيدة", "وقالت", "quotes", "verb"),
        ("وأفادت الوكالة بأن الوفد وصل", "وأفادت", "reports", "verb"),
        ("ورأى المحلل أن الأزمة طويلة", "ورأى", "assesses", "verb"),
        ("ونفت الخارجية أن تكون قد تلقت عرضا", "ونفت", "denies", "verb"),
        ("انتقد القرار معتبرا أنه متسرع", "معتبرا", "assesses", "participle"),
        ("ونقل الموقع عن الوزير قوله إن الباب مفتوح", "قوله", "quotes", "noun"),
        ("بحسب مصدر مطلع بدأت المحادثات", "بحسب", "cites", "preposition"),
        ("نقلا عن مسؤول كبير", "نقلا عن", "cites", "preposition"),
        ("وفقا لوزارة الدفاع", "وفقا", "cites", "preposition"),
    ],
)
def test_cues_are_found_with_their_manner(text: str, words: str, manner: str, form: str) -> None:
    """Verbs, participles, verbal nouns and prepositions each carry the manner in which the voice speaks."""
    cue = _cue(text, words)
    assert (cue.manner, cue.form, cue.firm) == (manner, form, True)


def test_the_voice_stands_after_a_preposition_and_before_a_participle() -> None:
    """The side of the voice is that of Arabic word order."""
    assert _cue("وفق التلفزيون الرسمي", "وفق").voice_side == "after"
    assert _cue("قال الوزير مشيرا إلى أن الحل قريب", "مشيرا").voice_side == "before"


def test_some_cues_go_on_with_the_speaker_before() -> None:
    """أضاف may leave its subject out, قال does not."""
    assert _cue("وأضاف أن بلاده ترحب", "وأضاف").continuing
    assert not _cue("وقال الوزير إن بلاده ترحب", "وقال").continuing


def test_passing_on_opens_a_second_voice() -> None:
    """The agency that passes on is one voice, the official after عن another."""
    text = "ونقلت وكالة الأنباء عن مسؤول قوله إن الوفد غادر"
    assert _cue(text, "ونقلت").manner == "cites"
    assert _cue(text, "عن").voice_side == "after"


def test_an_ambiguous_verb_needs_what_is_said() -> None:
    """كتب reports before a complement, and is not firm without one."""
    assert _cue("وكتب الوزير أن الاتفاق قريب", "وكتب").firm
    assert not _cue("كتب الطالب الدرس", "كتب").firm


def test_what_is_said_begins_at_the_complement() -> None:
    """The token of أن, إن or the colon is given."""
    assert _cue("أكد الوزير أن بلاده ملتزمة", "أكد").complement == 2
    assert _cue("وقال: نحن ملتزمون", "وقال").complement == 1


def test_a_word_of_two_meanings_introduces_a_voice_only_before_a_verb_of_saying() -> None:
    """كما ذكر names a voice, كما in a comparison does not."""
    assert _cue("كما ذكر التلفزيون", "كما").firm
    assert not _cue("كما في العام السابق", "كما").firm


def test_nameless_voices_texts_and_channels_are_known() -> None:
    """Sources and officials are nameless voices, statements are texts, and "in an interview with" names only the channel."""
    cues = speech.load(ARABIC)
    found = tokens("مصادر البيان", ARABIC)
    assert cues.anonymous(found[0])
    assert not cues.anonymous(found[1])
    assert cues.body(found[1])
    assert cues.channels(tokens("قال في مقابلة مع الصحيفة إن الحل قريب", ARABIC)) == ((2, 4),)
    assert cues.channels(tokens("قال في تصريح لصحيفة محلية", ARABIC)) == ((2, 3),)


def test_finding_is_quick() -> None:
    """A word takes far less than a tenth of a millisecond of a core (the aim is ten microseconds)."""
    found = tokens("وقالت الوزيرة إن الوفد غادر، مضيفة أن المحادثات مفيدة وفقا لبيان الوزارة. " * 40, ARABIC)
    cues = speech.load(ARABIC)
    spent = []
    for _ in range(5):
        start = time.process_time()
        cues.find(found)
        spent.append(time.process_time() - start)
    assert min(spent) / len(found) < 1e-4


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("manner: assesses", "manner: guesses", "manner"),
        ("side: after", "side: above", "side"),
        ("source:", "origin:", "source"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    """Whoever breaks an entry reads which key is wrong."""
    (tmp_path / "speech.yaml").write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=words):
        speech.load(replace(ARABIC, folder=tmp_path))
