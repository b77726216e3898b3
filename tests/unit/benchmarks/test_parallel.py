"""Claims of one sentence in two languages: what counts as told alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import parallel
from benchmarks.parallel import Twin

from wathiq import pipeline
from wathiq.model import Claim, Report

ARABIC = "زار وزير الخارجية الروسي طهران."
ENGLISH = "The Russian foreign minister visited Tehran."
CONLLU = "# sent_id = n01\n# text = {}\n1\tx\t_\n\n"


def claims(text: str, language: str) -> tuple[Claim, ...]:
    return pipeline.claims(Report("x", text, "outlet", "2020-01-01", language))


@pytest.fixture(scope="module")
def twin() -> Twin:
    return Twin(ENGLISH, claims(ARABIC, "ar"), claims(ENGLISH, "en"))


def test_the_same_visit_is_told_alike_in_both_languages(twin: Twin) -> None:
    """Type and parties agree, and the report says so."""
    assert [like.whole for _, _, like in parallel.paired(twin)] == [True]
    assert "tell one claim alike (type and parties): 1.00" in parallel.report("ar and en", [twin])
    assert list(parallel.disagreements([twin])) == []


def test_a_sentence_claimed_in_one_language_alone_is_listed(twin: Twin) -> None:
    """It counts as alone, and as no pair."""
    half = Twin(ENGLISH, twin.first, ())
    assert "in one alone 1 (1.00" in parallel.report("ar and en", [half])
    assert [line.split(":")[0].strip() for line in parallel.disagreements([half])] == ["alone first"]


def test_only_treebanks_of_installed_languages_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each pair of languages whose file is there is compared; a Russian file waits for Russian."""
    for code, text in (("ar", ARABIC), ("en", ENGLISH), ("ru", "Министр прибыл.")):
        (tmp_path / f"{code}_pud.conllu").write_text(CONLLU.format(text), encoding="utf-8")
    assert parallel.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("ar and en: 1 sentences, claims in both 1, in one alone 0")
