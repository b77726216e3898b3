"""Claims of one event whose words contradict one another are shown side by side."""

from __future__ import annotations

from tests.unit.reconcile.tellings import told

from wathiq.serve.formats.sources_tree import write_disagreements
from wathiq.serve.output import console
from wathiq.serve.stances import disagreements

SAID = "النرويج توقع اتفاقية الصيد مع فيجي"
DENIED = "النرويج تنفي توقيع اتفاقية الصيد مع فيجي"


def arabic(key: str, text: str, **changes: str):
    """An Arabic claim in these words."""
    return told(key, text, language="ar", **changes)


def test_a_denial_contradicts_what_it_denies(capsys):
    """Both stand side by side, each with its outlet."""
    found = disagreements(
        [arabic("a", SAID, outlet="منبر"), arabic("b", DENIED, outlet="الجبل"), arabic("c", SAID, outlet="الميناء")]
    )
    assert {frozenset((pair.one.act.evidence.text, pair.other.act.evidence.text)) for pair in found} == {
        frozenset((SAID, DENIED))
    }
    write_disagreements(found, console())
    shown = capsys.readouterr().out
    assert "contradict" in shown
    assert "الجبل" in shown


def test_one_report_and_other_languages_are_not_compared(capsys):
    """What one report says twice, and English words, are left alone."""
    assert disagreements([arabic("a", SAID, report="r"), arabic("b", DENIED, report="r"), told("e"), told("f")]) == []
    write_disagreements([], console())
    assert capsys.readouterr().out == ""
