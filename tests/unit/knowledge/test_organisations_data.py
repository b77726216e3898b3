"""The data files of organisations and outlets keep the shape that their readers rely on."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import wathiq.knowledge
from wathiq.knowledge import parties

FOLDER = Path(wathiq.knowledge.__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

FORMS = {"names", "short_names", "demonyms", "demonym_plurals", "capital", "bodies"}
ORGANISATION_KEYS = {*FORMS, "code", "kind", "name", "members", "leaders", "officials", "sources", "checked"}
OUTLET_KEYS = {"code", "kind", "name", "names", "short_names", "country", "type", "state_run", "domain", "sources", "checked"}
PERSON_KEYS = {"name", "ar", "en", "short", "office", "from", "until", "died"}
KINDS = {"organisation", "movement", "group", "region"}
TYPES = {"agency", "newspaper", "tv", "radio", "site", "magazine"}
EDTF = re.compile(r"-?\d{3}[\dX](-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~]?")
FOLD = str.maketrans("أإآىة", "ااايه", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640")

Entry = dict[str, Any]


@cache
def entries(folder: str) -> dict[str, Entry]:
    return {path.name: yaml.load(path.read_text("utf-8"), Loader=LOADER) for path in sorted((FOLDER / folder).glob("*.yaml"))}


def people(entry: Entry) -> list[Entry]:
    return [*entry.get("leaders", ()), *entry.get("officials", ())]


def forms(entry: Entry) -> list[dict[str, list[str]]]:
    """Every mapping of spellings by language in an entry, those of its people included."""
    own = [entry[key] for key in FORMS if key in entry]
    full = [{language: person[language] for language in ("ar", "en") if language in person} for person in people(entry)]
    return [*own, *full, *(person["short"] for person in people(entry) if "short" in person)]


def folded(spelling: str) -> str:
    return spelling.translate(FOLD).casefold()


@pytest.mark.parametrize(("folder", "allowed"), [("organisations", ORGANISATION_KEYS), ("outlets", OUTLET_KEYS)])
def test_every_key_is_known(folder, allowed):
    """A misspelt key is found here and not lost in silence."""
    assert {name: set(entry) - allowed for name, entry in entries(folder).items() if set(entry) - allowed} == {}


def test_persons_have_known_keys_and_a_name_in_arabic():
    """Whoever leads or speaks for an organisation can be found in an Arabic text."""
    wrong = [
        (file, person["name"])
        for file, entry in entries("organisations").items()
        for person in people(entry)
        if set(person) - PERSON_KEYS or not person.get("ar")
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", ["organisations", "outlets"])
def test_every_entry_says_where_it_comes_from(folder):
    """Each file names its sources and whether somebody read them or only recalled them."""
    wrong = [
        file for file, entry in entries(folder).items() if not entry["sources"] or entry["checked"] not in {"recalled", "read"}
    ]
    assert wrong == []


def test_codes_are_upper_case_and_name_one_organisation():
    """A code of an organisation stands in one file and cannot be mistaken for a state's."""
    codes = Counter(entry["code"] for entry in entries("organisations").values())
    assert [code for code, count in codes.items() if count > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[A-Z0-9+]+", code)] == []
    states = {entry["code"] for entry in entries("states").values()}
    assert states & set(codes) == set()


def test_kinds_and_types_are_those_of_the_model():
    """Organisations are of four kinds, outlets of six types."""
    assert {entry["kind"] for entry in entries("organisations").values()} == KINDS
    assert {entry["kind"] for entry in entries("outlets").values()} == {"outlet"}
    assert {entry["type"] for entry in entries("outlets").values()} <= TYPES


def test_outlets_have_a_country_and_no_code():
    """An outlet is a voice and never acts for the state that it sits in."""
    wrong = [
        file
        for file, entry in entries("outlets").items()
        if entry["code"] is not None
        or not re.fullmatch(r"[A-Z]{3}", entry["country"])
        or not isinstance(entry["state_run"], bool)
    ]
    assert wrong == []


def test_dates_are_edtf_and_in_order():
    """A term of office begins before it ends, as far as its dates tell."""
    terms = [
        (person["name"], person.get("from"), person.get("until"), person.get("died"))
        for entry in entries("organisations").values()
        for person in people(entry)
    ]
    assert [term for term in terms for date in term[1:] if date is not None and not EDTF.fullmatch(date)] == []
    assert [term for term in terms if term[1] and term[2] and term[1][:4] > term[2][:4]] == []


@pytest.mark.parametrize("folder", ["organisations", "outlets"])
def test_no_spelling_stands_twice_in_one_list(folder):
    """Spellings that differ only in what matching ignores stand once."""
    doubled = [
        (file, spelling)
        for file, entry in entries(folder).items()
        for spellings in forms(entry)
        for language in spellings.values()
        for spelling, count in Counter(map(folded, language)).items()
        if count > 1
    ]
    assert doubled == []


@pytest.mark.parametrize("folder", ["organisations", "outlets"])
def test_a_full_name_means_one_party(folder):
    """A full Arabic name leads to one file; what several share is a short name."""
    owners: dict[str, set[str]] = {}
    for file, entry in entries(folder).items():
        for spelling in (*entry["names"].get("ar", ()), *entry.get("bodies", {}).get("ar", ())):
            owners.setdefault(folded(spelling), set()).add(file)
    assert {spelling: files for spelling, files in owners.items() if len(files) > 1} == {}


def test_members_are_states_or_organisations():
    """Members are codes of three letters, or of an organisation that has a file."""
    known = {entry["code"] for entry in entries("organisations").values()}
    members = {code for entry in entries("organisations").values() for code in entry.get("members", ())}
    assert [code for code in members if code not in known and not re.fullmatch(r"[A-Z]{3}", code)] == []


def test_the_reader_accepts_every_file():
    """The program itself reads every organisation and outlet."""
    loaded = {entry.name for entry in parties.load()}
    assert {entry["name"] for folder in ("organisations", "outlets") for entry in entries(folder).values()} <= loaded
