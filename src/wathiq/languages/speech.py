"""The words of a language that say who says so: reporting verbs, participles, prepositions, nameless voices, texts that speak.

``speech.yaml`` of a language lists them; :func:`load` joins them into :class:`SpeechCues`, which finds them in a row of tokens.
Which words name the voice is not decided here: a cue only says on which side the voice stands.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args

from wathiq.languages.base import Language
from wathiq.languages.data import Problem, read, words
from wathiq.languages.lookup import Hit, Lookup, build, follows
from wathiq.languages.shape import Form, Shape
from wathiq.model import Manner, Token

SpeechForm = Literal["verb", "participle", "noun", "preposition"]
Side = Literal["after", "before"]

WINDOW = 15  # tokens after a reporting verb within which its complement begins
_INNER_WINDOW = 8  # tokens after a verb of passing on within which the inner voice is brought in
_KEYS = frozenset({"words", "manner", "continuing", "needs", "inner", "side"})
_SECTIONS: tuple[tuple[str, SpeechForm], ...] = (
    ("verbs", "verb"),
    ("participles", "participle"),
    ("nouns", "noun"),
    ("prepositions", "preposition"),
)


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """Tokens ``first`` up to ``last`` say that somebody says so.

    ``voice_side`` is where the voice stands, seen from the cue; after a verb it may stand before it too (headlines, SVO).
    ``continuing`` cues go on with the speaker before. ``complement`` is the token that opens what is said, if found;
    ``firm`` is False for a word that also means other things and has no complement. ``passive`` is "yes" or "maybe" where
    the spelling is that of a passive (نُقل), which names no subject.
    """

    first: int
    last: int
    manner: Manner
    form: SpeechForm
    continuing: bool
    voice_side: Side
    complement: int | None = None
    firm: bool = True
    passive: str = "no"
    gender: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A reporting word as far as finding it needs: its form and manner, and what must follow."""

    form: SpeechForm
    manner: Manner
    continuing: bool
    needs_complement: bool
    inner: str | None
    side: Side
    further: tuple[str, ...]
    before_verb: bool


@dataclass(frozen=True, slots=True, eq=False)
class SpeechCues:
    """The speech words of a language. ``size`` counts the reporting verbs."""

    size: int
    lookup: Lookup[tuple[_Entry, ...]] = field(repr=False)
    complements: frozenset[str] = field(repr=False)
    marks: frozenset[str] = field(repr=False)
    nameless: frozenset[str] = field(repr=False)
    texts: frozenset[str] = field(repr=False)
    channel_words: frozenset[str] = field(repr=False)
    channel_joins: frozenset[str] = field(repr=False)

    def find(self, tokens: Sequence[Token]) -> tuple[SpeechCue, ...]:
        """All cues in a row of tokens (a sentence or a text), in order; of two at one place the longer, firmer one."""
        found = [cue for i, token in enumerate(tokens) if token.kind == "word" for cue in self._at(tokens, i, token)]
        best: dict[int, SpeechCue] = {}
        for cue in found:
            rank = (cue.last - cue.first, cue.firm)
            if cue.first not in best or rank > (best[cue.first].last - cue.first, best[cue.first].firm):
                best[cue.first] = cue
        return tuple(best[first] for first in sorted(best))

    def anonymous(self, token: Token) -> bool:
        """Tell whether a word is a noun for a voice without a name (a source, an official, residents)."""
        return not self.nameless.isdisjoint(token.stems)

    def body(self, token: Token) -> bool:
        """Tell whether a word names a text or outlet that speaks (a statement, a report, a newspaper)."""
        return not self.texts.isdisjoint(token.stems)

    def channels(self, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
        """Token ranges of phrases such as "in an interview with": the party after them carries the words, it does not speak.

        A preposition that is joined to the next word is not part of the range.
        """
        return tuple(
            (i, i + 2 if tokens[i + 1].norm in self.channel_joins else i + 1)
            for i in range(len(tokens) - 1)
            if not self.channel_words.isdisjoint(tokens[i].stems) and self._joins(tokens[i + 1])
        )

    def _joins(self, token: Token) -> bool:
        return token.norm in self.channel_joins or (len(token.stems) > 1 and token.norm[:1] in self.channel_joins)

    def _at(self, tokens: Sequence[Token], i: int, token: Token) -> Iterator[SpeechCue]:
        for hit in self.lookup.of(token):
            for entry in hit.entry:
                if entry.form != "verb" or hit.finite:
                    yield from self._cue(tokens, i, entry, hit)

    def _cue(self, tokens: Sequence[Token], i: int, entry: _Entry, hit: Hit[tuple[_Entry, ...]]) -> Iterator[SpeechCue]:
        last = follows(tokens, i + 1, entry.further)
        if last is None or (entry.form == "noun" and hit.attached is None):
            return
        complement = None if entry.form == "preposition" else self._complement(tokens, last)
        firm = complement is not None if entry.needs_complement else self._introduces(tokens, last, entry)
        yield SpeechCue(
            i,
            last,
            entry.manner,
            entry.form,
            entry.continuing,
            entry.side,
            complement,
            firm,
            hit.shape.passive,
            hit.shape.gender,
            hit.shape.number,
        )
        yield from self._inner(tokens, last, entry)

    def _complement(self, tokens: Sequence[Token], start: int) -> int | None:
        for number in range(start, min(start + WINDOW, len(tokens))):
            if tokens[number].norm in self.complements or tokens[number].text in self.marks:
                return number
        return None

    def _introduces(self, tokens: Sequence[Token], last: int, entry: _Entry) -> bool:
        """Whether a preposition that also means other things stands before a reporting verb, as كما before ذكر."""
        if not entry.before_verb:
            return True
        hits = self.lookup.of(tokens[last]) if last < len(tokens) else ()
        return any(other.form == "verb" for hit in hits if hit.finite for other in hit.entry)

    def _inner(self, tokens: Sequence[Token], last: int, entry: _Entry) -> Iterator[SpeechCue]:
        """The preposition that brings in the voice further inside, as عن after نقلت الوكالة."""
        for number in range(last, min(last + _INNER_WINDOW, len(tokens)) if entry.inner else last):
            if tokens[number].norm == entry.inner:
                yield SpeechCue(number, number + 1, "cites", "preposition", False, "after")
                return


@lru_cache(maxsize=8)
def load(language: Language) -> SpeechCues:
    """The speech cues of a language; KnowledgeError names the file and the entry that breaks the form."""
    path = language.folder / "speech.yaml"
    inflect = importlib.import_module(f"wathiq.languages.{language.code}.inflect")
    data = read(path, *(key for key, _ in _SECTIONS), "complements", "marks", "channels", "anonymous", "bodies")
    families = _families(path, data, language)
    channels: list[dict[str, Any]] = data["channels"]

    def folded(listed: Sequence[str]) -> frozenset[str]:
        return frozenset(language.fold(word) for word in listed)

    return SpeechCues(
        sum(1 for key, _ in families if key == "verbs"),
        build(_spell(path, families, inflect), inflect),
        folded(words(data, "complements")),
        frozenset(words(data, "marks")),
        folded(words(data, "anonymous")),
        folded(words(data, "bodies")),
        folded([word for entry in channels for word in words(entry, "words")]),
        folded([word for entry in channels for word in words(entry, "joins")]),
    )


def _families(path: Path, data: Mapping[str, Any], language: Language) -> dict[tuple[str, str], list[_Entry]]:
    """Entries by (section, word that inflects)."""
    families: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
    limited = words(data, "before_verb")
    for section, form in _SECTIONS:
        for group in data[section]:
            for word in words(group, "words"):
                head, *further = word.split()
                rest = tuple(language.fold(part) for part in further)
                families[section, head].append(_entry(path, form, group, rest, word in limited))
    return families


def _entry(path: Path, form: SpeechForm, group: dict[str, Any], further: tuple[str, ...], limited: bool) -> _Entry:
    problem = Problem(path, ", ".join(words(group, "words")[:3]) or form)
    problem.unless(set(group) <= _KEYS, f"may only have the keys {', '.join(sorted(_KEYS))}")
    problem.unless(group.get("manner") in get_args(Manner), f"manner must be one of {', '.join(get_args(Manner))}")
    side = group.get("side", "after" if form in ("verb", "preposition") else "before")
    problem.unless(side in get_args(Side), "side must be after or before")
    needs = group.get("needs") == "complement"
    return _Entry(form, group["manner"], group.get("continuing", False), needs, group.get("inner"), side, further, limited)


def _spell(
    path: Path, families: Mapping[tuple[str, str], list[_Entry]], inflect: ModuleType
) -> Iterator[tuple[str, tuple[_Entry, ...], Shape]]:
    """Every spelling of every word, with the entries that share it."""
    for (section, word), sharing in families.items():
        entry = tuple(sharing)
        if section == "verbs":
            yield from _spell_verb(path, word, entry, inflect)
            continue
        form: Callable[[str], tuple[Form, ...]] = getattr(inflect, _FORMS[section])
        yield from ((spelt, entry, shape) for spelt, shape in form(word))


_FORMS = {"participles": "participle", "nouns": "noun", "prepositions": "particle"}


def _spell_verb(
    path: Path, word: str, sharing: tuple[_Entry, ...], inflect: ModuleType
) -> Iterator[tuple[str, tuple[_Entry, ...], Shape]]:
    past, _, present = word.partition("/")
    Problem(path, word).unless(bool(present) or not inflect.needs_present(past), "needs its present: past/present")
    yield from ((spelt, sharing, shape) for spelt, shape in inflect.verb(past, present or None))
    as_participle = tuple(
        _Entry("participle", e.manner, e.continuing, e.needs_complement, e.inner, "before", e.further, False) for e in sharing
    )
    yield from ((spelt, as_participle, shape) for spelt, shape in inflect.circumstantial(past, present or None))
