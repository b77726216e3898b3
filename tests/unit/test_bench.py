"""The texts of our own in ``bench``: their form, and the runner that scores claims on them."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from bench import build
from benchmarks import pairs
from benchmarks import texts as texts_of

BENCH = Path(build.__file__).parent
PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
PLOVER += "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
STATUS = "happened ongoing planned possible conditional predicted not_happened denied"
GOODS = "labour goods money energy technology arms political-support humanitarian-aid information people"
DATE = r"\d{4}(-(0[1-9]|1[0-2]|2[1-4])(-\d\d)?)?"
EDTF = re.compile(rf"{DATE}(/({DATE}|\.\.))?|\.\./{DATE}")
CODE = re.compile(r"[A-Z][A-Z0-9+]{1,12}")


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (BENCH / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


ARABIC = ("ar/texts", "ar/texts-analysis", "ar/texts-newspaper", "ar/texts-styles", "ar/pairs")


@pytest.fixture(scope="module", params=[*ARABIC, "en/texts", "en/pairs"])
def texts(request: pytest.FixtureRequest) -> list[dict]:
    return rows(request.param)


def all_claims(texts: list[dict]) -> list[tuple[dict, dict]]:
    return [(text, claim) for text in texts for claim in [*text["must"], *text["may"]]]


def test_ids_are_unique(texts: list[dict]) -> None:
    """No two texts of a set share an id or their words."""
    for key in ("id", "text"):
        assert [value for value, count in Counter(text[key] for text in texts).items() if count > 1] == []


def test_words_stand_in_the_text(texts: list[dict]) -> None:
    """Every word that a claim names is copied from its text, and the evidence stands there once with the trigger in it."""
    for text, claim in all_claims(texts):
        cues = [claim["status_cue"], claim["when_words"], *(voice["cue"] for voice in claim["voices"])]
        named = [*claim["source_words"], *claim["target_words"], *(voice["words"] for voice in claim["voices"])]
        assert [words for words in [*named, *filter(None, cues)] if words not in text["text"]] == [], text["id"]
        assert text["text"].count(claim["evidence"]) == 1, (text["id"], claim["evidence"])
        assert claim["trigger"] in claim["evidence"], (text["id"], claim["trigger"])


def test_vocabulary(texts: list[dict]) -> None:
    """Types, statuses, voices and goods are those of the public format; dates are EDTF; parties are short codes."""
    for text, claim in all_claims(texts):
        assert set(claim["plover"]) <= set(PLOVER.split()), text["id"]
        assert set(claim["status"]) <= set(STATUS.split()), text["id"]
        assert min(len(claim["plover"]), len(claim["status"])) > 0, text["id"]
        assert {voice["kind"] for voice in claim["voices"]} <= set(build.KINDS.values()), text["id"]
        assert {item["good"] for item in claim["exchange"]} <= set(GOODS.split()), text["id"]
        assert all(map(CODE.fullmatch, [*claim["source"], *claim["target"]])), text["id"]
        assert claim["when"] is None or EDTF.fullmatch(claim["when"]), (text["id"], claim["when"])


def test_sides(texts: list[dict]) -> None:
    """A claim names at least one party, and what two do to each other names both."""
    for text, claim in all_claims(texts):
        assert claim["source"] or claim["target"], text["id"]
        assert not claim["reciprocal"] or (claim["source"] and claim["target"]), text["id"]


def test_denial_has_a_voice(texts: list[dict]) -> None:
    """Where an act is denied, somebody denies it."""
    assert [text["id"] for text, claim in all_claims(texts) if claim["status"][0] == "denied" and not claim["voices"]] == []


def test_every_pair_has_its_twin() -> None:
    """The English families are those of the Arabic, item by item: same family, phenomenon and number of texts."""
    arabic, english = rows("ar/pairs"), rows("en/pairs")
    assert [(row["id"], row["pair"], row["phenomenon"]) for row in arabic] == [
        (row["id"], row["pair"], row["phenomenon"]) for row in english
    ]


def test_built_from_the_sources() -> None:
    """The JSON Lines are what the sources say, and no word or weekday in them is wrong."""
    for language in build.LANGUAGES:
        for name, made in build.SETS.items():
            if (BENCH / language / f"{made}.jsonl").exists():
                assert list(build.build_set(name, language)) == rows(f"{language}/{made}")


def test_families_differ() -> None:
    """A family has at least two texts, and the sixteen types all occur."""
    texts = rows("ar/pairs")
    assert min(Counter(text["pair"] for text in texts).values()) >= 2
    assert {claim["plover"][0] for _, claim in all_claims(texts)} == set(PLOVER.split())


def as_found(text: dict, gold: dict, **changes: object) -> dict:
    """The claim a perfect system would find for an annotation."""
    start = text["text"].find(gold["evidence"])
    found = {
        "report": {"id": text["id"]},
        "evidence": {"start": start, "end": start + len(gold["evidence"]), "text": gold["evidence"]},
        "act": {"plover": gold["plover"][0]},
        "source": [{"code": code} for code in gold["source"]],
        "target": [{"code": code} for code in gold["target"]],
        "status": {"value": gold["status"][0]},
        "voices": [{"name": "outlet"}, *({"name": voice["words"], "words": None} for voice in gold["voices"])],
    }
    return found | changes


def test_perfect_claims_are_right() -> None:
    """Whoever finds what is annotated has every family right."""
    texts = rows("ar/pairs")
    faults = pairs.faults_by_text(texts, [as_found(text, gold) for text in texts for gold in text["must"]])
    assert {name: found for name, found in faults.items() if found} == {}
    figures = pairs.tallies(texts, faults)
    assert figures["all"].families == figures["all"].families_right == len({text["pair"] for text in texts})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"status": {"value": "predicted"}}, "status"),
        ({"voices": [{}, {"name": "someone else"}]}, "voice"),
        ({"act": {"plover": "PROTEST"}}, "missed"),
        ({"source": [{"code": "ZZZ"}]}, "missed"),
        ({"evidence": {"start": 900, "end": 950, "text": ""}}, "missed"),
    ],
)
def test_each_fault_is_seen(change: dict, fault: str) -> None:
    """Another status, voice, type, party or place in the text makes a text wrong."""
    text = rows("ar/pairs")[0]
    (found,) = pairs.faults_of(text, [as_found(text, text["must"][0], **change)])
    assert found.startswith(fault)


def test_claim_where_there_is_none() -> None:
    """A claim on a text without one makes the text wrong."""
    texts = rows("ar/pairs")
    empty = next(text for text in texts if not text["must"] and not text["may"])
    other = next(text for text in texts if text["must"])
    (found,) = pairs.faults_of(empty, [as_found(other, other["must"][0])])
    assert found.startswith("no claim")


def test_reciprocal_either_way_round() -> None:
    """A meeting is right whichever party is named first."""
    text = next(text for text in rows("ar/pairs") if text["must"] and text["must"][0]["reciprocal"])
    gold = text["must"][0]
    turned = as_found(text, gold) | {
        "source": [{"code": code} for code in gold["target"]],
        "target": [{"code": gold["source"][0]}],
    }
    assert list(pairs.faults_of(text, [turned])) == []


def test_perfect_claims_score_one() -> None:
    """Whoever finds what must be found scores 1 throughout; a claim too many costs precision alone."""
    texts = rows("ar/texts")
    perfect = [as_found(text, gold) for text in texts for gold in text["must"]]
    assert set(texts_of.scores(texts, perfect).values()) == {1.0}
    extra = as_found(texts[0], texts[0]["must"][0], evidence={"start": 0, "end": 3, "text": ""})
    figures = texts_of.scores(texts, [*perfect, extra])
    assert figures["recall"] == 1.0
    assert figures["precision"] < 1.0


def test_may_claims_are_not_punished() -> None:
    """Finding the borderline claims too changes neither precision nor recall."""
    texts = rows("ar/texts")
    found = [as_found(text, gold) for text in texts for gold in [*text["must"], *text["may"]]]
    figures = texts_of.scores(texts, found)
    assert (figures["precision"], figures["recall"]) == (1.0, 1.0)
