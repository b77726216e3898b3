"""What passes between the sides: the net says which kind of good and who gives, the clause which item and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from wathiq.coding.goods import ItemMention, items
from wathiq.coding.quantity import QuantityMention, quantities
from wathiq.coding.sides import Sides
from wathiq.languages.goods import GoodsData
from wathiq.model import Exchange, Good, Parse, Side, Signal

_Pair = tuple[tuple[Side, ...], tuple[Side, ...]]  # giver, taker
Placed = TypeVar("Placed", ItemMention, QuantityMention)

_AFTER = 6  # tokens beyond the clause in which its item or quantity may stand


@dataclass(frozen=True, slots=True)
class Stock:
    """Every good and quantity that a report names."""

    items: tuple[ItemMention, ...]
    quantities: tuple[QuantityMention, ...]


@dataclass(frozen=True, slots=True)
class GoodsReader:
    """The goods of a language, and the probabilities from which something is said to pass.

    The lower one holds where the clause itself names such a good.
    """

    goods: GoodsData
    accept: float = 0.35
    accept_named: float = 0.15

    def stock(self, parse: Parse) -> Stock:
        """Find the goods and quantities of a report once for all its acts."""
        return Stock(items(parse, self.goods), quantities(parse, self.goods))

    def read(self, stock: Stock, signal: Signal, clause: tuple[int, int], who: Sides) -> tuple[Exchange, ...]:
        """The kinds of good that are likely enough, each with its direction, and item and quantity of the clause."""
        straight, crossed = (who.source, who.target), (who.target, who.source)
        return tuple(
            self._exchange(stock, signal, clause, good, straight if source_gives >= target_gives else crossed)
            for good, source_gives, target_gives in signal.goods
            if max(source_gives, target_gives) >= (self.accept_named if _named(stock, good, clause) else self.accept)
        )

    def _exchange(self, stock: Stock, signal: Signal, clause: tuple[int, int], good: Good, sides: _Pair) -> Exchange:
        giver, taker = (side[0].party.code if side else None for side in sides)
        item = _nearest([item for item in stock.items if item.good == good], signal, clause)
        amount = _nearest(stock.quantities, signal, clause)
        return Exchange(good, giver, taker, item.item if item else None, amount.quantity if amount else None)


def _named(stock: Stock, good: Good, clause: tuple[int, int]) -> bool:
    return any(item.good == good and clause[0] <= item.first < clause[1] for item in stock.items)


def _nearest(found: Sequence[Placed], signal: Signal, clause: tuple[int, int]) -> Placed | None:
    inside = [thing for thing in found if clause[0] <= thing.first and thing.last <= clause[1] + _AFTER]
    return min(inside, key=lambda thing: max(thing.first - signal.last, signal.first - thing.last, 0), default=None)
