"""A report as the resolver sees it: its tokens, and the names found among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wathiq.model import How, Mention, Parse, Party, Token, Words
from wathiq.resolve.names import Key, Match, Names, Reading, Sense


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``first`` up to ``last`` are a form of the names table. ``sense`` is the party chosen for them, if any;
    ``whole`` says that no proclitic stands before them, ``typo`` that they misspell the form."""

    first: int
    last: int
    reading: Reading
    whole: bool = True
    sense: Sense | None = None
    typo: bool = False

    def has(self, mark: str) -> bool:
        """Whether the form stands in the plain list of this mark."""
        return mark in self.reading.marks

    @property
    def is_person(self) -> bool:
        """Whether the chosen party is a person."""
        return self.sense is not None and self.sense.party.kind == "person"

    @property
    def is_origin(self) -> bool:
        """Whether the chosen party is named by an adjective of origin."""
        return self.sense is not None and self.sense.how == "nisba"


@dataclass(frozen=True, slots=True)
class View:
    """A parse with its chunks by first token; ``ends`` is, for every token, the end of its sentence."""

    parse: Parse
    names: Names
    chunks: dict[int, Chunk]
    ends: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the parse."""
        return self.parse.tokens

    def words(self, first: int, last: int) -> Words:
        """The exact words from token ``first`` up to ``last``."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Words(start, end, self.parse.report.text[start:end])

    def mention(self, first: int, last: int, party: Party, how: How) -> Mention:
        """A mention of one party by tokens ``first`` up to ``last``."""
        return Mention(self.words(first, last), first, last, (party,), how)

    def is_definite(self, at: int) -> bool:
        """Whether the token stands after an article, or begins with one and is no word that merely looks so."""
        if self.names.article_words:
            return at > 0 and self.tokens[at - 1].norm in self.names.article_words
        chunk = self.chunks.get(at)
        lookalike = chunk is not None and (chunk.has("lookalike") or chunk.has("not_name"))
        return self.tokens[at].text.startswith(self.names.articles) and not lookalike

    def is_capital(self, at: int) -> bool:
        """Whether the token may be a name as far as its first letter tells."""
        return not self.names.capitals or self.tokens[at].text[:1].isupper()

    def follows(self, at: int) -> Chunk | None:
        """The chunk that begins at token ``at`` in the sentence of the token before it."""
        return self.chunks.get(at) if at < self.ends[at - 1] else None


def look(parse: Parse, names: Names) -> View:
    """Find the longest names of every sentence, left to right, and choose a party for each that can mean several."""
    ends = sentence_ends(parse)
    found = tuple(_chunks(parse, names, ends))
    context = _Context.of(found, parse.report.published)
    governors = {chunk.last for chunk in found if chunk.has("preposition")}
    chosen = (replace(chunk, sense=context.choose(chunk.reading, chunk.first in governors)) for chunk in found)
    return View(parse, names, {chunk.first: chunk for chunk in chosen}, ends)


def sentence_ends(parse: Parse) -> tuple[int, ...]:
    """For every token the number of the token after its sentence."""
    ends: list[int] = []
    for sentence in parse.sentences:
        ends += [sentence.last] * (sentence.last - len(ends))
    return (*ends, *(len(parse.tokens) for _ in range(len(parse.tokens) - len(ends))))


def _chunks(parse: Parse, names: Names, ends: tuple[int, ...]) -> Iterator[Chunk]:
    at = 0
    while at < len(parse.tokens):
        chunk = _chunk(parse.tokens, names, at, ends[at])
        if chunk and _is_written_small(parse.tokens[at], names, chunk):
            chunk = replace(chunk, reading=replace(chunk.reading, senses=()))
        if chunk:
            yield chunk
        at = chunk.last if chunk else at + 1


def _is_written_small(token: Token, names: Names, chunk: Chunk) -> bool:
    """Whether a name is spelt as a common word, without its capital letter (to polish, the gulf between them)."""
    small = names.capitals and token.text[:1].islower() and chunk.last - chunk.first == 1
    return small and any(sense.how in ("name", "capital", "nisba", "leader") for sense in chunk.reading.senses)


def _chunk(tokens: tuple[Token, ...], names: Names, at: int, limit: int) -> Chunk | None:
    found = names.longest(tokens, at, limit)
    if found and tokens[at].norm in names.article_words and _inner_is_longer(tokens, names, found, at, limit):
        found = names.longest(tokens, at, at + 1)
        return Chunk(at, at + 1, found.reading, found.whole) if found else None
    free = found is None or (found.last == at + 1 and (found.reading.is_party_alone or not _says_something(found)))
    if free and tokens[at].kind == "word" and (not names.capitals or tokens[at].text[:1].isupper()):
        misspelt = _misspelt(tokens, names, at, limit, found is not None and bool(found.reading.senses))
        if misspelt:
            return Chunk(at, misspelt[1], names.readings[misspelt[0]], typo=True)
    return Chunk(at, found.last, found.reading, found.whole) if found else None


def _inner_is_longer(tokens: tuple[Token, ...], names: Names, found: Match, at: int, limit: int) -> bool:
    """Whether a name that begins after the article reaches farther, or means a party where the form with it means none."""
    inner = names.longest(tokens, at + 1, limit) if found.last > at + 1 else None
    if inner is None:
        return False
    return inner.last > found.last or (inner.last == found.last and bool(inner.reading.senses) and not found.reading.senses)


def _misspelt(tokens: tuple[Token, ...], names: Names, at: int, limit: int, known: bool) -> tuple[Key, int] | None:
    """The name that tokens from ``at`` on misspell by one letter, and its end. A known word is no misspelling itself."""
    pair = names.typos.second(tokens[at], tokens[at + 1], known) if at + 1 < limit else None
    if pair in names.readings and not _says_something(names.longest(tokens, at + 1, limit)):
        return pair, at + 2
    single = None if known else names.typos.single(tokens[at].norm)
    return ((single,), at + 1) if single else None


def _says_something(found: Match | None) -> bool:
    """Whether a form is known as more than a foreign name."""
    return found is not None and (bool(found.reading.senses) or found.reading.marks != {"lookalike"})


@dataclass(frozen=True, slots=True)
class _Context:
    """What else the report names: ``bold`` are the codes named by forms that can mean only them, ``people`` the persons named
    in full, ``published`` the report's date."""

    bold: frozenset[str | None]
    people: frozenset[Party]
    published: str | None

    @classmethod
    def of(cls, chunks: tuple[Chunk, ...], published: str | None) -> _Context:
        """Gather it from all chunks of a report."""
        readings = [chunk.reading for chunk in chunks if chunk.reading.senses]
        bold = [r.senses[0] for r in readings if len({s.party.code for s in r.senses}) == 1 and not r.senses[0].shy]
        people = [s.party for r in readings for s in r.senses if s.party.kind == "person" and s.full]
        return cls(frozenset(s.party.code for s in bold if s.full), frozenset(people), published)

    def choose(self, reading: Reading, governed: bool) -> Sense | None:
        """The likeliest sense: a person named in full here, the holder at the report's date, a party named by other words.

        A form that is also a common adjective is a name after a preposition (``governed``), where no adjective can stand.
        """
        allowed = [s for s in reading.senses if not s.shy or s.party.code in self.bold or (governed and _is_noun(s))]
        return max(allowed, key=self._rank, default=None)

    def _rank(self, sense: Sense) -> tuple[bool, bool, bool, bool]:
        bold = sense.party.code in self.bold
        return sense.party in self.people, self._in_office(sense), bold, sense.how == "name"

    def _in_office(self, sense: Sense) -> bool:
        if not self.published or not sense.since:
            return False
        return sense.since <= self.published <= (sense.until or "9999")


def _is_noun(sense: Sense) -> bool:
    return sense.how == "name" and sense.full
