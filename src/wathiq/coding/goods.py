"""What passes between parties: the goods that a text names, by kind of exchange, with their Harmonized System chapters."""

from __future__ import annotations

from typing import NamedTuple

from wathiq.coding.time_atoms import fits
from wathiq.languages.goods import GoodsData
from wathiq.model import Good, Parse, Token

_SHORTEST = 3  # letters of a stem, and one more for each letter stripped


class ItemMention(NamedTuple):
    """A good named by tokens ``first`` up to ``last``: its kind, its English name, its HS chapters (two digits), and whether
    other goods travel in it."""

    good: Good
    item: str
    first: int
    last: int
    hs: tuple[str, ...]
    carries: bool = False


def items(parse: Parse, goods: GoodsData) -> tuple[ItemMention, ...]:
    """Every good of the lexicon named in a parse, in order and without overlap, the longest name first."""
    found: list[ItemMention] = []
    number = about = 0
    while number < len(parse.tokens):
        mention = _at(parse, number, goods)
        if mention and (number == about > 0 or _is_only_about(parse, number, goods)):
            about = mention.last
        elif mention:
            found.append(mention)
        number = mention.last if mention else number + 1
    return tuple(found)


def _is_only_about(parse: Parse, number: int, goods: GoodsData) -> bool:
    """Whether the word before makes the good a subject: a programme to develop missiles is no missile."""
    return number > 0 and not goods.only_about_after.isdisjoint(parse.tokens[number - 1].stems)


def _at(parse: Parse, number: int, goods: GoodsData) -> ItemMention | None:
    """The longest name at a token; of equally long ones the reading that strips the fewest letters."""
    best: ItemMention | None = None
    for stem in parse.tokens[number].stems:
        for phrase in goods.phrases.get(stem, ()):
            last = number + len(phrase.words)
            longer = phrase.kind == "item" and (best is None or last > best.last)
            if longer and _is_certain(parse.tokens[number], stem, goods) and fits(parse.tokens, number, phrase):
                item = goods.items[int(phrase.value)]
                best = ItemMention(item.good, item.name, number, last, item.hs, item.carries)
    return best


def _is_certain(token: Token, stem: str, goods: GoodsData) -> bool:
    """Whether a reading strips no more than can be a proclitic: from a short word a letter is often one of its own.

    The whole word, the article and the conjunction are certain; another letter needs a stem of four letters behind it, two
    letters one of five.
    """
    stripped = len(token.norm) - len(stem)
    if not stripped or goods.article + stem in token.stems or token.norm == goods.numbers.conjunction + stem:
        return True
    return len(stem) >= _SHORTEST + stripped
