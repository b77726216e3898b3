"""Goods of Arabic news, through the real tokenizer and lexicon, and the schema of the lexicon."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from wathiq import parse
from wathiq.coding import goods as coding_goods
from wathiq.errors import KnowledgeError
from wathiq.languages import ar, goods
from wathiq.languages.goods import GoodsData
from wathiq.model import Good, Report


@cache
def arabic() -> GoodsData:
    return goods.load(ar.LANGUAGE.folder, ar.LANGUAGE.fold)


def read(text: str) -> list[tuple[str, str]]:
    found = coding_goods.items(parse.sentences(Report("r", text), ar.LANGUAGE), arabic())
    return [(mention.good, mention.item) for mention in found]


@pytest.mark.parametrize(
    ("text", "good", "item"),
    [
        ("أرسلت بيونغ يانغ عمالا مهرة", "labour", "skilled workers"),
        ("منحت الرياض القاهرة وديعة", "money", "deposit"),
        ("اتفقوا على حزمة الإنقاذ", "money", "bailout"),
        ("تصدير النفط الخام", "energy", "crude oil"),
        ("نقل تكنولوجيا الصواريخ", "technology", "missile technology"),
        ("باعتها منظومة دفاع جوي", "arms", "air defence system"),
        ("زودتهم بالأسلحة", "arms", "weapons"),
        ("سلمتهم أسلحتها", "arms", "weapons"),
        ("استوردت القمح", "goods", "wheat"),
        ("حظر السلع الفاخرة", "goods", "luxury goods"),
        ("وصلت مساعدات إنسانية", "humanitarian-aid", "humanitarian aid"),
        ("تبادلا معلومات استخباراتية", "information", "intelligence"),
        ("أفرجت عن الأسرى", "people", "prisoners of war"),
    ],
)
def test_goods_are_found_in_their_forms(text: str, good: str, item: str) -> None:
    """Singular, plural, article, proclitics and possessive endings lead to the same good."""
    assert read(text) == [(good, item)]


@pytest.mark.parametrize("text", ["قالت وكالة الأنباء", "التقى مسؤولا بارزا", "تحتاج إلى مراقبة بالغة", "هي في حاجة إليها"])
def test_letters_of_a_word_are_not_taken_for_proclitics(text: str) -> None:
    """An agency is no machine, a prominent man no rice, surveillance no observer, a need no pilgrim."""
    assert read(text) == []


def test_the_longest_name_wins() -> None:
    """Military aid is arms, not aid; luxury cars are not vehicles."""
    assert read("مساعدات عسكرية ومساعدات غذائية ومساعدات مالية") == [
        ("arms", "military aid"),
        ("humanitarian-aid", "food aid"),
        ("money", "financial aid"),
    ]


def test_a_good_knows_its_chapter() -> None:
    """Wheat is chapter 10 of the Harmonized System, and the mention tells its tokens."""
    (mention,) = coding_goods.items(parse.sentences(Report("r", "باعت روسيا القمح"), ar.LANGUAGE), arabic())
    assert mention.hs == ("10",)
    assert (mention.first, mention.last) == (2, 3)


def test_the_lexicon_is_broad_and_wellformed() -> None:
    """At least 200 goods, every kind but political support, English names once each, chapters of two digits."""
    items = arabic().items
    assert len(items) >= 200
    assert {item.good for item in items} == set(get_args(Good)) - {"political-support"}
    assert len({item.name for item in items}) == len(items)
    assert all(chapter.isdigit() and 1 <= int(chapter) <= 97 for item in items for chapter in item.hs)


def test_an_unknown_kind_of_exchange_is_refused(tmp_path: Path) -> None:
    """A kind that the records do not know is named in the error."""
    for name in ("goods.yaml", "numbers.yaml"):
        shutil.copy(ar.LANGUAGE.folder / name, tmp_path / name)
    broken = tmp_path / "goods.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("\n  energy:\n", "\n  powers:\n"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="powers"):
        goods.load(tmp_path, ar.LANGUAGE.fold)
