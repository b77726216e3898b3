"""Bringing the events of a ledger up to date.

Claims that came, went or changed wait in the ledger. Each batch of them meets the claims of the same parties and days; what
speaks for one happening is linked; the events that this bears on are grouped anew. The events are the same as if all claims had
been reconciled at once, in whatever order they came.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from wathiq.ledger import Bounds, EventBook, EventEntry, Ledger, Link, Meeting, StoredEvent, Withdrawal, event_to_record
from wathiq.model import fingerprint
from wathiq.reconcile import Provenance, data
from wathiq.reconcile.events import day_of, draft, event
from wathiq.reconcile.grades import Record
from wathiq.reconcile.happenings import BROAD, comparable, links, word
from wathiq.reconcile.judgements import UNDATED_SLACK, Judged
from wathiq.reconcile.sketch import FRESH, Sketch
from wathiq.upkeep import lineage
from wathiq.upkeep.regroup import regrouped
from wathiq.upkeep.shelf import Shelf
from wathiq.version import __version__

_BATCH, _MANY = 2_000, 20_000  # claims that are brought in at once, and when there are many: fewer old groups are met again

Progress = Callable[[int, int], None]  # claims done, claims that waited


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The events that a change touches, as they are and as they would be."""

    before: tuple[StoredEvent, ...]
    after: tuple[StoredEvent, ...]


def settle(ledger: Ledger, progress: Progress = lambda done, all_: None, keep_on: Callable[[], bool] = lambda: True) -> int:
    """Bring the events up to date; the number of claims that waited. A ledger that is only read stays as it is.

    ``keep_on`` is asked after each batch; once it says no, the rest goes on waiting.
    """
    if ledger.read_only:
        return 0
    ledger.reckon_by(rules())
    waiting, shelf = ledger.waiting(), Shelf()
    size = _BATCH if len(waiting) < 2 * _MANY else _MANY
    with _collector_paused():
        for start in range(0, len(waiting), size):
            batch = waiting[start : start + size]
            with ledger.bookkeeping() as book:
                _bring_in(book, batch, shelf)
            progress(start + len(batch), len(waiting))
            if not keep_on():
                break
    return len(waiting)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Claims in memory are many small objects without cycles: looking for cycles among them takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def rehearse(ledger: Ledger, decision: Withdrawal) -> Rehearsal:
    """What a withdrawal would do to events: it is made, the events are brought up to date, and all of it is taken back."""
    settle(ledger)
    with ledger.rehearsal() as book:
        claims = book.withdraw(decision)
        touched = {seq for group in book.groups_of(claims) for seq in group}
        before = tuple(book.events_of(touched))
        for start in range(0, len(claims), _BATCH):
            _bring_in(book, claims[start : start + _BATCH], Shelf())
        return Rehearsal(before, tuple(book.events_of(touched)))


@lru_cache(maxsize=1)
def rules() -> str:
    """A name for the rules of reconciliation that changes when they do."""
    weights, kinship = data.weights(), data.kinship()
    told = {"bias": weights.bias, "weights": dict(weights.of), "kin": {key: list(kin) for key, kin in kinship.kin.items()}}
    return f"{__version__} {fingerprint(told)}"


def _bring_in(book: EventBook, batch: Collection[int], shelf: Shelf) -> None:
    """Make the events right for a batch of claims that came, went or changed."""
    standing, stored = book.standing(batch), book.stored(batch)
    again = book.paired(standing & stored)  # a reviewer's word on them may be new: they go, and come again
    if again:
        _change(book, again, set(), again, shelf)
    _change(book, batch, (standing - stored) | again, stored - standing, shelf)
    book.settled(batch)
    shelf.thin()


def _change(book: EventBook, batch: Collection[int], came: set[int], gone: set[int], shelf: Shelf) -> None:
    """Make the events right once claims of a batch have come and gone."""
    shelf.fill(book, came)
    places = [place for seq in sorted(came) for place in _places(seq, shelf.sketches[seq])]
    book.meetings.place(places)
    _link(book, places, gone, shelf)
    changed = regrouped(book, came, gone, shelf)
    traced = book.told_in(lineage.trace(book, book.reports_of(batch)))
    moved = book.groups_of(traced - {seq for group in changed for seq in group} - gone)
    book.meetings.forget(gone)
    _write(book, gone, {*changed, *moved}, shelf)


def _places(seq: int, one: Sketch) -> Iterator[Meeting]:
    one_sided = not (one.source and one.target)
    width = _bounds().width(one.first, one.last)
    return (Meeting(party, one.plover, width, one.first, one.last, seq, one_sided) for party in sorted(one.parties))


def _link(book: EventBook, places: Collection[Meeting], gone: Collection[int], shelf: Shelf) -> None:
    """Judge each claim that came with everything that it meets, and store what speaks for one happening; where a reviewer has
    said whether two claims tell of one, that counts."""
    kinship, weights = data.kinship(), data.weights()
    met = {pair for pair in book.meetings.met(places, _bounds()) if pair[0] not in gone and pair[1] not in gone}
    shelf.fill(book, {seq for pair in met for seq in pair})
    pairs = ((shelf.sketches[one], shelf.sketches[other]) for one, other in sorted(met))
    judged = links((pair for pair in pairs if comparable(*pair, kinship)), kinship, weights)
    keys = {shelf.sketches[seq].id: seq for pair in met for seq in pair}
    found = [_as_link(keys[one], keys[other], told) for (one, other), told in judged.items()]
    said = _words(book, {place.claim for place in places}, gone)
    book.meetings.link((*(link for link in found if (link.one, link.other) not in said), *said.values()))


def _words(book: EventBook, came: set[int], gone: Collection[int]) -> dict[tuple[int, int], Link]:
    """The words of reviewers on pairs of which one claim came and the other is there."""
    pairs = {pair: together for pair, together in book.words().items() if not came.isdisjoint(pair)}
    there = {*came, *book.stored({seq for pair in pairs for seq in pair})} - set(gone)
    return {
        pair: Link(*pair, word(together), {"reviewer": 1.0 if together else -1.0})
        for pair, together in pairs.items()
        if there.issuperset(pair)
    }


def _as_link(one: int, other: int, told: Judged) -> Link:
    return Link(min(one, other), max(one, other), told.score, told.answers)


@lru_cache(maxsize=1)
def _bounds() -> Bounds:
    kinship = data.kinship()
    types = {type_ for kin in kinship.kin.values() for type_ in kin}
    pairs = frozenset((one, other) for one in types for other in kinship.of(one))
    return Bounds(pairs, UNDATED_SLACK, (FRESH + 1, BROAD))


def _write(book: EventBook, gone: Collection[int], groups: Collection[frozenset[int]], shelf: Shelf) -> None:
    """Store the events of these groups in place of all that their claims, and those that are gone, told of before."""
    members = {seq for group in groups for seq in group}
    shelf.fill(book, members)
    known = lineage.provenance(book, {shelf.claims[seq].report.id for seq in members})
    book.replace(members | set(gone), [_entry(group, known, shelf) for group in sorted(groups, key=min)])


def _entry(group: frozenset[int], known: Provenance, shelf: Shelf) -> EventEntry:
    """An event for the ledger. Its source is graded only when it is listed, by what that told in all other events."""
    claims = {shelf.claims[seq].id: seq for seq in group}
    made = draft(tuple(shelf.claims[claims[id_]] for id_ in sorted(claims)), known)
    found = event(made, Record())
    records = {seq: shelf.records[seq] for seq in group}
    mark = made.mark
    return EventEntry(
        event_to_record(found), claims[found.told.id], records, day_of(found.told), mark.confirmed, mark.contested
    )
