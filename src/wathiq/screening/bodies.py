"""Listed bodies in a text: words that mean or sound like the parts of a listed name, close together, in any order.

A newspaper translates one part of a name and spells the other by sound («بنك تانتشون التجاري»), changes their order and drops
"Corporation". A name is found when all its parts that have no meaning of their own are there, and nearly all others, with
hardly a word between them that does not belong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wathiq.languages import spelling
from wathiq.model import HitGrade, ListedName, Listing
from wathiq.screening.pages import TextWord
from wathiq.screening.persons import Found
from wathiq.screening.sounds import Sounds
from wathiq.screening.terms import Terms, plain
from wathiq.screening.traditions import Tradition, traditions

_SOUNDS_LIKE = 0.86  # similarity of a part that has no meaning of its own
_NEEDED = {0: 0.98, 1: 0.98, 2: 0.96, 3: 0.92, 4: 0.9}  # the same for a part of so few consonants
_JOINED = 3  # words of the text at most that a listed part may be cut into
_PIECE = 5  # letters at most of such a piece
_ALONE = 0.95  # similarity that a name of one word needs
_NEARLY_ALL = 0.75  # of the parts with a meaning
_CLOSE = 0.9
_DENSE = 0.75  # of the words between the first and last part must belong to the name
_FEW_SOUNDS = 4  # a lone part shorter than this is no name
_BESIDE = 5  # words before or after a name in which its country may stand
_TELLS = 5  # common words that together tell one body from all others; one fewer with the name of its country among them
_HEARD = 2  # common words that are spelled by sound, as foreign names are, from which they are a name

Places = dict[object, dict[int, tuple[int, float]]]  # of a part or idea: first word → one past the last, similarity


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a listed name: what it can mean, and how it sounds where it means nothing."""

    text: str
    ideas: frozenset[str]
    sound: spelling.Word | None
    form: bool

    @property
    def own(self) -> bool:
        """Whether it is the name's own: a word without a meaning, or a number."""
        return not self.ideas


@dataclass(frozen=True, slots=True)
class Taken:
    """Words ``first`` to ``last`` (exclusive) of the text that stand for a part, with how alike they are."""

    part: Part
    first: int
    last: int
    score: float
    heard: bool  # by its sound, not by its meaning


@dataclass(frozen=True, slots=True)
class _Body:
    listing: Listing
    listed: ListedName
    parts: tuple[Part, ...]


class Bodies:
    """The listed bodies, as parts of names to look for."""

    def __init__(self, listings: Iterable[Listing], terms: Terms) -> None:
        """Take the bodies among the listings."""
        self._terms = terms
        bodies = [listing for listing in listings if listing.kind == "entity"]
        named = [
            (listing, listed, _parts(listed.text, terms, listing.regime)) for listing in bodies for listed in listing.names
        ]  # fmt: skip
        self._bodies = [_Body(*entry) for entry in named if entry[2]]
        own = (part.sound for body in self._bodies for part in body.parts if part.sound)
        self._sounds = Sounds(tuple(own), _SOUNDS_LIKE)

    def find(self, words: Sequence[TextWord]) -> Iterator[Found]:
        """Every stretch of the text that can be a listed body."""
        places = self._places(words)
        for body in self._bodies:
            if all(_key(part) in places for part in body.parts if part.own):
                yield from self._in(words, body, places)

    def _places(self, words: Sequence[TextWord]) -> Places:
        """Where each part and idea may stand."""
        found: defaultdict[object, dict[int, tuple[int, float]]] = defaultdict(dict)
        for at, word in enumerate(words):
            small = any(form in self._terms.small for form in word.forms[:1])
            ideas = frozenset(idea for form in word.forms for idea in self._terms.ideas(form) if not small)
            for idea in ideas:
                found[idea][at] = (at + 1, 1.0)
            for form in word.forms:
                found[form][at] = (at + 1, 1.0)
            if not ideas and not self._says_nothing(word):
                self._heard(words, at, found)
        return dict(found)

    def _heard(self, words: Sequence[TextWord], at: int, found: Places) -> None:
        """Listed words that one to three words from ``at`` on sound like."""
        for size in range(1, _JOINED + 1):
            run = words[at : at + size]
            if len(run) < size or run[-1].passage != run[0].passage:
                return
            if size > 1 and (len(run[-1].text) > _PIECE or len(words[at].text) > _PIECE or self._says_nothing(run[-1])):
                return
            for reading in words[at].readings:
                for sound, score in self._sounds.like("".join([reading, *(word.text for word in run[1:])])):
                    if score > found[sound].get(at, (0, 0.0))[1]:
                        found[sound][at] = (at + size, score)

    def _in(self, words: Sequence[TextWord], body: _Body, places: Places) -> Iterator[Found]:
        anchor = _anchor(body, places)
        for at in places.get(anchor, {}) if anchor is not None else ():
            taken = _gathered(words, body, places, at)
            if taken and (found := self._judged(words, body, taken)):
                yield found

    def _judged(self, words: Sequence[TextWord], body: _Body, taken: list[Taken]) -> Found | None:
        """A stretch with these parts in it, if they are enough and stand close enough together."""
        first, last = min(one.first for one in taken), max(one.last for one in taken)
        belonging = {number for one in taken for number in range(one.first, one.last)}
        other = [n for n in range(first, last) if n not in belonging and not self._says_nothing(words[n])]
        needed = [part for part in body.parts if not part.form]
        have = sum(not one.part.form for one in taken)
        share = have / len(needed) if needed else 0.0
        density = len(belonging) / (len(belonging) + len(other))
        heard = min(one.score for one in taken)
        if any(one.score < _least(one.part) for one in taken):
            return None
        if share < _NEARLY_ALL or density < _DENSE or (len(needed) == 1 and heard < _ALONE):
            return None
        score = round(share * density**0.5 * heard**0.5, 3)
        grade, why = self._grade(words, body, (first, last), score, taken)
        return Found(first, last, body.listing, body.listed, score, grade, why)

    def _says_nothing(self, word: TextWord) -> bool:
        return any(form in self._terms.small or self._terms.ideas(form) & self._terms.forms for form in word.forms)

    def _grade(
        self, words: Sequence[TextWord], body: _Body, stretch: tuple[int, int], score: float, taken: list[Taken]
    ) -> tuple[HitGrade, str]:
        told = f'reads like "{body.listed.text}" ({score:.2f})'
        if body.listed.quality == "low" or len(taken) == 1:
            return "weak", f"{told}, a single word or an alias that the list calls weak"
        if any(part.own for part in body.parts):
            former = body.listed.quality == "former"
            return ("strong" if score >= _CLOSE and not former else "likely"), told + (", a former name" if former else "")
        why = self._why_common(words, body, stretch, taken)
        if why is None:
            return "weak", f"{told}, but the words are common and its country is not named beside them"
        return "likely", f"{told}, {why}"

    def _why_common(self, words: Sequence[TextWord], body: _Body, stretch: tuple[int, int], taken: list[Taken]) -> str | None:
        """Why a name of words with a meaning can still be this body's; None when many bodies could have it."""
        heard = [one.first for one in taken if one.heard]
        if heard == sorted(heard) and all(part.ideas & self._terms.naming for part in body.parts if not part.form):
            return "words that name it"
        if heard == sorted(heard) and len(heard) >= _HEARD:
            return "common words that the text spells by their sound"
        if len(taken) >= _TELLS - any(part.ideas & self._terms.optional for part in body.parts):
            return "common words, but so many of them that few bodies share them"
        if self._place_beside(words, body.listing.regime, stretch):
            return "common words with the name of its country"
        return None

    def _place_beside(self, words: Sequence[TextWord], regime: str, stretch: tuple[int, int]) -> bool:
        first, last = max(0, stretch[0] - _BESIDE), min(len(words), stretch[1] + _BESIDE)
        passage = words[stretch[0]].passage
        near = [word.forms for word in words[first:last] if word.passage == passage]
        return any(_has_phrase(near, phrase) for phrase in self._terms.places.get(regime, ()))


def _parts(name: str, terms: Terms, regime: str) -> tuple[Part, ...]:
    """The words of a listed name that say something."""
    found = []
    for text in re.findall(r"[^\W_]+(?:['’`][^\W_]+)*", name):
        form = plain(text)
        if form in terms.small:
            continue
        ideas = terms.ideas(form)
        spoken = spelling.words(text)
        told = len(spoken) == 1 and len(spoken[0].sounds[0]) >= _FEW_SOUNDS
        sound = traditions().get(regime, Tradition()).word(text, spoken[0]) if told else None
        found.append(Part(form, ideas, sound, bool(ideas & terms.forms)))
    found = _with_short_joined(found, regime)
    own = any(part.own for part in found)
    return tuple(replace(part, form=True) if own and part.ideas & terms.optional else part for part in found)


def _with_short_joined(parts: Sequence[Part], regime: str) -> list[Part]:
    """Parts in which two words of the name's own, one of them too short to be told by sound, are one: Chang An."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        short = last is not None and last.own and part.own and None in (last.sound, part.sound)
        if last is not None and short and (last.text + part.text).isalpha():
            joined[-1] = _own(last.text + part.text, regime)
        else:
            joined.append(part)
    return joined


def _own(text: str, regime: str) -> Part:
    """A part of a name's own."""
    spoken = spelling.words(text)
    return Part(text, frozenset(), traditions().get(regime, Tradition()).word(text, spoken[0]) if spoken else None, False)


def _least(part: Part) -> float:
    """The similarity that a part of its own needs: the fewer consonants it has, the more words sound like it."""
    if part.sound is None or part.ideas:
        return 0.0
    return _NEEDED.get(spelling.consonants((part.sound,)), _SOUNDS_LIKE)


def _key(part: Part) -> object:
    """What to look up for a name's own part: its sound, or its letters where it is too short to be told by sound."""
    return part.sound or part.text


def _keys(part: Part) -> tuple[object, ...]:
    return (_key(part), *sorted(part.ideas))


def _anchor(body: _Body, places: Places) -> object:
    """The part's key that stands in the fewest places: a name's own part where it has one."""
    own = [part for part in body.parts if part.own]
    parts = own or [part for part in body.parts if not part.form]
    keys = [key for part in parts for key in _keys(part) if key in places]
    if own:
        return min(keys, key=lambda key: len(places[key]), default=None)
    covered = [part for part in parts if any(key in places for key in _keys(part))]
    if len(covered) < _NEARLY_ALL * len(parts):
        return None
    return min(keys, key=lambda key: len(places[key]), default=None)


def _gathered(words: Sequence[TextWord], body: _Body, places: Places, at: int) -> list[Taken] | None:
    """For each part the place nearest to ``at``; None where an own part is missing. A word that means two parts at once, as
    внешнеторговый, stands for both."""
    reach = len(body.parts) + 2
    taken: list[Taken] = []
    used: set[tuple[object, int]] = set()
    for part in sorted(body.parts, key=lambda part: not part.own):
        near = [
            (abs(place - at), place, str(key), key, end, score)
            for key in _keys(part)
            for place, (end, score) in places.get(key, {}).items()
            if abs(place - at) <= reach and words[place].passage == words[at].passage and (key, place) not in used
        ]
        if near:
            _, place, _, key, end, score = min(near)
            taken.append(Taken(part, place, end, score, key == part.sound))
            used.add((key, place))
        elif part.own:
            return None
    return taken


def _has_phrase(near: Sequence[tuple[str, ...]], phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase follow one another; ``*`` leaves a word's ending open."""
    starts = range(len(near) - len(phrase) + 1)
    return any(all(_is_word(near[at + n], word) for n, word in enumerate(phrase)) for at in starts)


def _is_word(forms: tuple[str, ...], word: str) -> bool:
    return any(form.startswith(word[:-1]) if word.endswith("*") else form == word for form in forms)
