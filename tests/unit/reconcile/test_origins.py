"""Who is behind what is told: echoes are not sources."""

from tests.unit.reconcile.tellings import paper, person, told

from wathiq.knowledge import parties
from wathiq.model import Claim, Origin, Voice
from wathiq.reconcile import Provenance, Text, agencies, copies, origins

NOBODY = Voice("an official", "anonymous", "quotes")
LONG = (
    "The envoys left by ferry on Sunday night after a short farewell at the pier, where three children sold them lemonade. "
    "Nobody from the ministry came. The harbour master wrote their names into his book, as he does with all who leave, and "
    "went home early because of the storm that the radio had promised since noon."
)


def behind(*claims: Claim, known: Provenance | None = None) -> list[tuple[str, int]]:
    """Each origin with the number of its claims."""
    return [(origin.voice.name, len(origin.claims)) for origin in origins(claims, known or Provenance())]


def shown(found: tuple[Origin, ...]) -> int:
    """How many origins are shown to be independent."""
    return sum(origin.shown for origin in found)


def test_two_papers_that_interviewed_one_person_are_one_origin():
    """Two channels, one origin, though the name is written in another script."""
    first = told("a", outlet="Harbour Post", inner=(person("Andrei Volkov", "RUS"),))
    second = told("b", outlet="صحيفة الأفق", inner=(person("أندريه فولكوف", "RUS"),))
    assert [count for _, count in behind(first, second)] == [2]


def test_a_paper_that_is_cited_goes_back_to_whom_it_cites():
    """One cites the paper, another the paper and its source: one origin."""
    whole = told("a", outlet="Northern Wire", inner=(paper("Harbour Post"), person("Ana Tui")))
    half = told("b", outlet="River Echo", inner=(paper("Harbour Post"),))
    assert behind(whole, half) == [("Ana Tui", 2)]


def test_a_source_without_a_name_goes_with_the_paper_that_has_it():
    """Two papers with an unnamed official each are two origins; one that cites the other is not a third."""
    one, other = told("a", outlet="Harbour Post", inner=(NOBODY,)), told("b", outlet="Delta Tribune", inner=(NOBODY,))
    echo = told("c", outlet="River Echo", inner=(paper("Harbour Post"),))
    assert sorted(count for _, count in behind(one, other, echo)) == [1, 2]


def test_a_copy_goes_back_to_the_first_text():
    """A text that stands in another outlet without any credit adds no origin."""
    first = told("a", whole=LONG, inner=(person("Ana Tui"),), published="2021-05-09")
    copy = told("b", whole=LONG[:200], outlet="River Echo", published="2021-05-10")
    texts = [Text(claim.report.id, claim.report.published or "", claim.report.text) for claim in (first, copy)]
    assert copies(texts) == {"b": "a"}
    assert behind(first, copy, known=Provenance(copies(texts))) == [("Ana Tui", 2)]


def test_other_words_are_no_copy():
    """Two texts about one thing that share no run of words are two texts."""
    other = "Sailors remember the evening well: two men with heavy bags, a dog that would not stop barking, and rain on the deck all night long."
    assert copies([Text("a", "2021-05-09", LONG), Text("b", "2021-05-10", other)]) == {}


def test_wire_credits_at_head_and_foot_are_read():
    """An agency in brackets or before a dash is credited; one that is only mentioned is not."""
    known = agencies(parties.load())
    assert known.credited("OSLO (Reuters) - Norway expelled two envoys.") == "Reuters"
    assert known.credited("طردت النرويج دبلوماسيين. (رويترز)") == "Reuters"
    assert known.credited("رويترز: طردت النرويج دبلوماسيين.") == "Reuters"
    assert known.credited("A reporter of Reuters was expelled too, as were two envoys of Fiji who had stayed in Oslo.") is None


def test_credited_reports_share_the_agency_as_origin():
    """Two outlets that run one agency's text are one origin."""
    found = behind(
        told("a", outlet="Harbour Post"), told("b", outlet="River Echo"), known=Provenance({}, {"a": "Reuters", "b": "Reuters"})
    )
    assert found == [("Reuters", 2)]


def test_a_bare_word_after_another_is_not_shown_to_be_independent():
    """Who tells without saying from whom, after another told, may have it from there; the first, and who is cited, may not."""
    first, later = told("a", published="2021-05-09"), told("b", outlet="River Echo", published="2021-05-11")
    assert shown(origins((first, later), Provenance())) == 1
    citing = told("c", outlet="Plain Speaker", inner=(paper("River Echo"),), published="2021-05-12")
    assert shown(origins((first, later, citing), Provenance())) == 2
