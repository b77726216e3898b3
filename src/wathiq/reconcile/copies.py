"""Texts that are copies of an earlier text, whole or in part: shingles of words, MinHash, and bands (Broder 1997; Leskovec,
Rajaraman and Ullman, Mining of Massive Datasets, ch. 3).

A copy may be cut off, so that what counts is how much of the shorter text stands in the longer one.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

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
    ordered = sorted(texts, key=lambda text: (text.published or "9999", text.id))
    shingles = {text.id: shingles_of(text.text) for text in ordered}
    rank = {text.id: number for number, text in enumerate(ordered)}
    earliest: dict[str, str] = {}
    for one, other in sorted(_alike(shingles), key=lambda pair: sorted((rank[pair[0]], rank[pair[1]]))):
        first, second = sorted((one, other), key=rank.__getitem__)
        if second not in earliest and contained(shingles[first], shingles[second]) >= _CONTAINED:
            earliest[second] = earliest.get(first, first)
    return earliest


def shingles_of(text: str) -> Shingles:
    """The hashes of all runs of four words, each once, in order."""
    words = re.findall(r"\w+", text.casefold())
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    return np.array(sorted(zlib.crc32(run.encode("utf-8")) for run in runs), np.uint32)


def contained(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's shingles that stand in the longer one."""
    shorter = min(len(one), len(other))
    return len(np.intersect1d(one, other)) / shorter if shorter else 0.0


def _alike(shingles: dict[str, Shingles]) -> set[tuple[str, str]]:
    """Pairs of texts that share a band of their signatures."""
    generator = np.random.default_rng(2718)  # any fixed numbers will do: the same texts give the same bands everywhere
    factors = generator.integers(1, _PRIME, _HASHES, dtype=np.int64)
    shifts = generator.integers(0, _PRIME, _HASHES, dtype=np.int64)
    bands: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
    for id_, found in shingles.items():
        if len(found) >= _FEWEST:
            signature = ((found[:, None].astype(np.int64) % _PRIME * factors + shifts) % _PRIME).min(0)
            for number, band in enumerate(signature.reshape(_BANDS, -1)):
                bands[number, band.tobytes()].append(id_)
    return {(one, other) for members in bands.values() for place, one in enumerate(members) for other in members[place + 1 :]}
