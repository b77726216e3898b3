"""What a sentence with one marked pair (``<s>..</s>``, ``<t>..</t>``) shows a classifier of its PLOVER root.

Features are counts by name: stems by zone (in the source, in the target, between, before, after), word pairs and triples beside
the pair, and what two lexicons say: the act lexicon of English, which the program itself reads with, and ``plv_words.yaml``,
whose classes also cover the domestic acts (courts, elections, votes) that the program leaves alone. Every reading counts by
zone and by its distance from the source, and together with the status cues before it (*will visit* is no visit).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from wathiq import languages, parse
from wathiq.knowledge import ontology
from wathiq.languages import acts, status
from wathiq.languages.acts import ActLexicon
from wathiq.languages.data import read
from wathiq.languages.en import inflect
from wathiq.languages.status import StatusCues
from wathiq.model import Report, Token

WORDS = Path(__file__).parent / "plv_words.yaml"
_TAG = re.compile(r"(</?[st]>)")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "s", "ion", "ions", "ly")
_SHORTEST_STEM = 3
_BEFORE, _AFTER, _VERB_REACH = 6, 9, 5  # tokens within which a companion or a further word counts
_FARTHEST = 20  # tokens
_CUE_REACH = 5  # tokens after a status cue

Features = Counter[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A class of the lexicon that a word may belong to: what must follow, and what must stand near."""

    root: str
    name: str
    further: tuple[str, ...]
    companions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A class found at a word. ``sure`` is False where a companion is missing, ``companion`` tells that one was asked for."""

    root: str
    name: str
    sure: bool
    companion: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Tokens of a sentence with the zone of each: S source, T target, B between, P before both, A after."""

    tokens: tuple[Token, ...]
    zones: tuple[str, ...]
    source: tuple[int, int]  # first and last token; (-1, -1) where none is marked
    target: tuple[int, int]

    @property
    def norms(self) -> list[str]:
        """The folded tokens."""
        return [token.norm for token in self.tokens]


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All that is known of English words here."""

    acts: ActLexicon
    status: StatusCues
    types: Mapping[str, str]
    classes: Mapping[str, tuple[Entry, ...]]


def lexicons() -> Lexicons:
    """Load them all."""
    english = languages.get("en")
    types = {kind: entry.type.plover for kind, entry in ontology.load().kinds.items()}
    return Lexicons(acts.load(english), status.load(english), types, classes(WORDS))


def classes(path: Path) -> dict[str, tuple[Entry, ...]]:
    """The classes of ``plv_words.yaml`` by every form of their words."""
    data = read(path, "groups", "acts", "irregular")
    groups = {name: frozenset(form for word in words for form in _noun(str(word))) for name, words in data["groups"].items()}
    found: dict[str, list[Entry]] = defaultdict(list)
    for root, entries in data["acts"].items():
        for entry in entries:
            companions = frozenset(_companions(entry.get("with") or [], groups))
            for form, further in _forms(entry, data["irregular"]):
                found[form].append(Entry(root, entry["name"], further, companions))
    return {form: tuple(entries) for form, entries in found.items()}


def _companions(words: Sequence[object], groups: Mapping[str, frozenset[str]]) -> Iterator[str]:
    for word in map(str, words):
        yield from groups[word[1:]] if word.startswith("=") else _noun(word)


def _forms(entry: Mapping[str, Any], irregular: Mapping[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for word in map(str, entry.get("verbs") or []):
        head, *further = word.split()
        past = "/".join(irregular[head]) if head in irregular else None
        forms = (*inflect.verb(head, past), *inflect.circumstantial(head, past))
        yield from ((form, tuple(further)) for form, _ in forms)
    for word in map(str, entry.get("nouns") or []):
        yield from ((form, tuple(word.split()[1:])) for form in _noun(word))
    for word in map(str, entry.get("words") or []):
        head, *further = word.lower().split()
        yield head, tuple(further)


def _noun(word: str) -> list[str]:
    return [form for form, _ in inflect.noun(word.split(maxsplit=1)[0])]


def stem(word: str) -> str:
    """A word without its commonest ending, at least three letters.

    >>> stem("sanctions"), stem("condemned"), stem("denies")
    ('sanct', 'condemn', 'den')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def pair(marked: str) -> Pair:
    """The tokens of a marked sentence and where each stands."""
    text, spans = _unmarked(marked)
    tokens = parse.sentences(Report("", text, language="en"), languages.get("en")).tokens
    inside = {mark: [n for n, t in enumerate(tokens) if t.start < span[1] and t.end > span[0]] for mark, span in spans.items()}
    source = (inside["s"][0], inside["s"][-1]) if inside.get("s") else (-1, -1)
    target = (inside["t"][0], inside["t"][-1]) if inside.get("t") else (len(tokens), len(tokens))
    named = {n: mark.upper() for mark, numbers in inside.items() for n in numbers}
    low, high = min(source[1], target[1]), max(source[0], target[0])
    zones = tuple(named.get(n) or ("B" if low < n < high else "P" if n <= low else "A") for n in range(len(tokens)))
    return Pair(tokens, zones, source, target)


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    text, opened, spans = "", {"s": 0, "t": 0}, {}
    for part in _TAG.split(marked):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(text)
        elif part in ("</s>", "</t>"):
            spans[part[2]] = (opened[part[2]], len(text))
        else:
            text += part
    return text, spans


def features(marked: str, known: Lexicons) -> Features:
    """All features of a marked sentence."""
    given, found = pair(marked), Counter[str]()
    _words(given, found)
    _chains(given, found)
    _acts(given, known, found)
    hits = [_hits(given.norms, n, known.classes) for n in range(len(given.tokens))]
    _classes(given, hits, found)
    _statuses(given, known, hits, found)
    return found


def _distance(given: Pair, n: int) -> int:
    """Tokens from the source; a word before it counts as three farther."""
    return min(n - given.source[1] if n > given.source[1] else abs(n - given.source[0]) + 3, _FARTHEST)


def _raise(found: Features, name: str, value: float) -> None:
    found[name] = max(found[name], value)  # type: ignore[assignment]


def _words(given: Pair, found: Features) -> None:
    order = "st" if given.source[0] <= given.target[0] else "ts"
    found[f"order={order}"] = 1
    for token, zone in zip(given.tokens, given.zones, strict=True):
        if token.kind == "word":
            names = (
                f"w={stem(token.norm)}",
                f"{zone}={stem(token.norm)}",
                *([f"{order}B={stem(token.norm)}"] if zone == "B" else []),
            )
            found.update(names)
        elif token.text in '"“”':
            found[f"quoted{zone}"] = 1
    words = [(n, stem(token.norm)) for n, token in enumerate(given.tokens) if token.kind == "word"]
    for rank, (_, word) in enumerate([pair for pair in words if pair[0] > given.source[1]][:4]):
        _raise(found, f"next={word}", 1 - 0.2 * rank)
    for rank, (_, word) in enumerate([pair for pair in words if pair[0] < given.target[0]][-3:]):
        found[f"before={word}"] = 0.4 + 0.3 * rank  # type: ignore[assignment]


def _chains(given: Pair, found: Features) -> None:
    """Word pairs, and triples with a side of the pair, the sides themselves hidden."""
    row: list[str] = []
    for token, zone in zip(given.tokens, given.zones, strict=True):
        word = f"<{zone}>" if zone in "ST" else stem(token.norm) if token.kind == "word" else token.text
        if not (zone in "ST" and row and row[-1] == word):
            row.append(word)
    for first, second in pairwise(row):
        found[f"pair={first} {second}"] = 1
    for triple in zip(row, row[1:], row[2:], strict=False):
        if not {"<S>", "<T>"}.isdisjoint(triple):
            found[f"triple={' '.join(triple)}"] = 1


def _acts(given: Pair, known: Lexicons, found: Features) -> None:
    first: tuple[str, str] | None = None
    for n in range(len(given.tokens)):
        zone = given.zones[n]
        for reading in known.acts.at(given.tokens, n):
            kind, plover = reading.kind, known.types.get(reading.kind, "")
            weight = 1.0 if reading.with_found else 0.3
            for name in (f"type={plover}", f"type{zone}={plover}", f"kind={kind}", f"kind{zone}={kind}"):
                _raise(found, name, weight)
            found[f"form={plover}{reading.form}{'R' if reading.frame.reciprocal else ''}"] = weight  # type: ignore[assignment]
            _raise(found, f"near={plover}", weight / (1 + _distance(given, n) / 4))
            if first is None and zone in "BA" and n > given.source[1]:
                first = plover, kind
    if first:
        found.update((f"first={first[0]}", f"first-kind={first[1]}"))


def _hits(norms: Sequence[str], at: int, known: Mapping[str, tuple[Entry, ...]]) -> list[Hit]:
    near = set(norms[max(0, at - _BEFORE) : at + _AFTER])
    return [
        Hit(entry.root, entry.name, not entry.companions or not near.isdisjoint(entry.companions), bool(entry.companions))
        for entry in known.get(norms[at], ())
        if all(word in norms[at + 1 : at + _VERB_REACH] for word in entry.further)
    ]


def _classes(given: Pair, hits: Sequence[list[Hit]], found: Features) -> None:
    for n, here in enumerate(hits):
        zone = given.zones[n]
        for hit in here:
            weight = 1.0 if hit.sure else 0.2
            for name in (f"class={hit.name}", f"class{zone}={hit.name}", f"root={hit.root}", f"root{zone}={hit.root}"):
                _raise(found, name, weight)
            if hit.sure and hit.companion:
                found[f"with={hit.name}"] = 1
            _raise(found, f"root-near={hit.root}", weight / (1 + _distance(given, n) / 4))


def _statuses(given: Pair, known: Lexicons, hits: Sequence[list[Hit]], found: Features) -> None:
    for cue in known.status.find(given.tokens):
        found.update((f"status={cue.value}", f"status{given.zones[cue.first]}={cue.value}"))
        for here in hits[cue.first : cue.first + _CUE_REACH]:
            for hit in here:
                if hit.sure:
                    found[f"{cue.value}-{hit.root}"] = 1
