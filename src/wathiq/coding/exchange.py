"""What passes between the sides: the net says which kind of good and who gives, the clause which item and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wathiq.coding.goods import ItemMention, items
from wathiq.coding.quantity import QuantityMention, quantities
from wathiq.coding.sides import Sides
from wathiq.languages.goods import GoodsData
from wathiq.model import ActType, Exchange, Good, Parse, Side, Signal

_Pair = tuple[tuple[Side, ...], tuple[Side, ...]]  # giver, taker
Placed = TypeVar("Placed", ItemMention, QuantityMention)

_MATERIAL = frozenset({"COOPERATE", "AID"})
_NEVER = 2.0  # more than any weight
_JOINED = 3  # tokens at most between two items that are joined
_AFTER = 6  # tokens beyond the clause in which its item or quantity may stand


@dataclass(frozen=True, slots=True)
class Stock:
    """Every good and quantity that a report names."""

    items: tuple[ItemMention, ...]
    quantities: tuple[QuantityMention, ...]
    words: tuple[str, ...] = ()  # of the report, folded


@dataclass(frozen=True, slots=True)
class GoodsReader:
    """The goods of a language, the kinds of act by which the source receives, and thresholds chosen on held-out texts.

    An item that the clause names counts like a probability of ``named``; in an act of material cooperation that is enough.
    """

    goods: GoodsData
    taking: frozenset[str] = frozenset()
    accept: float = 0.35
    named: float = 0.3

    def stock(self, parse: Parse) -> Stock:
        """Find the goods and quantities of a report once for all its acts."""
        words = tuple(token.norm for token in parse.tokens)
        return Stock(items(parse, self.goods), quantities(parse, self.goods), words)

    def read(self, stock: Stock, signal: Signal, clause: tuple[int, int], who: Sides, type_: ActType) -> tuple[Exchange, ...]:
        """The good that most speaks for, with its direction, and item and quantity of the clause; none if too little does."""
        named = {item.good for item in _passing(stock.items, clause) if item.first < clause[1]}
        weights: dict[Good, float] = dict.fromkeys(sorted(named), self.named)
        for good, source_gives, target_gives in signal.goods:
            weights[good] = weights.get(good, 0.0) + max(source_gives, target_gives)
        fitting = {good: weight for good, weight in weights.items() if weight >= self._least(good, type_)}
        if not fitting:
            return ()
        best = max(fitting, key=lambda good: (fitting[good], good))
        sides = self._direction(best, signal, who, type_)
        first = self._exchange(stock, signal, clause, best, sides)
        if type_.plover not in _MATERIAL:
            return (first,)
        further = self._further(stock, signal, clause, best)
        return (first, *(Exchange(item.good, first.giver, first.taker, item.item) for item in further))

    def _further(self, stock: Stock, signal: Signal, clause: tuple[int, int], good: Good) -> Iterator[ItemMention]:
        """Items of another kind that are joined to the first by "and" or "or": coal or luxury goods. They pass the same way."""
        passing = _passing(stock.items, clause)
        last = _nearest([item for item in passing if item.good == good], signal, clause)
        if last is None:
            return
        for item in passing:
            if 0 <= item.first - last.last <= _JOINED and self._joined(stock, last.last, item.first):
                last = item
                if item.good != good:
                    yield item

    def _joined(self, stock: Stock, end: int, start: int) -> bool:
        """Whether a word for "and" or "or" stands between two items; one that is written on to the second (و) also joins
        clauses, and says nothing."""
        return not self.goods.joiners.isdisjoint(stock.words[end:start])

    def _least(self, good: Good, type_: ActType) -> float:
        """Political support passes by acts of support only; goods by material cooperation rather than by words."""
        if good == "political-support":
            return self.named if type_.plover == "SUPPORT" else _NEVER
        return self.named if type_.plover in _MATERIAL else self.accept

    def _direction(self, good: Good, signal: Signal, who: Sides, type_: ActType) -> _Pair:
        """Giver and taker: by the kind of act where it says so, else as the net has it."""
        crossed = type_.kind in self.taking or any(
            other == good and target_gives > source_gives for other, source_gives, target_gives in signal.goods
        )
        return (who.target, who.source) if crossed else (who.source, who.target)

    def _exchange(self, stock: Stock, signal: Signal, clause: tuple[int, int], good: Good, sides: _Pair) -> Exchange:
        giver, taker = (side[0].party.code if side else None for side in sides)
        item = _nearest([item for item in _passing(stock.items, clause) if item.good == good], signal, clause)
        amount = _nearest(stock.quantities, signal, clause)
        return Exchange(good, giver, taker, item.item if item else None, amount.quantity if amount else None)


def _passing(items_: Sequence[ItemMention], clause: tuple[int, int]) -> list[ItemMention]:
    """The items in and just after a clause; a ship or a train only where it carries no other of them."""
    inside = [item for item in items_ if clause[0] <= item.first and item.last <= clause[1] + _AFTER]
    return [item for item in inside if not item.carries or all(other.carries for other in inside)]


def _nearest(found: Sequence[Placed], signal: Signal, clause: tuple[int, int]) -> Placed | None:
    inside = [thing for thing in found if clause[0] <= thing.first and thing.last <= clause[1] + _AFTER]
    return min(inside, key=lambda thing: max(thing.first - signal.last, signal.first - thing.last, 0), default=None)
