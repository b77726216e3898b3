"""Status cues say how real an act is, and how far they reach."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from wathiq.errors import KnowledgeError
from wathiq.languages import get, status
from wathiq.model import StatusValue
from wathiq.parse.tokens import tokens

ARABIC = get("ar")
FILE = ARABIC.folder / "status.yaml"


def _values(text: str, words: str) -> set[str]:
    found = tokens(text, ARABIC)
    cues = status.load(ARABIC).find(found)
    return {cue.value for cue in cues if " ".join(token.text for token in found[cue.first : cue.last]) == words}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("لم توقع الحكومة الاتفاق", "لم", "not_happened"),
        ("لا تعترف الدولة بها", "لا", "not_happened"),
        ("دون التوصل إلى حل", "دون", "not_happened"),
        ("فشل الوفدان في الاتفاق", "فشل الوفدان في", "not_happened"),
        ("نفت الوزارة إرسال قوات", "نفت", "denied"),
        ("سوف يزور الرئيس باريس", "سوف", "planned"),
        ("وسيزور الرئيس باريس", "وسيزور", "planned"),
        ("من المقرر أن يجتمعا", "من المقرر", "planned"),
        ("قد تنسحب القوات", "قد", "possible"),
        ("قد انسحبت القوات", "قد", "happened"),
        ("من الممكن عقد لقاء", "من الممكن", "possible"),
        ("إذا التزمت الدولة", "إذا", "conditional"),
        ("ما لم تنسحب القوات", "ما لم", "conditional"),
        ("من المتوقع أن تعلن", "من المتوقع", "predicted"),
        ("لا تزال القوات تقصف", "لا تزال", "ongoing"),
        ("واصلت القوات القصف", "واصلت", "ongoing"),
        ("سبق أن زار باريس", "سبق أن", "happened"),
    ],
)
def test_cues_are_found_with_their_value(text: str, words: str, value: str) -> None:
    """Every status has its words, in their forms."""
    assert value in _values(text, words)


def test_every_status_has_cues() -> None:
    """The data covers all status values of the claims format."""
    groups = status.load(ARABIC)
    found = groups.find(tokens("لم يوقع. نفى الأمر. سيزور. ربما. إذا. يتوقع. حاليا. لقد وقع.", ARABIC))
    assert {cue.value for cue in found} == set(get_args(StatusValue))


def test_tense_decides_what_qad_means() -> None:
    """With the past it affirms, with the present it doubts."""
    assert _values("وقد وقعت الدولتان", "وقد") == {"happened"}
    assert _values("وقد توقع الدولتان", "وقد") == {"possible"}


def test_a_future_prefix_is_no_first_letter() -> None:
    """سيطرت (controlled), سابقا (formerly) and سنوات (years) are not about the future, سأزور (I shall visit) is."""
    assert not _values("سيطرت القوات", "سيطرت")
    assert "planned" not in _values("كان سابقا هناك", "سابقا")
    assert not _values("قبل سنوات طويلة", "سنوات")
    assert _values("سأزور باريس", "سأزور") == {"planned"}


def test_that_is_not_taken_for_if() -> None:
    """إن after a verb of saying opens what is said; it is a condition only with what follows it."""
    assert not _values("قال إن الوزير غادر", "إن")
    assert _values("إن لم تنسحب القوات", "إن لم") == {"conditional"}


def test_an_idiom_takes_the_force_of_a_negation() -> None:
    """ما زال and لا سيما negate nothing."""
    assert "not_happened" not in _values("لا يزال الحصار قائما", "لا")
    assert not _values("لا سيما المدن", "لا")


def test_finding_is_quick() -> None:
    """A word takes far less than a tenth of a millisecond of a core (the aim is ten microseconds)."""
    found = tokens("من المقرر أن يلتقي الوزير نظيره إذا لم تنسحب القوات التي لا تزال تقصف المدينة. " * 40, ARABIC)
    cues = status.load(ARABIC)
    spent = []
    for _ in range(5):
        start = time.process_time()
        cues.find(found)
        spent.append(time.process_time() - start)
    assert min(spent) / len(found) < 1e-4


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("value: denied", "value: refused", "value"),
        ("scope: complement", "scope: somewhere", "scope"),
        ("kind: verb", "kind: sigh", "kind"),
        ("before: present", "before: long", "before"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    """Whoever breaks an entry reads which key is wrong."""
    (tmp_path / "status.yaml").write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=words):
        status.load(replace(ARABIC, folder=tmp_path))
