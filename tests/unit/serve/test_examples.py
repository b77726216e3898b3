"""The bundled reports are what the demo and the tutorial say they are."""

from pathlib import Path

import pytest

import wathiq
from wathiq import languages, parse, read
from wathiq.model import Report
from wathiq.serve.commands.demo import examples

REPORTS = [report for report in read.reports([str(examples())], read.Defaults()) if isinstance(report, Report)]


def test_the_examples_ship_with_the_package():
    """They lie inside the package, so that an installed Wathiq has them."""
    assert Path(wathiq.__file__).parent in examples().parents


def test_several_outlets_tell_the_story():
    """Nine reports with ids of their own, by at least five outlets, and nothing about them is guessed."""
    assert len({report.id for report in REPORTS}) == len(REPORTS) == 9
    assert len({report.outlet for report in REPORTS}) >= 5
    assert {report.assumed for report in REPORTS} == {()}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_an_example_is_short_and_belongs_to_nobody(report: Report):
    """Each is a short report, and its address can be nobody's."""
    assert 90 <= len(report.text.split()) <= 170
    assert (report.url or "").partition("//")[2].partition("/")[0].endswith(".example")


def test_some_pull_quotes_repeat():
    """At least two reports have a line that only repeats their text."""
    parsed = [parse.sentences(report, languages.get("ar")) for report in REPORTS]
    assert sum(any(sentence.repeats for sentence in each.sentences) for each in parsed) >= 2
