"""Names across scripts: whether «ماتسيغورا», Matsegora and Мацегора can be one name.

Each script is a data file in ``scripts/``. A word becomes its consonants in one alphabet of sounds (a skeleton, after the idea
of Soundex, Russell 1918, but with several readings where a letter has several), and beside it the word with its vowels. Two
words are compared by the normalised Indel similarity of both (rapidfuzz); two names by aligning their words in order.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Indel

from wathiq.languages import data

HERE = Path(__file__).parent / "scripts"
_SHORTEST_SPOKEN = 4  # letters; shorter names sound like too many others
SAME = 0.84  # similarity from which two names are taken for one; chosen on bench/names.jsonl

_VOWELS = "aiu"
_READINGS = 6  # of one word at most
_SHORTEST_BARE = 3  # letters of a name without its case ending
_SKELETON = 0.7  # weight of the consonants beside the whole word
_RARER = 0.1  # taken off for a reading that is not a word's likeliest
_CLASH = 0.12  # taken off for each vowel that both words tell, and tell differently
_WORD = 0.62  # similarity that each word of the shorter name needs
_LONE = 0.9  # similarity that a name of one word needs with a word of a longer one
_JOINED = 0.97  # weight of names compared as if written in one
_SHORTEST = 4  # sounds of a name that may be compared so


@dataclass(frozen=True, slots=True)
class Script:
    """The sounds of a script's letters and letter groups, the words and prefixes of names that may be left out, and the endings
    of cases that a name may have."""

    letters: dict[str, tuple[str, ...]]
    particles: frozenset[str]
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: its readings as consonants and with vowels."""

    skeletons: tuple[str, ...]
    sounds: tuple[str, ...]


def same(first: str, second: str) -> bool:
    """Whether two names, in whatever scripts, can be names of one."""
    return similarity(first, second) >= SAME


@lru_cache(maxsize=100_000)
def spoken_in(name: str, text: str) -> bool:
    """Whether some words in a row of ``text`` can be ``name`` in another script; of one letter word nothing is concluded.

    >>> spoken_in("Xi Jinping", "الرئيس الصيني شي جين بينغ"), spoken_in("Putin", "الرئيس بايدن")
    (True, False)
    """
    if _script_of(name.strip()[:1].casefold()) is _script_of(text.strip()[:1].casefold()):
        return False
    wanted, parts = len(words(name)), text.split()
    runs = (" ".join(parts[at : at + size]) for size in {wanted, wanted + 1} for at in range(len(parts) - size + 1))
    return len(name) >= _SHORTEST_SPOKEN and any(same(name, run) for run in runs)


def syllables(word: Word) -> int:
    """How many groups of vowels a word has, in its likeliest reading."""
    return len(re.findall(f"[{_VOWELS}]+", word.sounds[0]))


def has_article(word: str) -> bool:
    """Whether a word begins with what may be written on to a name, such as the Arabic article.

    >>> has_article("الأسد"), has_article("Assad")
    (True, False)
    """
    script = _script_of(word)
    return script is not None and any(word.startswith(prefix) and len(word) > len(prefix) + 2 for prefix in script.prefixes)


def consonants(name: Sequence[Word]) -> int:
    """How many consonants a name has, in its likeliest reading: how much there is to tell it by."""
    return sum(len(word.skeletons[0].removeprefix("a")) for word in name)


def similarity(first: str, second: str) -> float:
    """How alike two names sound, 0 to 1.

    >>> similarity("ماتسيغورا", "Matsegora") > 0.9, similarity("كيم جونغ أون", "Kim Jong Il") < 0.8
    (True, True)
    """
    one, other = words(first), words(second)
    if not one or not other:
        return 0.0
    return max(_aligned(one, other), _JOINED * _joined(one, other))


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[Word, ...]:
    """The words of a name without particles; all of them when there are only particles."""
    plain = "".join(map(_plain_letter, unicodedata.normalize("NFC", name.casefold()).replace("\u0640", "")))
    parts = re.findall(r"[^\W\d_]+(?:['’`][^\W\d_]+)*", plain)
    known = [(part, script) for part in parts if (script := _script_of(part))]
    kept = [(part, script) for part, script in known if part not in script.particles] or known
    return tuple(_word(part, script) for part, script in kept)


@lru_cache(maxsize=5_000)
def _plain_letter(letter: str) -> str:
    """A letter as a script knows it (ё, آ), else without its marks (é → e)."""
    if any(letter in script.letters for script in scripts()):
        return letter
    bare = (part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return "".join(bare)


# --- one word -----------------------------------------------------------------------------------------------------------


def _word(part: str, script: Script) -> Word:
    for prefix in script.prefixes:
        if part.startswith(prefix) and len(part) > len(prefix) + 2:
            part = part[len(prefix) :]
    bare = next((part[: -len(ending)] for ending in script.endings if part.endswith(ending)), "")
    forms = (part, bare) if len(bare) >= _SHORTEST_BARE else (part,)
    sounds = tuple(dict.fromkeys(sound for form in forms for sound in _sounds(form, script)))
    return Word(tuple(dict.fromkeys(_skeleton(sound) for sound in sounds)), sounds)


def _sounds(part: str, script: Script) -> Iterator[str]:
    """The readings of a word, the likeliest first."""
    options = [script.letters[letter] for letter in script.pattern.findall(part)]
    return (_tidy("".join(reading)) for reading in itertools.islice(itertools.product(*options), _READINGS))


def _tidy(sound: str) -> str:
    """No letter twice in a row, no h but at the start."""
    shorter = sound[:1] + sound[1:].replace("h", "")
    return re.sub(r"(.)\1+", r"\1", shorter)


def _skeleton(sound: str) -> str:
    """The consonants, and whether the word begins with a vowel."""
    bare = re.sub(f"[{_VOWELS}]", "", sound)
    return "a" + bare if sound[:1] in _VOWELS else bare


@lru_cache(maxsize=500_000)
def alike(one: Word, other: Word, least: float = 0.0) -> float:
    """How alike two words sound, 0 to 1 (below 0 where many vowels differ); 0 where it is sure to be under ``least``."""
    skeleton = max(
        _ratio(a, b) - _RARER * (bool(m) + bool(n))
        for m, a in enumerate(one.skeletons)
        for n, b in enumerate(other.skeletons)
    )  # fmt: skip
    if skeleton < _WORD / 2 or _SKELETON * skeleton + 1 - _SKELETON < least:
        return 0.0
    whole, clash = max((_ratio(a, b), -_clash(a, b)) for a in one.sounds for b in other.sounds)
    return _SKELETON * skeleton + (1 - _SKELETON) * whole + _CLASH * clash


def only(sounds: Sequence[str]) -> Word:
    """A word with these readings and no others."""
    return Word(tuple(dict.fromkeys(map(_skeleton, sounds))), tuple(sounds))


def with_readings(word: Word, sounds: Sequence[str]) -> Word:
    """A word that can be read in further ways, less likely than its own."""
    every = tuple(dict.fromkeys((*word.sounds, *map(_tidy, sounds))))
    return Word(tuple(dict.fromkeys(map(_skeleton, every))), every)


@lru_cache(maxsize=100_000)
def joined(name: tuple[Word, ...]) -> Word:
    """The words of a name as if written in one."""
    sound = _tidy("".join(word.sounds[0] for word in name))
    return Word((_skeleton(sound),), (sound,))


def _clash(one: str, other: str) -> int:
    """How often both words tell a vowel in the same place and not the same one: حسين is not Hassan, حسن may be."""
    slots, others = _slots(one), _slots(other)
    if len(slots) != len(others):
        return 0
    return sum(bool(a and b and not a & b) for a, b in zip(slots, others, strict=True))


@lru_cache(maxsize=100_000)
def _slots(sound: str) -> tuple[frozenset[str], ...]:
    """The vowels before, between and after the consonants."""
    return tuple(frozenset(vowels) for vowels in re.split(f"[^{_VOWELS}]", sound))


def _ratio(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)


# --- whole names --------------------------------------------------------------------------------------------------------


def _aligned(one: Sequence[Word], other: Sequence[Word]) -> float:
    """The mean over the words of the shorter name, each with a word of the longer in the same order; the last with the last."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1 < len(long):
        best = max(alike(short[0], word) for word in long)
        return best if best >= _LONE else best / 2
    scores = [alike(short[-1], long[-1])]
    rest = list(long[:-1])
    for place, word in enumerate(short[:-1]):
        left = len(rest) - (len(short) - 2 - place)
        if left <= 0:
            return 0.0
        best = max(range(left), key=lambda n: alike(word, rest[n]))
        scores.append(alike(word, rest[best]))
        rest = rest[best + 1 :]
    worst = min(scores)
    return sum(scores) / len(scores) if worst >= _WORD else worst * sum(scores) / len(scores)


def _joined(one: Sequence[Word], other: Sequence[Word]) -> float:
    """The names compared as if each were written in one word, where that tells enough."""
    first, second = ("".join(word.sounds[0] for word in name) for name in (one, other))
    if min(len(first), len(second)) < _SHORTEST or len(one) == len(other):
        return 0.0
    skeletons = (_skeleton(first), _skeleton(second))
    return _SKELETON * _ratio(*skeletons) + (1 - _SKELETON) * _ratio(first, second)


# --- scripts ------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def scripts() -> tuple[Script, ...]:
    """Every script that has a data file."""
    return tuple(_load(path) for path in sorted(HERE.glob("*.yaml")))


def _load(path: Path) -> Script:
    entry = data.read(path, "letters")
    letters = {str(group): tuple(sounds) for group, sounds in entry["letters"].items()}
    for group, sounds in letters.items():
        data.Problem(path, group).unless(
            bool(sounds) and set("".join(sounds)) <= set("pftdscjkghlmnraiu"), "has no known sound"
        )
    ordered = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, ordered)))
    endings = tuple(sorted(data.words(entry, "endings"), key=len, reverse=True))
    return Script(letters, frozenset(data.words(entry, "particles")), tuple(data.words(entry, "prefixes")), endings, pattern)


@lru_cache(maxsize=100_000)
def _script_of(part: str) -> Script | None:
    """The script that knows most letters of a word; None when none knows any."""
    best = max(scripts(), key=lambda script: sum(letter in script.letters for letter in part))
    return best if any(letter in best.letters for letter in part) else None
