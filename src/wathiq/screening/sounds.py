"""Which listed words a word of the text sounds like: looked up once for each word, however often it comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from wathiq.languages import spelling

_REMEMBERED = 300_000  # words of text
_LONGER = 2  # consonants that one of two like words may have more

Key = tuple[str, int]


class Sounds:
    """The distinct words of listed names, and for a word of the text those it sounds like."""

    def __init__(self, words: Sequence[spelling.Word], least: float) -> None:
        """``least`` is the similarity (0 to 1) from which two words are taken for one."""
        self._least = least
        self._by_start: defaultdict[Key, list[spelling.Word]] = defaultdict(list)
        for word in dict.fromkeys(words):
            for start in {skeleton[:1] for skeleton in word.skeletons}:
                for skeleton in word.skeletons:
                    if skeleton[:1] == start:
                        self._by_start[start, len(skeleton)].append(word)
        self.like = lru_cache(maxsize=_REMEMBERED)(self._like)

    def _like(self, text: str) -> tuple[tuple[spelling.Word, float], ...]:
        """The listed words that ``text`` sounds like, with how much; none where it is not one word."""
        spoken = spelling.words(text)
        if len(spoken) != 1:
            return ()
        near: dict[spelling.Word, None] = {}
        for skeleton in spoken[0].skeletons:
            for length in range(len(skeleton) - _LONGER, len(skeleton) + _LONGER + 1):
                near.update(dict.fromkeys(self._by_start.get((skeleton[:1], length), ())))
        scored = ((word, spelling.alike(spoken[0], word, self._least)) for word in near)
        return tuple((word, score) for word, score in scored if score >= self._least)
