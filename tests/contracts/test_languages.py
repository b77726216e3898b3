"""What every installed language must give: the same folder, the same files, and a fold that matching can rely on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wathiq import languages, resolve
from wathiq.knowledge import ontology
from wathiq.languages import acts, calendar, goods, names, speech, status

FILES = ("names.yaml", "acts.yaml", "status.yaml", "speech.yaml", "calendar.yaml", "goods.yaml")


@pytest.fixture(params=languages.INSTALLED, ids=lambda language: language.code)
def language(request):
    return request.param


def test_a_language_is_a_folder_of_the_same_files(language):
    assert [name for name in FILES if not (language.folder / name).is_file()] == []


def test_its_acts_are_kinds_that_the_ontology_knows(language):
    assert acts.load(language).kinds <= set(ontology.load().kinds)


def test_every_type_of_act_can_be_said_in_it(language):
    known = ontology.load()
    assert {known.act_type(kind).plover for kind in acts.load(language).kinds} == set(known.types)


def test_every_file_loads(language):
    assert names.load(language)
    assert status.load(language).size > 0
    assert speech.load(language).size > 0
    assert calendar.load(language.folder, language.fold)
    assert goods.load(language.folder, language.fold)


def test_the_version_names_the_language(language):
    assert language.version.startswith(f"{language.code}-")


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(word):
    for language in languages.INSTALLED:
        once = language.fold(word)
        assert language.fold(once) == once


@given(st.text(min_size=1, max_size=20))
def test_the_whole_word_is_the_first_of_at_most_six_readings(word):
    for language in languages.INSTALLED:
        stems = language.stems(language.fold(word))
        assert stems[0] == language.fold(word)
        assert len(stems) == len(set(stems)) <= 6


def test_all_states_of_the_united_nations_have_a_name_in_it(language):
    from wathiq.knowledge import parties

    states = [entry for entry in parties.load() if entry.kind == "state"]
    assert len(states) >= 193 + len(("VAT", "PSE", "TWN", "XKX"))
    assert [entry.code for entry in states if not entry.names.get(language.code)] == []
    assert resolve.names(language, tuple(states)).parties.keys() >= {entry.code for entry in states}
