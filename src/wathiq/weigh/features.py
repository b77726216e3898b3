"""What the reading net is told of each token and mention: the same function in training and at work.

Features are flags, so that a data file that grows (a new verb, a new state) changes what the net sees, not its shape.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wathiq import languages
from wathiq.languages import Language
from wathiq.model import Mention, Parse, Token

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_HOWS = ("name", "capital", "nisba", "office", "leader", "pronoun", "antecedent", "apposition", "group", "typo", "description")
_KINDS = ("state", "organisation", "movement", "group", "region", "person", "outlet", "institute", "anonymous")
_OPENING, _CLOSING = "«“", "»”"
_SHORT, _LONG = 3, 8  # letters
_FREQUENT = 6  # mentions of one party in a report, beyond which it is simply "often"


@dataclass(frozen=True, slots=True)
class Features:
    """Arrays for one report of T tokens and M mentions."""

    tokens: Floats  # (T, features)
    mentions: Integers  # (M, 2): first and last token, inclusive
    known: Floats  # (M, mention features)
    sentence: Integers  # (T,): number of the sentence


def features(parse: Parse, mentions: tuple[Mention, ...], hints: Floats) -> Features:
    """All arrays for one report; ``hints`` (T, H) comes from :mod:`wathiq.weigh.hints`."""
    sentence = np.zeros(len(parse.tokens), np.int64)
    for number, bounds in enumerate(parse.sentences):
        sentence[bounds.first : bounds.last] = number
    flags = np.concatenate([_shape(parse, sentence), _mention_flags(len(parse.tokens), mentions), hints], 1)
    places = np.array([(m.first, m.last - 1) for m in mentions], np.int64).reshape(-1, 2)
    return Features(flags.astype(np.float32), places, _known(parse, mentions), sentence)


# --- tokens -------------------------------------------------------------------------------------------------------------


def _shape(parse: Parse, sentence: Integers) -> Floats:
    """Marks, quotation, position, clitics and outer letters of every token."""
    quoted = _quoted(parse)
    language = languages.get(parse.report.language)
    rows = [_token_shape(token, quoted[n], language) for n, token in enumerate(parse.tokens)]
    shape = np.array(rows, np.float32).reshape(len(parse.tokens), -1)
    starts = np.zeros((len(parse.tokens), 3), np.float32)
    for bounds in parse.sentences:
        starts[bounds.first, 0] = 1
        starts[bounds.first : bounds.last, 1] = bounds.repeats
    starts[:, 2] = np.minimum(sentence, 8) / 8
    return np.concatenate([shape, starts], 1)


def _quoted(parse: Parse) -> list[bool]:
    inside = [False] * len(parse.tokens)
    spans = iter(parse.quotes)
    span = next(spans, None)
    for n, token in enumerate(parse.tokens):
        while span is not None and token.start >= span.end:
            span = next(spans, None)
        inside[n] = span is not None and token.start >= span.start
    return inside


def _token_shape(token: Token, quoted: bool, language: Language) -> list[bool]:
    norm, text = token.norm, token.text
    word = token.kind == "word"
    return [
        token.kind == "number", token.kind == "punctuation", quoted, text in _OPENING, text in _CLOSING, text == '"',
        *(text in marks for marks in language.marks),
        *(word and norm.startswith(start) for start in language.starts),
        *(word and norm.endswith(end) for end in language.ends),
        word and len(norm) <= _SHORT, word and len(norm) >= _LONG, len(token.stems) > 1,
        *((text[:1].isupper(), text.isupper()) if language.capitals else ()),
    ]  # fmt: skip


# --- mentions -----------------------------------------------------------------------------------------------------------


def _mention_flags(count: int, mentions: tuple[Mention, ...]) -> Floats:
    flags = np.zeros((count, 3 + len(_HOWS) + len(_KINDS)), np.float32)
    for mention in mentions:
        inside = slice(mention.first, mention.last)
        flags[mention.first, 0] = 1
        flags[inside, 1] = 1
        flags[inside, 2] = any(party.code for party in mention.parties)
        flags[inside, 3 + _HOWS.index(mention.how)] = 1
        for party in mention.parties:
            flags[inside, 3 + len(_HOWS) + _KINDS.index(party.kind)] = 1
    return flags


def _known(parse: Parse, mentions: tuple[Mention, ...]) -> Floats:
    """How, kinds, whether it has a code, how often its first party is named, and whether it opens its sentence."""
    counts: dict[str, int] = {}
    for mention in mentions:
        for party in mention.parties:
            counts[party.code or party.name] = counts.get(party.code or party.name, 0) + 1
    starts = {bounds.first for bounds in parse.sentences}
    width = len(_HOWS) + len(_KINDS) + 5
    rows = np.zeros((len(mentions), width), np.float32)
    for row, mention in zip(rows, mentions, strict=True):
        row[_HOWS.index(mention.how)] = 1
        for party in mention.parties:
            row[len(_HOWS) + _KINDS.index(party.kind)] = 1
        often = max((counts[p.code or p.name] for p in mention.parties), default=0)
        row[-5:] = (
            any(p.code for p in mention.parties), min(often, _FREQUENT) / _FREQUENT, len(mention.parties) > 1,
            mention.last - mention.first > 1, mention.first in starts,
        )  # fmt: skip
    return rows
