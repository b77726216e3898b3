"""Names with one wrong, missing or added letter.

Only words that match nothing else are tried, and only against long names: among short words one letter makes another
word. First and last letters must agree: there prefixes and endings make real words (البحري is no misspelt البحرين).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from wathiq.languages.base import Language
from wathiq.model import Token

_SHORTEST_SINGLE = 8  # letters of a name of one word, its article aside
_SHORTEST_PART = 6  # letters of the misspelt word of a longer name
_SHORTEST_SURE_PART = 4  # letters, where the other word begins this name only
_SHORTEST_SURE_START = 5  # letters of a word that can begin one name only

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typos:
    """``singles``: long one-word names by their first and last letter. ``seconds``: by the first word of two-word names,
    their second words; ``starts``: words that mean nothing alone and begin one name only."""

    singles: dict[str, tuple[str, ...]]
    seconds: dict[str, tuple[str, ...]]
    starts: frozenset[str]

    @classmethod
    def of(cls, keys: Iterable[Key], language: Language) -> Typos:
        """Lay out the names of parties (folded words) for a search by one letter."""
        keys = tuple(keys)
        singles: dict[str, list[str]] = {}
        seconds: dict[str, list[str]] = {}
        for key in keys:
            if len(key) == 1 and len(language.stems(key[0])[-1]) >= _SHORTEST_SINGLE:
                singles.setdefault(_ends(key[0]), []).append(key[0])
            elif len(key) == 2:  # noqa: PLR2004 (two words)
                seconds.setdefault(key[0], []).append(key[1])
        alone = {key[0] for key in keys if len(key) == 1}
        long = ((word, rest) for word, rest in seconds.items() if len(word) >= _SHORTEST_SURE_START and word not in alone)
        starts = frozenset(word for word, rest in long if _alike(rest))
        return cls(_frozen(singles), _frozen(seconds), starts)

    def single(self, word: str) -> str | None:
        """The one-word name that ``word`` misspells, if there is just one."""
        if len(word) < _SHORTEST_SINGLE:
            return None
        found = {name for name in self.singles.get(_ends(word), ()) if _one_letter(word, name)}
        return found.pop() if len(found) == 1 else None

    def second(self, first: Token, second: Token, known: bool) -> Key | None:
        """The two-word name whose first word is written rightly and whose second is misspelt, if there is just one.

        The first word must be telling: ``known`` as a party's name by itself, or the beginning of one name only.
        """
        for stem in first.stems:
            sure = stem in self.starts
            shortest = _SHORTEST_SURE_PART if sure else _SHORTEST_PART
            words = self.seconds.get(stem, ()) if sure or known else ()
            found = {word for word in words if len(word) >= shortest and Levenshtein.distance(word, second.norm) == 1}
            best = min(found, default="")
            if best and all(Levenshtein.distance(best, other) <= 1 for other in found):  # spellings of one name
                return stem, best
        return None


def _frozen(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(words if len(words) == 1 else dict.fromkeys(words)) for key, words in lists.items()}


def _alike(words: Sequence[str]) -> bool:
    """Whether all words are spellings of one: they begin with the same letter."""
    return len({word[0] for word in words}) == 1


def _ends(word: str) -> str:
    """First and last letter."""
    return word[0] + word[-1]


def _one_letter(word: str, name: str) -> bool:
    return abs(len(word) - len(name)) <= 1 and Levenshtein.distance(word, name, score_cutoff=1) == 1
