"""What words mean which party, and by which rule."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from wathiq import languages, parse, resolve
from wathiq.model import Mention, Report

Resolve = Callable[[str], tuple[Mention, ...]]


def told(mentions: tuple[Mention, ...]) -> list[tuple[str, str, list[str | None]]]:
    return [(m.words.text, m.how, [party.code for party in m.parties]) for m in mentions]


@pytest.mark.parametrize(
    ("text", "words", "how", "code"),
    [
        ("وصل الوفد إلى كوريا الشمالية", "كوريا الشمالية", "name", "PRK"),
        ("ووصفت موسكو القرار بالخطأ", "موسكو", "capital", "RUS"),
        ("وقال الكرملين إن القمة تأجلت", "الكرملين", "capital", "RUS"),
        ("استقبلت المصانع العمال الكوريين الشماليين", "الكوريين الشماليين", "nisba", "PRK"),
        ("كان الكوريون الشماليون يعملون هناك", "الكوريون الشماليون", "nisba", "PRK"),
        ("وصل علماء روس إلى الموقع", "روس", "nisba", "RUS"),
        ("أعلنت وزارة الدفاع الروسية وقف القصف", "وزارة الدفاع الروسية", "office", "RUS"),
        ("التقى وزير خارجية روسيا نظراءه", "وزير خارجية روسيا", "office", "RUS"),
        ("زار نائب الرئيس الكوري الشمالي المعرض", "نائب الرئيس الكوري الشمالي", "office", "PRK"),
        ("قال المتحدث باسم الكرملين إن الموعد لم يحدد", "المتحدث باسم الكرملين", "office", "RUS"),
        ("دعا مجلس الأمن الدولي إلى الهدوء", "مجلس الأمن الدولي", "office", "UN"),
    ],
)
def test_kinds_of_naming(resolved: Resolve, text: str, words: str, how: str, code: str) -> None:
    """Names, capitals, seats, adjectives of origin in every inflection, and offices are told apart."""
    assert (words, how, [code]) in told(resolved(text))


def test_proclitics_stay_with_the_words(resolved: Resolve) -> None:
    """A name is found behind و, ل and ب, and the mention covers the whole tokens."""
    assert told(resolved("وللولاية حدود مع روسيا ولكوريا الشمالية مصلحة فيها"))[1] == ("ولكوريا الشمالية", "name", ["PRK"])


def test_office_and_holder_are_one_mention(resolved: Resolve) -> None:
    """An office with its holder's name is one mention of that person, who acts for the state."""
    [mention] = resolved("صرح الرئيس الروسي فلاديمير بوتين بذلك")
    assert told((mention,)) == [("الرئيس الروسي فلاديمير بوتين", "leader", ["RUS"])]
    assert mention.parties[0].name == "Vladimir Putin"


def test_unknown_holder_acts_for_the_state(resolved: Resolve) -> None:
    """A name that no file knows, after an office, is a person who acts for that state; the last name alone means him later."""
    mentions = resolved("قال نائب وزير الخارجية الروسي إيغور مالينين، إن الموعد قريب. وأضاف مالينين أن العمل جار.")
    assert [m.parties[0].name for m in mentions] == ["إيغور مالينين", "إيغور مالينين"]
    assert {(m.how, m.parties[0].code) for m in mentions} == {("apposition", "RUS")}


def test_name_before_its_office(resolved: Resolve) -> None:
    """A name that an office after a comma explains acts for the state of that office."""
    mentions = resolved("وقال إيغور مالينين، نائب وزير الخارجية الروسي، إن الموعد قريب.")
    assert told(mentions) == [
        ("إيغور مالينين", "apposition", ["RUS"]),
        ("نائب وزير الخارجية الروسي", "office", ["RUS"]),
    ]


def test_host_state_is_a_mention_of_its_own(resolved: Resolve) -> None:
    """Russia's ambassador to North Korea acts for Russia, also where his name follows the host state."""
    mentions = resolved("اجتمع سفير روسيا لدى كوريا الشمالية أندريه بافلوف بالصحفيين")
    assert told(mentions) == [
        ("سفير روسيا", "office", ["RUS"]),
        ("كوريا الشمالية", "name", ["PRK"]),
        ("أندريه بافلوف", "apposition", ["RUS"]),
    ]


def test_coordinated_parties_stay_apart(resolved: Resolve) -> None:
    """Two states joined by "and" are two mentions, and an office belongs to the first only if grammar allows."""
    mentions = resolved("بين الحكومة وروسيا وكوريا الشمالية خلاف")
    assert [code for _, _, codes in told(mentions) for code in codes] == ["RUS", "PRK"]


def test_longest_name_wins(resolved: Resolve) -> None:
    """An adjective of origin inside the name of an organisation names no state."""
    assert told(resolved("أعلن بنك الحرير الروسي نتائجه")) == [("بنك الحرير الروسي", "name", ["BANK"])]


def test_short_name_needs_the_full_one(resolved: Resolve) -> None:
    """A short name counts only in a report that also gives the full name."""
    assert not resolved("أعلن بنك الحرير نتائجه")
    assert len(resolved("أعلن بنك الحرير الروسي نتائجه. وقال بنك الحرير إنها جيدة.")) == 2


def test_common_words_are_no_states(resolved: Resolve) -> None:
    """The ministry of finance (المالية) is not Malian, unless the report speaks of Mali in other words."""
    assert not resolved("قالت وزارة المالية إن العجز تراجع")
    assert ("المالية", "nisba", ["MLI"]) in told(resolved("وصلت القوات إلى باماكو حيث القوات المالية"))[1:] or (
        "القوات المالية",
        "office",
        ["MLI"],
    ) in told(resolved("وصلت القوات إلى باماكو حيث القوات المالية"))


def test_a_homograph_after_a_preposition_is_the_state(resolved: Resolve) -> None:
    """After a preposition no adjective can stand: في مالي is Mali."""
    assert told(resolved("وصلت البعثة إلى مالي")) == [("مالي", "name", ["MLI"])]


def test_ambiguous_names_follow_the_report(resolved: Resolve) -> None:
    """عمان is Amman in a report on Jordan and Oman otherwise."""
    assert told(resolved("وصل الوزير من الأردن، وستعقد عمان القمة"))[-1] == ("عمان", "capital", ["JOR"])
    assert told(resolved("وستستضيف عمان القمة"))[-1] == ("عمان", "name", ["OMN"])


def test_regions_are_no_parties(resolved: Resolve) -> None:
    """A region of a state gives no mention."""
    assert not resolved("هبت عاصفة على شبه جزيرة القرم")


def test_predecessor_keeps_its_name(resolved: Resolve) -> None:
    """The Soviet Union has Russia's code and its own name."""
    [mention] = resolved("بنى الاتحاد السوفياتي المصنع")
    assert (mention.parties[0].code, mention.parties[0].name) == ("RUS", "Soviet Union")


@pytest.mark.parametrize(
    ("text", "party", "code"),
    [
        ("قالت صحيفة إزفستيا الروسية إن الاتفاق قريب", "Izvestia", None),
        ("قالت صحيفة «صدى الجبل» إن الاتفاق قريب", "صدى الجبل", None),
        ("وجاء في دراسة لمعهد «آفاق» أن العدد يزيد", "آفاق", None),
        ("بحسب وكالة Northwind للأنباء", "Northwind", None),
    ],
)
def test_outlets_and_institutes(resolved: Resolve, text: str, party: str, code: str | None) -> None:
    """Known outlets have their English name, unknown ones after a word for outlets the words as written; neither has a code."""
    [mention] = resolved(text)
    assert (mention.parties[0].name, mention.parties[0].code) == (party, code)


def test_group_words_mean_the_last_two(resolved: Resolve) -> None:
    """Both countries are the two named before, in the same sentence if it names two."""
    mentions = resolved("بحثت روسيا مع كوريا الشمالية سبل التعاون. وقال بيان إن البلدين اتفقا.")
    assert told(mentions)[-1] == ("البلدين", "group", ["RUS", "PRK"])


def test_group_words_with_origins_are_described(resolved: Resolve) -> None:
    """Where adjectives say who both sides are, the adjectives are the mentions."""
    mentions = resolved("أكدت عمان والأردن الموقف. واتفق الجانبان الروسي والكوري الشمالي.")
    assert "group" not in {m.how for m in mentions}


def test_his_country_is_the_subjects(resolved: Resolve) -> None:
    """بلاده is the country of the sentence's subject, not of a person met."""
    mentions = resolved("أبلغ سيرغي لافروف الصحفيين بعد لقاء مع الزعيم الكوري الشمالي أن بلاده مستعدة.")
    assert told(mentions)[-1] == ("بلاده", "pronoun", ["RUS"])


def test_the_latter_is_no_place(resolved: Resolve) -> None:
    """الأخيرة points to the party last named, not to the place of an event."""
    mentions = resolved("تتفق روسيا مع كوريا الشمالية. وبعد الاجتماع في الأردن أعلنت الأخيرة موقفها.")
    assert told(mentions)[-1] == ("الأخيرة", "antecedent", ["PRK"])


def test_recent_is_not_the_latter(resolved: Resolve) -> None:
    """After a definite noun الأخيرة is an adjective and points to nobody."""
    assert [m.how for m in resolved("تتابع روسيا التطورات الأخيرة")] == ["name"]


def test_the_movement_points_to_a_movement(resolved: Resolve) -> None:
    """الحركة means the movement named before, never a state or an organisation."""
    mentions = resolved("رفضت حركة حماس الاقتراح الذي قدمته الأمم المتحدة. وقالت الحركة إن الشروط غير مقبولة.")
    assert told(mentions)[-1] == ("الحركة", "antecedent", ["HAMAS"])


@pytest.mark.parametrize("text", ["غادر الوفد بيونغ يان مساء", "وصل العمال الكوريين الشمالين", "زار كازخستان أمس"])
def test_one_wrong_letter(resolved: Resolve, text: str) -> None:
    """A long name with one letter wrong, missing or added is still that name, and the mention says so."""
    [mention] = resolved(text)
    assert mention.how == "typo"


@pytest.mark.parametrize("text", ["صدر الكتاب في الشمال الغربي", "تجول الزائر في الأسواق القديمة", "اجتمع مجلس الأمناء"])
def test_ordinary_words_are_no_typos(resolved: Resolve, text: str) -> None:
    """Ordinary words near a name in spelling are left alone."""
    assert not resolved(text)


def test_hyphenated_pair(resolved: Resolve) -> None:
    """A hyphenated pair of adjectives names both parties in one mention."""
    assert told(resolved("تحسنت العلاقات الروسية-الأردنية")) == [("الروسية-الأردنية", "nisba", ["RUS", "JOR"])]


def test_mentions_are_in_order_and_apart(resolved: Resolve) -> None:
    """Mentions are sorted by first token, do not overlap, and their words are those of the report."""
    text = "قال الرئيس الروسي فلاديمير بوتين إن بلاده تدعم كوريا الشمالية، وأكد البلدان ذلك. وشكرت بيونغ يانغ موسكو."
    mentions = resolved(text)
    assert all(a.last <= b.first for a, b in itertools.pairwise(mentions))
    assert all(text[m.words.start : m.words.end] == m.words.text for m in mentions)


def test_empty_report(world: resolve.Names) -> None:
    """A report without words has no mentions."""
    assert resolve.parties(parse.sentences(Report("r", ""), languages.get("ar")), world) == ()
