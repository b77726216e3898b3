"""What the guides to the data files show works as it stands."""

import re
from pathlib import Path

from wathiq import languages, parse, resolve
from wathiq.knowledge import parties
from wathiq.model import Mention, Report

GUIDES = Path(__file__).parents[2] / "docs/how-to"
ARABIC = languages.get("ar")


def guide(name: str) -> str:
    """The text of a guide."""
    return (GUIDES / name).read_text(encoding="utf-8")


def mentions(folder: Path, text: str) -> tuple[Mention, ...]:
    """The parties in a text, when only the guides' entries are known."""
    for kind, name in (("states", "add-a-state.md"), ("outlets", "add-an-outlet.md")):
        (folder / kind).mkdir()
        entry = re.findall(r"```yaml\n(.*?)```", guide(name), re.DOTALL)[0]
        (folder / kind / "entry.yaml").write_text(entry, encoding="utf-8")
    parsed = parse.sentences(Report("x", text, published="2024-01-01"), ARABIC)
    return resolve.parties(parsed, resolve.names(ARABIC, parties.load(folder)))


def test_the_state_of_the_guide_is_found_as_the_guide_says(tmp_path: Path):
    """Each form in the table is found in the sentence by the rule named, and means the state."""
    rows = re.findall(r"^\| ([\u0600-\u06ff ]+) \| (\w+) \|$", guide("add-a-state.md"), re.MULTILINE)
    sentence = re.findall(r"^in: (.*)$", guide("add-a-state.md"), re.MULTILINE)[0]
    found = mentions(tmp_path, sentence)
    assert [(each.words.text, each.how) for each in found] == rows
    assert {party.code for each in found for party in each.parties} == {"XRU"}


def test_the_outlet_of_the_guide_is_one_voice_in_every_spelling(tmp_path: Path):
    """Both spellings of the outlet have its English name."""
    found = mentions(tmp_path, "ذكرت جريدة ستريلساو أن المحادثات بدأت. وأضافت ستريلساو غازيت أنها سرية.")
    assert [party.name for each in found for party in each.parties] == ["Strelsau Gazette"] * 2


def test_every_key_of_a_party_file_is_explained():
    """The guides name each key that a state or an outlet may have."""
    told = guide("add-a-state.md") + guide("add-an-outlet.md")
    optional = {"note", "notes"}
    assert {key for key in parties._KNOWN - optional if f"`{key}`" not in told and f"\n{key}:" not in told} == set()
