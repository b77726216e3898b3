"""The act lexicon finds the words that may say an act, in whatever form they stand."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from wathiq.errors import KnowledgeError
from wathiq.knowledge import ontology
from wathiq.languages import acts, get
from wathiq.languages.acts import ActReading
from wathiq.languages.ar import inflect
from wathiq.parse.tokens import tokens

ARABIC = get("ar")


def _readings(text: str, word: str) -> tuple[ActReading, ...]:
    found = tokens(text, ARABIC)
    at = next(number for number, token in enumerate(found) if token.text == word)
    return acts.load(ARABIC).at(found, at)


def _best(text: str, word: str) -> ActReading:
    return _readings(text, word)[0]


def test_every_kind_of_the_lexicon_is_defined_and_has_words() -> None:
    """No word names a kind that nobody defined, and no kind is without words."""
    assert acts.load(ARABIC).kinds == ontology.load().kinds.keys()


def test_the_lexicon_is_broad() -> None:
    """There are at least 700 words, and some for each PLOVER type."""
    lexicon = acts.load(ARABIC)
    loaded = ontology.load()
    assert lexicon.size >= 700
    assert {loaded.act_type(kind).plover for kind in lexicon.kinds} == set(loaded.types)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("وقطعت أثينا علاقاتها مع طهران", "وقطعت", "cut-diplomatic-ties"),
        ("سيلتقي الوزير نظيره غدا", "سيلتقي", "meet"),
        ("خلال زيارتها إلى باريس", "زيارتها", "visit"),
        ("وقع الجانبان اتفاقية للتجارة", "وقع", "sign-agreement"),
        ("أطلقت القوات النار على السفينة", "أطلقت", "shoot"),
        ("فرضت الدول عقوبات على موسكو", "فرضت", "impose-sanctions"),
        ("طردت الحكومة ثلاثة دبلوماسيين", "طردت", "expel-diplomat"),
        ("متهما الحكومة بخرق الهدنة", "متهما", "accuse"),
        ("لم تدن الحكومة الهجوم", "تدن", "condemn"),
        ("اتهموهم بالكذب", "اتهموهم", "accuse"),
        ("بحث الوزيران التعاون", "بحث", "discuss"),
        ("وقف إطلاق النار في المدينة", "وقف", "cease-fire"),
    ],
)
def test_words_are_found_in_their_forms(text: str, word: str, kind: str) -> None:
    """A verb with its endings, a noun with its pronoun, an idiom with its companion are all found."""
    assert kind in {reading.kind for reading in _readings(text, word) if reading.with_found}


def test_a_companion_decides_between_readings() -> None:
    """To raise sanctions is to lift them, to raise alert is not; the reading whose companion follows comes first."""
    assert _best("رفعت الدول العقوبات عن البلاد", "رفعت").kind == "lift-sanctions"
    assert _best("رفعت القوات حالة التأهب", "رفعت").kind == "raise-alert"
    assert not any(reading.with_found for reading in _readings("رفع الرجل يده", "رفع"))


def test_a_pronoun_points_back_to_the_companion() -> None:
    """In "the sanctions that the states imposed" the companion stands before the verb, and the verb's pronoun says so."""
    reading = _best("العقوبات التي فرضتها الدول على البلاد", "فرضتها")
    assert (reading.kind, reading.with_at) == ("impose-sanctions", 0)


def test_a_particle_alone_says_nothing() -> None:
    """لن is part of a refusal only before a verb of consent."""
    assert _best("لن تقبل الحكومة الشروط", "لن").kind == "reject"
    assert _readings("لن تمطر السماء", "لن") == ()


def test_conduct_told_of_a_party_names_no_accuser() -> None:
    """Where the words only say what the accused did, the frame has no place for the doer of the accusation."""
    assert _best("تقاعس المجلس عن حماية المدنيين", "تقاعس").frame.source == ()


def test_a_companion_is_not_sought_in_the_next_sentence() -> None:
    """Words after a full stop do not make an idiom."""
    assert all(reading.with_at is None for reading in _readings("قطع الرجل الطريق. علاقات البلدين", "قطع"))


def test_the_form_is_told() -> None:
    """Tense, gender, number and the attached pronoun are those of the spelling."""
    reading = next(r for r in _readings("ستزورها الوزيرة", "ستزورها") if r.kind == "visit")
    assert (reading.form, reading.tense, reading.gender, reading.number) == ("verb", "future", "f", "s")
    assert reading.attached == "ها"


def test_voice_is_left_open_only_where_spelling_leaves_it_open() -> None:
    """قصفت may be active or passive, أدينت is passive, التقى is active."""
    assert {r.passive for r in _readings("قصفت المدينة", "قصفت") if r.kind == "shell"} == {"maybe"}
    assert "yes" in {r.passive for r in _readings("أدينت الدولة", "أدينت") if r.kind == "condemn"}
    assert {r.passive for r in _readings("انسحبت القوات", "انسحبت") if r.kind == "retreat"} == {"no"}


def test_a_noun_has_its_doer_in_the_genitive() -> None:
    """The frame of a verbal noun differs from that of its verb."""
    assert _best("زيارة الوزير إلى باريس", "زيارة").frame.source == ("genitive",)
    assert _best("زار الوزير باريس", "زار").frame.source == ("subject",)


def test_an_article_excludes_a_verb() -> None:
    """القصف and بالقتل are nouns, never verbs."""
    assert {reading.form for reading in _readings("استمر القصف ليلا", "القصف")} == {"noun"}
    assert {reading.form for reading in _readings("هدد بقتل الرهائن", "بقتل")} == {"noun"}


def test_looking_up_is_quick() -> None:
    """A word takes far less than a tenth of a millisecond of a core (the aim is ten microseconds)."""
    found = tokens("أعلنت الحكومة أن قواتها قصفت مواقع قرب الحدود وأن وزيرها سيزور باريس غدا. " * 40, ARABIC)
    lexicon = acts.load(ARABIC)
    spent = []
    for _ in range(5):
        start = time.process_time()
        for number in range(len(found)):
            lexicon.at(found, number)
        spent.append(time.process_time() - start)
    assert min(spent) / len(found) < 1e-4


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("قصف", None, {"قصف", "قصفت", "قصفوا", "يقصف", "تقصف", "يقصفون", "سيقصف"}),
        ("دعا", "يدعو", {"دعا", "دعت", "دعوا", "يدعو", "تدعو", "يدعون", "دعي"}),
        ("لقي", "يلقى", {"لقي", "لقيت", "لقوا", "يلقي", "يلقون"}),
        ("أدان", "يدين", {"ادان", "ادانت", "ادين", "يدين", "يدان", "يدن"}),
        ("أكّد", None, {"اكد", "اكدت", "يؤكد", "تؤكد"}),
        ("تبادل", None, {"تبادل", "تبادلا", "تبودل", "يتبادلان"}),
        ("بدأ", None, {"بدا", "بدات", "بداوا", "بدؤوا", "يبداون"}),
        ("أجرى", None, {"اجري", "اجرت", "اجروا", "يجري", "يجرون", "سيجري"}),
    ],
)
def test_verbs_inflect(past: str, present: str | None, forms: set[str]) -> None:
    """Sound, weak, hollow and hamzated verbs all give the forms that news uses."""
    assert forms <= {form for form, _ in inflect.verb(past, present)}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("meet: [{verbs: [قال]}]", "قال"),
        ("meet: [{verbs: [التقى], colour: red}]", "meet"),
        ("meet: [{with: [وزير]}]", "no words"),
        ("meet: [{verbs: [التقى], with: [=nobody]}]", "nobody"),
        ("meet: [{verbs: [التقى], reciprocal: often}]", "reciprocal"),
        ("meet: [{verbs: [التقى], with: [وزير الدفاع]}]", "single words"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, entry: str, words: str) -> None:
    """Whoever breaks an entry reads its name or the key in the error."""
    (tmp_path / "acts.yaml").write_text(f"source: test\nlicence: test\nacts:\n  {entry}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=words):
        acts.load(replace(ARABIC, folder=tmp_path))
