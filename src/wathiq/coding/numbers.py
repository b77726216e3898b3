"""Numbers in a text: digits of all scripts with their separators, and number words put together.

Composition follows what Arabic, English, Spanish and Russian share: parts are added (hundreds, tens, units), a scale
multiplies what stands before it (thirty thousand), and a fraction takes a part of the scale beside it (half a million).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wathiq.languages.numbers import Numbers
from wathiq.model import Token
from wathiq.text import western_digits

_DIGITS = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?|\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000")
_TRIPLE = 3
_TEEN = 10
_HUNDRED = 100
_RANK = {"units": 1, "teens": 2, "tens": 2, "digits": 2, "hundreds": 3, "scales": 4}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read at tokens up to but not including ``last``; ``low`` and ``high`` differ for an open number."""

    low: float
    high: float
    last: int
    digits: bool = False  # written in digits alone


@dataclass(frozen=True, slots=True)
class _State:
    """What has been read so far: finished scales, the group being read, the class of the last part, the last scale."""

    total: float
    group: float
    last: str
    scale: float


def digits_value(text: str) -> float | None:
    """The value of a number in digits, or None when ``text`` is none.

    A dot or comma before exactly three digits separates thousands where it is repeated, is a comma, or the digits are
    zeros (``30.000``); every other one is a decimal mark.

    >>> digits_value("30,000"), digits_value("3.4"), digits_value("٣٫٥"), digits_value("1.200.000")
    (30000.0, 3.4, 3.5, 1200000.0)
    """
    plain = western_digits(text)
    if not _DIGITS.fullmatch(plain):
        return None
    if _GROUPED.fullmatch(plain):
        whole, _, decimals = plain.partition("٫") if "٫" in plain else _split_decimal(plain)
        return float(re.sub(r"[.,٬]", "", whole) + (f".{decimals}" if decimals else ""))
    normal = re.sub(r"[,٫]", ".", plain.replace("٬", ""))
    return float(normal) if normal.count(".") <= 1 else None


def _split_decimal(plain: str) -> tuple[str, str, str]:
    """Part the decimals of a number grouped by commas; one grouped by dots has none."""
    return plain.partition(".") if re.search(r"[,٬]", plain) else (plain, "", "")


def read(tokens: tuple[Token, ...], start: int, numbers: Numbers) -> Reading | None:
    """The number that starts at token ``start``, the longest there is; None when there is none."""
    if start >= len(tokens) or not may_begin(tokens[start], numbers):
        return None
    vague = _vague(tokens, start, numbers)
    if vague:
        return vague
    state: _State | None = None
    number = start
    while number < len(tokens):
        following = _advance(tokens, number, state, numbers)
        if following is None:
            break
        state, number = following
    if state is None or state.last == "fractions":
        return None
    value = state.total + state.group
    return Reading(value, value, number, digits=state.last == "digits" and state.total == 0)


def may_begin(token: Token, numbers: Numbers) -> bool:
    """Whether a number can begin at a token; quick, and certain when it says no."""
    if token.kind == "number":
        return True
    return any(stem in numbers.openers or stem[-1:].isdigit() for stem in token.stems)


def ordinal(tokens: tuple[Token, ...], start: int, numbers: Numbers) -> tuple[int, int] | None:
    """The rank that an ordinal at ``start`` names and the token after it: الخامس عشر is 15, الرابع والعشرين is 24."""
    if start >= len(tokens):
        return None
    rank = next((numbers.ordinals[stem] for stem in tokens[start].stems if stem in numbers.ordinals), None)
    if rank is None:
        name, value, _ = _classify(tokens[start], numbers)
        return (int(value), start + 1) if name == "tens" else None
    if start + 1 < len(tokens):
        name, value, joined = _classify(tokens[start + 1], numbers)
        if (name == "units" and value == _TEEN and not joined) or (name == "tens" and joined):
            return rank + int(value), start + 2
    return rank, start + 1


def _vague(tokens: tuple[Token, ...], start: int, numbers: Numbers) -> Reading | None:
    first = tokens[start].stems
    for entry in numbers.vague:
        last = start + len(entry.words)
        if entry.words[0] in first and all(
            word in token.stems or word == token.norm for word, token in zip(entry.words, tokens[start:last], strict=False)
        ):
            return Reading(entry.low, entry.high, last) if last <= len(tokens) else None
    return None


def readings(token: Token, numbers: Numbers) -> tuple[str, ...]:
    """The stems of a token; a single digit behind the conjunction (و6), too short to be a stem, is split off here."""
    found = token.stems or (token.norm,)
    behind = token.norm.removeprefix(numbers.conjunction)
    return (*found, behind) if behind != token.norm and behind.isdigit() and behind not in found else found


def _classify(token: Token, numbers: Numbers) -> tuple[str, float, bool]:
    """Class of a number part ("" when the token is none), its value, and whether a conjunction joins it."""
    for stem in readings(token, numbers):
        joined = token.norm != stem and token.norm.startswith(numbers.conjunction)
        if stem in numbers.words:
            return (*numbers.words[stem], joined)
        value = digits_value(stem) if stem[:1].isdigit() else None
        if value is not None:
            return "digits", value, joined
    return "", 0.0, False


def _advance(tokens: tuple[Token, ...], number: int, state: _State | None, numbers: Numbers) -> tuple[_State, int] | None:
    """The state after one more part, and the next token; None when the token goes on with no number."""
    token = tokens[number]
    if token.norm == numbers.conjunction and state is not None and number + 1 < len(tokens):
        name, value, _ = _classify(tokens[number + 1], numbers)
        following = _joined(state, name, value)
        return (following, number + 2) if following else None
    name, value, joined = _classify(token, numbers)
    if not name:
        return _lettered_decimals(token, tokens[number - 1], state, number, numbers) if state else None
    if state is None:
        whole = _glued_decimals(tokens, number) if name == "digits" else None
        return whole or (_begin(name, value), number + 1)
    if name == "digits" and not joined:
        return _spaced_triple(tokens, number, state, value)
    following = _joined(state, name, value) if joined else _beside(state, name, value)
    return (following, number + 1) if following else None


def _glued_decimals(tokens: tuple[Token, ...], number: int) -> tuple[_State, int] | None:
    """A number behind a proclitic (و2.5) ends its token at the decimal mark; the mark and digits right behind go on with it."""
    parts = tokens[number : number + 3]
    touching = len(parts) == _TRIPLE and parts[0].end == parts[1].start and parts[1].end == parts[2].start
    if parts[0].kind != "word" or not touching or parts[2].kind != "number":
        return None
    value = digits_value(re.sub(r"^\D+", "", parts[0].norm) + parts[1].text + parts[2].norm)
    return (_begin("digits", value), number + 3) if value is not None else None


def _lettered_decimals(token: Token, before: Token, state: _State, number: int, numbers: Numbers) -> tuple[_State, int] | None:
    """6ر6: a letter and digits right behind a whole number are its decimals."""
    decimals = token.norm[1:]
    fits = state.last == "digits" and token.start == before.end and token.norm.startswith(numbers.decimal_letters)
    if not fits or not decimals.isdigit():
        return None
    return _State(0, state.group + float(f"0.{decimals}"), "digits", 0), number + 1


def _spaced_triple(tokens: tuple[Token, ...], number: int, state: _State, value: float) -> tuple[_State, int] | None:
    """30 000: three digits after one space go on with a number in digits."""
    token, before = tokens[number], tokens[number - 1]
    fits = state.last == "digits" and len(token.text) == _TRIPLE == len(token.norm) and token.start == before.end + 1
    if not fits or not token.text.isdigit() or not before.text.isdigit() or len(before.text) > _TRIPLE:
        return None
    return _State(0, state.group * 1000 + value, "digits", 0), number + 1


def _begin(name: str, value: float) -> _State:
    if name == "scales":
        return _State(value, 0, "scales", value)
    if name == "duals":
        return _State(value, 0, "scales", value / 2)
    return _State(0, value, name, 0)


def _beside(state: _State, name: str, value: float) -> _State | None:
    """A part without conjunction: a scale, the ten of a teen, or the hundred of three hundred."""
    if name == "scales" and state.last == "fraction-of-scale":
        return replace(state, last="end") if value == state.scale else None  # مليون ونصف المليون
    if name == "scales" and state.group:
        return _State(state.total + state.group * value, 0, "scales", value)
    if name == "scales" and state.last == "scales" and value > state.scale:
        return _State(state.total * value, 0, "scales", value)  # ألف مليار
    if name == "units" and value == _TEEN and state.last == "units" and state.group % _HUNDRED < _TEEN:
        return _State(state.total, state.group + value, "teens", state.scale)
    if name == "hundreds" and value == _HUNDRED and state.last == "units" and state.group < _TEEN:
        return _State(state.total, state.group * value, "hundreds", state.scale)
    return None


def _joined(state: _State, name: str, value: float) -> _State | None:
    """A part after a conjunction: smaller than the one before, or the ten after a unit, or a fraction of the scale."""
    if name == "fractions" and state.last == "scales":
        return _State(state.total + value * state.scale, 0, "fraction-of-scale", state.scale)
    if name == "tens" and state.last == "units" and state.group % _HUNDRED < _TEEN:
        return _State(state.total, state.group + value, "tens", state.scale)
    if name in ("scales", "duals"):
        smaller = state.last == "scales" and value < state.scale
        return _State(state.total + value, 0, "scales", value) if smaller else None
    if name in _RANK and _RANK[name] < _RANK.get(state.last, 0) and state.last not in {"digits", "teens"}:
        fits = name != "digits" or state.last == "scales"
        return _State(state.total, state.group + value, name, state.scale) if fits else None
    return None
