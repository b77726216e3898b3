"""The pages: hostile text stays text, nothing is fetched, labels are complete in every language."""

import base64
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.unit.ledger.samples import claim, meeting, report

from wathiq.knowledge import measures
from wathiq.ledger import claim_to_record
from wathiq.reconcile import grades
from wathiq.serve import localise
from wathiq.serve.balance import Balance, balance
from wathiq.serve.formats import balance_html
from wathiq.serve.localise import localiser
from wathiq.serve.pages import embedded
from wathiq.serve.tone import monthly
from wathiq.serve.web import problems
from wathiq.votes import Agreement

SERVE = Path(localise.__file__).parent
HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'


def sheet(outlet: str = "صحيفة الساحل") -> Balance:
    """Two claims about North Korea and Russia."""
    told = report(outlet=outlet)
    return balance(map(claim_to_record, (claim(told, "happened"), meeting(told))), "PRK", "RUS")


def page(language: str = "en", votes: balance_html.Votes = (), outlet: str = "صحيفة الساحل") -> str:
    """The page of the two claims."""
    out = io.StringIO()
    balance_html.write(sheet(outlet), localiser(language), out, votes)
    return out.getvalue()


def test_the_policy_admits_the_page_s_own_scripts_and_no_other():
    """Each script and style that runs has its hash in the policy, and the policy has no other."""
    html = page()
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    told = re.search(r'Content-Security-Policy" content="(.*?)">', html)
    assert told is not None
    policy = told[1].replace("&#39;", "'")
    want = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (*scripts, *styles)}
    assert set(re.findall(r"'sha256-(.*?)'", policy)) == want
    assert "default-src 'none'" in policy


def test_nothing_of_the_page_is_fetched():
    """No element names an address, whatever the reports say."""
    outside = re.sub(r"<script>.*?</script>", "", page(), flags=re.DOTALL)
    assert re.findall(r"\b(?:src|href|action|srcset|data)\s*=|url\(|@import", outside) == []


def test_hostile_text_is_only_text():
    """An outlet whose name is a script is shown, not run."""
    html = page(outlet=HOSTILE)
    outside = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert "<img" not in outside
    assert "alert(1)" not in "".join(re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL))
    assert "&lt;/script&gt;" in html


def test_data_cannot_end_its_element():
    """JSON in a script element has no less-than sign and reads back as it was."""
    told = str(embedded({"name": HOSTILE + "\u2028"}))
    assert "<" not in told
    assert json.loads(told) == {"name": HOSTILE + "\u2028"}


def test_the_page_runs_in_the_direction_of_its_language():
    """Arabic from right to left with Arabic names of states, English from left to right."""
    arabic, english = page("ar"), page("en")
    assert '<html lang="ar" dir="rtl">' in arabic
    assert "كوريا الشمالية" in arabic
    assert '"rtl": true' in arabic
    assert '<html lang="en" dir="ltr">' in english


def test_every_chart_has_a_table_and_isolated_labels():
    """Votes and tone are drawn and told as tables; Arabic labels stand in isolates."""
    agreement = Agreement(10, 0.5, 0.25, None, 0.125)
    html = page("ar", votes=[("76", agreement), ("all", agreement)])
    data = [json.loads(text) for text in re.findall(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)]
    assert html.count("<details>") == len(data) == 3
    assert all(name.startswith("\u2067") for chart in data for name in (*chart["axes"], chart["series"][0]["name"]))
    assert data[-1]["labels"] == ["76"]


def test_tone_sums_what_happened_by_month_and_direction():
    """Two acts of a month add up; a meeting counts both ways; what is denied or only planned does not count."""
    deeds = sheet().deeds
    forward, back = monthly(deeds, "first"), monthly(deeds, "second")
    assert sum(sum(tone.quads) for tone in forward) == 2
    assert sum(sum(tone.quads) for tone in back) == 1
    assert forward[0].goldstein == round(sum(deed.goldstein for deed in deeds if (deed.when or "")[:7] == forward[0].month), 1)
    assert monthly([replace(deed, status="denied") for deed in deeds], "first") == ()


@pytest.mark.parametrize("language", [code for code in localise.languages() if code != "en"])
def test_a_catalogue_has_every_label(language: str):
    """Each label of templates and formats is translated, with the same places to fill."""
    with (SERVE / "locale" / f"{language}.po").open("rb") as file:
        known = {message.id: message.string for message in read_po(file, locale=language) if isinstance(message.id, str)}
    sources = [
        *SERVE.glob("templates/**/*.html"),
        *SERVE.glob("web/**/*.py"),
        *(SERVE / f"formats/{name}.py" for name in ("balance_html", "balance_markdown", "dossier_html")),
    ]
    used = {label for path in sources for label in re.findall(r'\bt\(\s*"((?:[^"\\]|\\.)+)"', path.read_text(encoding="utf-8"))}
    used |= {*problems.TITLES.values(), *(measure.subject for measure in measures.load()), *(rule.why for rules in grades.load().values() for rule in rules)}
    assert used
    assert sorted(label for label in used if not known.get(label)) == []
    for label, translated in known.items():
        assert sorted(re.findall(r"{\w+}", label)) == sorted(re.findall(r"{\w+}", str(translated))), label


def test_nouns_are_counted_as_the_language_counts():
    """English has one and many; Arabic two, few and many."""
    english, arabic = localiser("en"), localiser("ar")
    assert [english.counted("{n} claim", "{n} claims", n) for n in (1, 2000)] == ["1 claim", "2,000 claims"]
    assert [arabic.counted("{n} claim", "{n} claims", n) for n in (1, 2, 3, 11)] == ["قول واحد", "قولان", "3 أقوال", "11 قولا"]


def test_acts_name_the_parties_as_the_reader_does():
    """In Arabic no code stands where there is a name."""
    arrows = [row["arrow"] for row in balance_html.values(sheet(), localiser("ar"))["deeds"]]
    assert any("روسيا" in arrow for arrow in arrows)
    assert not [arrow for arrow in arrows if "RUS" in arrow or "PRK" in arrow]
