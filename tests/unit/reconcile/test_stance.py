"""Two short texts agree, contradict one another, or speak of other things: read by the shipped models and weights."""

from __future__ import annotations

import pytest

from wathiq.reconcile.likeness import likeness
from wathiq.reconcile.stance import VERDICTS, Weights, judged, stance, weights
from wathiq.serve.stances import PhraseReader, reader


@pytest.fixture(scope="module")
def read() -> PhraseReader:
    return reader()


AGREE = [
    ("وزير الخارجية يصل إلى عمّان لبحث ملف المياه", "وصول وزير الخارجية إلى عمّان لبحث المياه"),
    ("انطلاق المحادثات بين طهران وواشنطن في مسقط", "انطلاق محادثات طهران وواشنطن في مسقط"),
    ("ارتفاع أسعار القمح في السودان", "أسعار القمح ترتفع في السودان"),
]
DISAGREE = [
    ("ارتفاع أسعار القمح في السودان", "انخفاض أسعار القمح في السودان"),
    ("البرلمان يوافق على قانون الموازنة", "البرلمان يرفض قانون الموازنة"),
    ("افتتاح المعبر أمام المسافرين", "إغلاق المعبر أمام المسافرين"),
    ("إثيوبيا توقع اتفاقا مع مصر بشأن السد", "إثيوبيا تنفي توقيع اتفاق مع مصر بشأن السد"),
    ("الحكومة تفرج عن عشرين معتقلا", "الحكومة تعتقل عشرين ناشطا"),
    ("السعودية ترسل مساعدات طبية إلى لبنان", "قطر ترسل مساعدات طبية إلى لبنان"),
    ("مقتل 3 جنود في هجوم على حاجز قرب الحدود", "مقتل 7 جنود في هجوم على حاجز قرب الحدود"),
]
OTHER = [
    ("المنتخب المغربي يفوز على نظيره التونسي", "أسعار النفط تهبط مع زيادة المخزونات الأمريكية"),
    ("فيضانات تغرق أحياء في العاصمة", "العلماء يكتشفون كوكبا جديدا خارج المجموعة الشمسية"),
]
PAIRS = [(*pair, verdict) for verdict, pairs in zip(VERDICTS, (AGREE, DISAGREE, OTHER), strict=True) for pair in pairs]


@pytest.mark.parametrize(("first", "second", "verdict"), PAIRS)
def test_a_pair_is_judged_in_either_order(read: PhraseReader, first: str, second: str, verdict: str):
    """Reworded texts agree; opposed words, denials, other numbers and other parties contradict; the rest is something else."""
    found = stance(read(first), read(second))
    turned = stance(read(second), read(first))
    assert found.verdict == turned.verdict == verdict
    assert found.disagree == pytest.approx(turned.disagree, abs=1e-4)
    assert found.agree + found.disagree + found.other == pytest.approx(1)


def test_a_number_in_words_is_the_number_in_digits(read: PhraseReader):
    """سبعة is 7, and not 3."""
    told = "مقتل سبعة جنود في هجوم"
    assert likeness(read(told), read("مقتل 7 جنود في هجوم"))["numbers exchanged"] == 0
    assert likeness(read(told), read("مقتل ٣ جنود في هجوم"))["numbers exchanged"] == 1


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("الشركة توقع العقد", "الشركة لم توقع العقد", "one denies"),
        ("صعود سعر الذهب", "هبوط سعر الذهب", "opposed rest of both"),
        ("بغداد تستقبل وفدا من عمان", "بغداد تستقبل وفدا من قطر", "parties exchanged"),
    ],
)
def test_what_contradicts_is_named(read: PhraseReader, first: str, second: str, number: str):
    """A text and its contradiction differ in a named number that a text and itself have at 0."""
    assert likeness(read(first), read(second))[number] > 0
    assert likeness(read(first), read(first))[number] == 0


@pytest.mark.parametrize("empty", ["", " … ", "«»"])
def test_a_text_without_words_has_to_do_with_nothing(read: PhraseReader, empty: str):
    """Nothing can be said of it, so it is other."""
    assert read(empty) is None
    assert stance(read(empty), read("وصول الوزير")).verdict == "other"


def test_one_word_is_enough(read: PhraseReader):
    """The shortest text is judged too."""
    assert stance(read("استقالة"), read("استقالة")).verdict == "agree"


def test_the_weights_cover_every_number(read: PhraseReader):
    """What is measured has a weight for each verdict, and nothing else has."""
    found = likeness(read("وصول الوزير"), read("مغادرة الوزير"))
    assert set(weights().of) == set(found)
    assert all(len(row) == len(VERDICTS) for row in (*weights().of.values(), weights().bias))


def test_weights_decide():
    """The verdict is that of the largest sum."""
    assert judged({"a": 2.0}, Weights((0.0, 1.0, 0.0), {"a": (0.0, 0.0, 3.0)})).verdict == "other"
