"""The page of the kinds of act is generated, so it cannot fall behind."""

from docs.build import PAGE, page

from wathiq.knowledge import ontology


def test_the_page_of_kinds_is_up_to_date():
    """The page is what the ontology files give; ``python docs/build.py`` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page(ontology.load())
