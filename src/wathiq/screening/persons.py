"""Listed persons in a text: a row of words that sounds like a listed name, in either order of given and family name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from wathiq.languages import spelling
from wathiq.model import HitGrade, ListedName, Listing
from wathiq.screening.pages import TextWord
from wathiq.screening.sounds import Sounds
from wathiq.screening.traditions import Tradition, traditions

_WORD = 0.76  # similarity that each word needs with its counterpart
_FEW, _SHORT_WORD = 2, 0.85  # the same for words of so few consonants
_CLOSE = 0.92  # similarity of whole names from which nothing but the spelling differs
_NEEDED = {4: 0.95, 5: 0.92, 6: 0.9}  # similarity that a row of so many consonants needs: the fewer there are, the closer
_SHORT, _SHORT_NEEDS = 4, 0.97  # consonants below which many words sound alike
_LONG_NEEDS = 0.88
_SYLLABLES = 3  # words of a short name that, each matched, still tell it
_ARTICLES = frozenset(("al", "el", "ul", "as", "ad", "ar", "ash"))
_JOINED = 0.92  # similarity that is needed where the text joins or divides words otherwise than the list


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``last`` (exclusive) of the text can be ``name`` of ``listing``."""

    first: int
    last: int
    listing: Listing
    name: ListedName
    score: float
    grade: HitGrade
    why: str


@dataclass(frozen=True, slots=True)
class _Name:
    listing: Listing
    listed: ListedName
    words: tuple[spelling.Word, ...]  # in one of the orders of given and family name
    joined: spelling.Word
    article: bool  # one of its words has one, or it may be written with one


class Persons:
    """The listed persons, by the sound of the word that their names begin with."""

    def __init__(self, listings: Iterable[Listing], small: frozenset[str]) -> None:
        """Take the persons among the listings; ``small`` are folded words that no name has."""
        self._small = small
        self._by_first: defaultdict[spelling.Word, list[_Name]] = defaultdict(list)
        for listing in listings:
            for name in _names(listing):
                self._by_first[name.words[0]].append(name)
        self._sounds = Sounds(tuple(self._by_first), _WORD)

    def find(self, words: Sequence[TextWord]) -> Iterator[Found]:
        """Every stretch of the text that sounds like a listed name."""
        small = [not self._small.isdisjoint(word.forms[:1]) for word in words]
        for at, word in enumerate(words):
            for reading in word.readings if not small[at] else ():
                names = [name for first, _ in self._sounds.like(reading) for name in self._by_first[first]]
                rows = _Rows(words, at, reading, small)
                yield from (found for name in names if (found := _best(rows, name)))


def _names(listing: Listing) -> Iterator[_Name]:
    """The names of a person, each also with the family name last."""
    if listing.kind != "person":
        return
    for listed in listing.names:
        parts = listed.text.replace("-", " ").split()
        for order in (parts, [*parts[1:], parts[0]]):
            words = _spoken(order, listing.regime)
            if len(words) > 1:
                article = any(part.casefold() in _ARTICLES or spelling.has_article(part) for part in order)
                yield _Name(listing, listed, words, spelling.joined(words), article)


def _spoken(parts: Sequence[str], regime: str) -> tuple[spelling.Word, ...]:
    """The words of a name, with the readings that names of its origin have; empty where a part is not one word."""
    tradition = traditions().get(regime, Tradition())
    spoken = [spelling.words(part) for part in parts]
    if any(len(words) != 1 for words in spoken):
        return spelling.words(" ".join(parts))
    return tuple(tradition.word(part, words[0]) for part, words in zip(parts, spoken, strict=True))


@dataclass(slots=True)
class _Rows:
    """The rows of words that begin at word ``at``, the first in one of its readings, as sounds: each size looked up once."""

    words: Sequence[TextWord]
    at: int
    reading: str
    small: Sequence[bool]  # words that are hardly ever a name's
    known: dict[int, tuple[spelling.Word, ...]] = field(default_factory=dict)

    def articles(self, size: int) -> bool:
        """Whether a word of the row has an article written on to it."""
        return any(map(spelling.has_article, (self.reading, *(word.text for word in self.words[self.at + 1 : self.at + size]))))

    def ordinary(self, size: int) -> bool:
        """Whether the row has a word that is hardly ever a name's: هو is "he", and a Korean given name."""
        return any(self.small[self.at : self.at + size])

    def of(self, size: int) -> tuple[spelling.Word, ...]:
        """``size`` words; empty where a full stop or the end of the text comes before, or where something is not one word."""
        if size not in self.known:
            self.known[size] = self._heard(size)
        return self.known[size]

    def _heard(self, size: int) -> tuple[spelling.Word, ...]:
        rest = self.words[self.at + 1 : self.at + size]
        if len(rest) < size - 1 or any(word.passage != self.words[self.at].passage for word in rest):
            return ()
        spoken = [spelling.words(text) for text in (self.reading, *(word.text for word in rest))]
        return tuple(one[0] for one in spoken) if all(len(one) == 1 for one in spoken) else ()


def _best(rows: _Rows, name: _Name) -> Found | None:
    """The row of words that is most like the name, if it can be the name at all."""
    count = len(name.words)
    score, size = _word_by_word(rows.of(count), name), count
    for other in (count - 1, count + 1):
        if not score and other > 1:
            score, size = _in_one(rows.of(other), name), other
    if not score or (rows.articles(size) and not name.article):
        return None
    if rows.ordinary(size) and (score < _SHORT_NEEDS or count < _SYLLABLES or size != count):
        return None
    grade, why = _judged(name, score, min(spelling.consonants(rows.of(size)), spelling.consonants(name.words)))
    return Found(rows.at, rows.at + size, name.listing, name.listed, round(score, 3), grade, why)


def _word_by_word(spoken: tuple[spelling.Word, ...], name: _Name) -> float:
    """The mean similarity of the words of a stretch and a name of as many; 0 where it cannot be the name."""
    if len(spoken) != len(name.words):
        return 0.0
    scores = []
    for one, other in zip(spoken[1:], name.words[1:], strict=True):
        few = min(spelling.consonants((one,)), spelling.consonants((other,))) <= _FEW
        least = _SHORT_WORD if few else _WORD
        scores.append(spelling.alike(one, other, least))
        if scores[-1] < least:
            return 0.0
    mean = (sum(scores) + spelling.alike(spoken[0], name.words[0])) / len(spoken)
    return mean if mean >= _least(spoken, name) else 0.0


def _least(spoken: tuple[spelling.Word, ...], name: _Name) -> float:
    """The similarity that a row needs: the less there is to tell it by, the more."""
    told = min(spelling.consonants(spoken), spelling.consonants(name.words))
    return _SHORT_NEEDS if told < _SHORT else _NEEDED.get(told, _LONG_NEEDS)


def _in_one(spoken: tuple[spelling.Word, ...], name: _Name) -> float:
    """The same for both written in one word: the text may divide a name otherwise than the list."""
    if not spoken:
        return 0.0
    if spelling.syllables(spelling.joined(spoken)) != spelling.syllables(name.joined):
        return 0.0
    least = max(_JOINED, _least(spoken, name))
    score = spelling.alike(spelling.joined(spoken), name.joined, least)
    return score if score >= least else 0.0


def _judged(name: _Name, score: float, consonants: int) -> tuple[HitGrade, str]:
    told = f'sounds like "{name.listed.text}" ({score:.2f})'
    if name.listed.quality == "low":
        return "weak", f"{told}, an alias that the list itself calls weak"
    if consonants < _SHORT and (len(name.words) < _SYLLABLES or score < _SHORT_NEEDS):
        return "weak", f"{told}, a name so short that many bear it"
    return ("strong" if score >= _CLOSE else "likely"), told
