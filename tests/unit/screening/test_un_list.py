"""The UN's list is read as it is, and nothing in its XML is ever executed."""

from pathlib import Path

import pytest
from tests.unit.screening.lists import LIST

from wathiq.errors import InputError
from wathiq.screening import read_un_list


def written(folder: Path, content: str) -> Path:
    """A file with this content."""
    path = folder / "list.xml"
    path.write_text(content, encoding="utf-8")
    return path


def test_names_come_with_their_quality(tmp_path: Path):
    """The name, the name in its own script, aliases and the abbreviation in brackets, each with how far the list trusts it."""
    loaded = read_un_list(written(tmp_path, LIST))
    assert (loaded.issued, len(loaded.listings)) == ("2024-05-06", 5)
    by_reference = {listing.reference: listing for listing in loaded.listings}
    assert [(name.text, name.quality) for name in by_reference["KPi.901"].names] == [
        ("PAEK TOK-SIN", "primary"),
        ("Baek Gang Rim", "low"),
    ]
    assert [(name.text, name.quality) for name in by_reference["KPe.901"].names] == [
        ("MURYONGDAN COMMERCIAL BANK", "primary"),
        ("MCB", "low"),
        ("Sokjonggang Credit Bank", "former"),
    ]
    assert by_reference["LYi.901"].names[1].quality == "original"
    assert by_reference["KPi.901"].kind == "person"
    assert by_reference["KPe.902"].kind == "entity"


def test_what_is_no_list_is_refused_with_the_way_out(tmp_path: Path):
    """No XML, other XML, an empty list and a file that is not there: one clear line each."""
    for content, told in (
        ("hello", "is no XML"),
        ("<rss/>", "begins with <rss>"),
        ("<CONSOLIDATED_LIST/>", "holds no listing"),
    ):
        with pytest.raises(InputError, match=told):
            read_un_list(written(tmp_path, content))
    with pytest.raises(InputError, match="cannot be read"):
        read_un_list(tmp_path / "nowhere.xml")


def test_no_entity_of_the_file_is_expanded(tmp_path: Path):
    """A list that tries to read a file of the user, or to grow without end, gives no such text."""
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET", encoding="utf-8")
    hostile = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>' + LIST.partition("?>")[2].replace("PAEK", "&s;PAEK")
    loaded = read_un_list(written(tmp_path, hostile))
    assert "TOPSECRET" not in str(loaded)
