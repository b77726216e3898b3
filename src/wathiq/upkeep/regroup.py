"""Grouping anew only what a change bears on, with the same outcome as grouping everything.

Claims are joined greedily, the best-judged pair first, and two groups join only if all pairs of their members together speak
for one happening (``reconcile.happenings``). Take the groups that the new or lost claims have links with. Group these as they
were and as they are now. If no decision on an earlier link has turned, no two earlier groups have become one and none has lost
a member, then what lies outside is as before: towards it a group has only gained claims without links to it, which speak
against joining, and nothing was joined before. Where a group has turned, its neighbours are taken in, until that holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from wathiq.ledger import EventBook
from wathiq.reconcile import data
from wathiq.reconcile.happenings import grouped
from wathiq.upkeep.shelf import Shelf

Group = frozenset[int]
Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Groups of claims, and for each link whether its claims were together once it was decided."""

    groups: frozenset[Group]
    together: Mapping[tuple[int, int], bool]


def regrouped(book: EventBook, came: Collection[int], gone: Collection[int], shelf: Shelf) -> set[Group]:
    """The groups of claims that are other than before, once these have come and gone."""
    came, gone = set(came), set(gone)
    around = book.groups_of(gone | book.meetings.linked(came | gone))
    while True:
        old = {seq for group in around for seq in group}
        shelf.fill(book, old | came)
        scores = book.meetings.among(old | came)
        before, after = _grouped(old, scores, shelf), _grouped((old - gone) | came, scores, shelf)
        turned = {seq for group in _turned(around, before, after, gone) for seq in group}
        wider = around | book.groups_of(book.meetings.linked(turned))
        if wider == around:
            return set(after.groups - around)
        around = wider


def _grouped(claims: Collection[int], scores: Scores, shelf: Shelf) -> _Outcome:
    """The groups of some claims, by the links among them."""
    by_id = {shelf.sketches[seq].id: shelf.sketches[seq] for seq in claims}
    keys = {shelf.sketches[seq].id: seq for seq in claims}
    ids = {pair: _ids(pair, shelf) for pair in scores if pair[0] in claims and pair[1] in claims}
    found = grouped(by_id, {ids[pair]: scores[pair] for pair in ids}, data.weights())
    groups = frozenset(frozenset(keys[id_] for id_ in group) for group in found.groups)
    return _Outcome(groups, {pair: found.together[ids[pair]] for pair in ids})


def _ids(pair: tuple[int, int], shelf: Shelf) -> tuple[str, str]:
    one, other = (shelf.sketches[seq].id for seq in pair)
    return (one, other) if one < other else (other, one)


def _turned(around: Collection[Group], before: _Outcome, after: _Outcome, gone: Collection[int]) -> Iterable[Group]:
    """The earlier groups that have lost a member or become one with another, or in which the decision on a link has turned."""
    told = before.together.keys() & after.together.keys()
    ends = {seq for pair in told if before.together[pair] != after.together[pair] for seq in pair}
    owner = {seq: group for group in around for seq in group}
    joined = [{owner[seq] for seq in group if seq in owner} for group in after.groups]
    mixed = {group for groups in joined if len(groups) > 1 for group in groups}
    return (group for group in around if group in mixed or not group.isdisjoint(ends) or not group.isdisjoint(gone))
