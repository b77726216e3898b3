"""How much: numbers with their unit, in digits and words, with ranges and the words that soften them.

The number told is kept as it is told: "about 30,000" is 30,000 to 30,000, its softness being in the words. "More than N"
reaches up to the next step of N's first digit (more than 30,000: below 40,000, or the writer would have said so), "less
than N" down to the step before, "at most N" down to nothing. Open numbers have the bounds of the data file: thousands are
2,000 to 9,999, since one thousand has its own word and ten thousand too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from wathiq.coding.numbers import Reading, may_begin, read
from wathiq.coding.time_atoms import fits
from wathiq.languages.goods import GoodsData
from wathiq.model import Parse, Quantity, Token
from wathiq.text import words_at

_PEOPLE = frozenset({"labour", "people"})
_THINGS = frozenset({"arms", "goods", "technology"})
_OPENERS = frozenset({"modifier", "from", "currency", "dual"})


class QuantityMention(NamedTuple):
    """A quantity and its tokens, ``first`` up to ``last``."""

    quantity: Quantity
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its bounds and unit (None while unknown), up to token ``last``."""

    low: float
    high: float
    unit: str | None
    last: int
    digits: bool = False


def quantities(parse: Parse, goods: GoodsData) -> tuple[QuantityMention, ...]:
    """Every amount of something in a parse, in order; bare numbers, years and hours are none."""
    found: list[QuantityMention] = []
    number = 0
    while number < len(parse.tokens):
        amount = _at(parse.tokens, number, goods)
        if amount:
            found.append(_mention(parse, number, amount))
        number = amount.last if amount else number + 1
    return tuple(found)


def _mention(parse: Parse, first: int, amount: _Amount) -> QuantityMention:
    words = words_at(parse.report.text, parse.tokens[first].start, parse.tokens[amount.last - 1].end)
    return QuantityMention(Quantity(amount.low, amount.high, amount.unit or "", words), first, amount.last)


def _phrase(tokens: tuple[Token, ...], number: int, goods: GoodsData, *kinds: str) -> tuple[int | str, int] | None:
    """Value and end of the longest phrase of one of ``kinds`` at a token."""
    if not 0 <= number < len(tokens):
        return None
    token = tokens[number]
    found = [
        (phrase.value, number + len(phrase.words))
        for stem in token.stems or (token.norm,)
        for phrase in goods.phrases.get(stem, ())
        if phrase.kind in kinds and fits(tokens, number, phrase)
    ]
    return max(found, key=lambda pair: pair[1], default=None)


def _at(tokens: tuple[Token, ...], number: int, goods: GoodsData) -> _Amount | None:
    """The amount that begins at a token: perhaps a softening word, a range or one number, a unit, a rate."""
    if not _may_begin(tokens[number], goods):
        return None
    dual = _phrase(tokens, number, goods, "dual")
    if dual:
        return _Amount(2, 2, str(dual[0]), dual[1])
    modifier = _phrase(tokens, number, goods, "modifier")
    start = modifier[1] if modifier else number
    amount = _range(tokens, start, goods) or _single(tokens, start, goods)
    if amount is None or amount.unit is None:
        return None
    amount = _rated(tokens, amount, goods)
    after = _phrase(tokens, amount.last, goods, "modifier-after") if not _joined(tokens, amount.last, goods) else None
    softened = _soften(amount, str(modifier[0]) if modifier else str(after[0]) if after else "")
    return _Amount(softened.low, softened.high, softened.unit, after[1] if after else softened.last)


def _joined(tokens: tuple[Token, ...], number: int, goods: GoodsData) -> bool:
    """Whether a token begins with the conjunction, and so starts something new."""
    return number < len(tokens) and tokens[number].norm.startswith(goods.numbers.conjunction)


def _may_begin(token: Token, goods: GoodsData) -> bool:
    if may_begin(token, goods.numbers):
        return True
    stems = token.stems or (token.norm,)
    return any(phrase.kind in _OPENERS for stem in stems for phrase in goods.phrases.get(stem, ()))


def _single(tokens: tuple[Token, ...], start: int, goods: GoodsData) -> _Amount | None:
    """One number and its unit, or a currency sign and its number."""
    sign = _phrase(tokens, start, goods, "currency") if start < len(tokens) and tokens[start].kind != "word" else None
    if sign:
        number = _number(tokens, sign[1], goods)
        return _Amount(number.low, number.high, str(sign[0]), number.last, number.digits) if number else None
    number = _number(tokens, start, goods)
    if number is None:
        return None
    unit = _unit(tokens, number.last, goods)
    last = unit[1] if unit else number.last
    return _Amount(number.low, number.high, unit[0] if unit else None, last, number.digits)


def _number(tokens: tuple[Token, ...], start: int, goods: GoodsData) -> Reading | None:
    """A number that counts something: not the number of a year or resolution, not "one of the"."""
    reading = read(tokens, start, goods.numbers)
    if reading is None or (start and any(stem in goods.not_amount_after for stem in tokens[start - 1].stems)):
        return None
    is_pronoun = reading.low == 1 and not reading.digits
    return None if is_pronoun else reading


def _unit(tokens: tuple[Token, ...], number: int, goods: GoodsData) -> tuple[str, int] | None:
    """The unit after a number and the token after it: a measure, a currency, people or things that the number counts."""
    of = _phrase(tokens, number, goods, "of")
    after = of[1] if of else number
    if _is_next(tokens, after, goods):
        return None
    measure = _phrase(tokens, after, goods, "unit", "currency")
    if measure:
        return str(measure[0]), measure[1]
    item = _phrase(tokens, after, goods, "item")
    good = goods.items[int(item[0])].good if item else None
    if item and good in _PEOPLE | _THINGS:
        return "people" if good in _PEOPLE else "items", item[1]
    return ("people", number + 1) if not of and _is_people(tokens, number, goods) else None


def _is_next(tokens: tuple[Token, ...], number: int, goods: GoodsData) -> bool:
    """Whether a word begins with the conjunction and is known only without it: what it names is the next thing."""
    if not _joined(tokens, number, goods) or tokens[number].norm in goods.phrases:
        return False
    return any(stem in goods.phrases for stem in tokens[number].stems)


def _is_people(tokens: tuple[Token, ...], number: int, goods: GoodsData) -> bool:
    """Whether the word after a number looks like a nationality or origin, which then counts people."""
    if number >= len(tokens) or tokens[number].kind != "word":
        return False
    token, before = tokens[number], tokens[number - 1].norm
    plain = not token.norm.startswith(goods.article) and not any(stem in goods.numbers.words for stem in token.stems)
    may_be_year = len(before) == 4 and before[:2] in ("19", "20")  # noqa: PLR2004
    long_enough = len(token.norm) >= goods.people_ending_letters
    return plain and long_enough and not may_be_year and token.norm.endswith(goods.people_endings)


def _range(tokens: tuple[Token, ...], start: int, goods: GoodsData) -> _Amount | None:
    """From A to B, A to B, between A and B; what only B tells (scale, unit) counts for A too."""
    lead = _phrase(tokens, start, goods, "from")
    first = _single(tokens, lead[1] if lead else start, goods)
    if first is None:
        return None
    number = _linked(tokens, first.last, goods, lead is not None)
    second = _single(tokens, number, goods) if number else None
    if second is None or second.unit is None or first.unit not in (None, second.unit):
        return None
    low = _scaled(first, second)
    return _Amount(low, second.high, second.unit, second.last) if low < second.high else None


def _linked(tokens: tuple[Token, ...], number: int, goods: GoodsData, led: bool) -> int | None:
    """Where the second number of a range begins; "and" links only after "between"."""
    if number >= len(tokens):
        return None
    link = _phrase(tokens, number, goods, "to", "and") if led else _phrase(tokens, number, goods, "to")
    if link:
        return link[1]
    conjunction = goods.numbers.conjunction
    return number if led and tokens[number].norm.startswith(conjunction) else None


def _scaled(first: _Amount, second: _Amount) -> float:
    """20 to 30 thousand: a first number in digits takes the scale of the second where it is told once."""
    scale = 10 ** (3 * (int(math.log10(second.low)) // 3)) if second.low >= 1 else 1
    is_short = first.unit is None and first.digits and not second.digits and first.low < 1000  # noqa: PLR2004
    return first.low * scale if is_short and first.low * scale <= second.high else first.low


def _rated(tokens: tuple[Token, ...], amount: _Amount, goods: GoodsData) -> _Amount:
    rate = _phrase(tokens, amount.last, goods, "rate")
    if rate is None:
        return amount
    return _Amount(amount.low, amount.high, f"{amount.unit} per {rate[0]}", rate[1])


def _soften(amount: _Amount, modifier: str) -> _Amount:
    """The bounds that "more than", "less than" and "at most" leave; others leave the number as it is told."""
    step = 10.0 ** int(math.log10(amount.high)) if amount.high >= 1 else amount.high
    low, high = {
        "at least": (amount.low, amount.high + step),
        "less than": (max(0.0, amount.low - step), amount.high),
        "at most": (0.0, amount.high),
    }.get(modifier, (amount.low, amount.high))
    return _Amount(low, high, amount.unit, amount.last)
