"""Texts that are copies of an earlier text, whole or in part: shingles of words, MinHash, and bands (Broder 1997; Leskovec,
Rajaraman and Ullman, Mining of Massive Datasets, ch. 3).

A copy may be cut off, so that what counts is how much of the shorter text stands in the longer one.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_SHINGLE = 4  # words
_HASHES, _BANDS = 96, 32  # of the signature: bands of three find pairs of likeness 0.3 with a chance of 0.6, of 0.5 with 0.99
_FEWEST = 12  # shingles that a text needs to be compared
_CONTAINED = 0.5  # share of the shorter text from which it is a copy
_PRIME = (1 << 31) - 1

Shingles = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text with its place in time; ``published`` is YYYY-MM-DD, empty when unknown (then it counts as latest)."""

    id: str
    published: str
    text: str


def copies(texts: Iterable[Text]) -> dict[str, str]:
    """For each text that is a copy the id of the earliest text that it is a copy of."""
    known = {text.id: text for text in texts}
    shingles = {id_: shingles_of(text.text) for id_, text in known.items()}
    return earliest((pair for pair in _alike(shingles) if copied(shingles[pair[0]], shingles[pair[1]])), known)


def earliest(pairs: Iterable[tuple[str, str]], known: Mapping[str, Text]) -> dict[str, str]:
    """The earliest original of each copy, from the pairs of which one copies the other; texts are not looked at."""
    ordered = sorted(known.values(), key=lambda text: (text.published or "9999", text.id))
    rank = {text.id: number for number, text in enumerate(ordered)}
    found: dict[str, str] = {}
    for first, second in sorted(
        (sorted(pair, key=rank.__getitem__) for pair in pairs), key=lambda pair: [rank[id_] for id_ in pair]
    ):
        found.setdefault(second, found.get(first, first))
    return found


def copied(one: Shingles, other: Shingles) -> bool:
    """Whether one of two texts copies the other, wholly or in good part."""
    return contained(one, other) >= _CONTAINED


def shingles_of(text: str) -> Shingles:
    """The hashes of all runs of four words, each once, in order."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    return np.array(sorted(zlib.crc32(run.encode("utf-8")) for run in runs), np.uint32)


def contained(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's shingles that stand in the longer one."""
    shorter = min(len(one), len(other))
    return len(np.intersect1d(one, other)) / shorter if shorter else 0.0


def bands_of(shingles: Shingles) -> tuple[int, ...]:
    """The keys of a text's signature, one for each band: texts that share one are compared. None for a text too short."""
    if len(shingles) < _FEWEST:
        return ()
    factors, shifts = _hashing()
    signature = ((shingles[:, None].astype(np.int64) % _PRIME * factors + shifts) % _PRIME).min(0)
    return tuple(_key(number, band.tobytes()) for number, band in enumerate(signature.reshape(_BANDS, -1)))


def _key(number: int, band: bytes) -> int:
    """A band as one number of 64 bits, which a database can hold."""
    return int.from_bytes(hashlib.blake2b(band, digest_size=8, salt=bytes([number])).digest(), signed=True)


@lru_cache(maxsize=1)
def _hashing() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    generator = np.random.default_rng(2718)  # any fixed numbers will do: the same texts give the same bands everywhere
    return generator.integers(1, _PRIME, _HASHES, dtype=np.int64), generator.integers(0, _PRIME, _HASHES, dtype=np.int64)


def _alike(shingles: Mapping[str, Shingles]) -> set[tuple[str, str]]:
    """Pairs of texts that share a band of their signatures."""
    bands: defaultdict[int, list[str]] = defaultdict(list)
    for id_, found in shingles.items():
        for key in bands_of(found):
            bands[key].append(id_)
    return {(one, other) for members in bands.values() for place, one in enumerate(members) for other in members[place + 1 :]}
