"""Where claims can be met by others of the same happening, and the links between those that were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from wathiq.ledger import tables
from wathiq.ledger.record import to_line
from wathiq.ledger.rows_at_once import add_rows, drop_rows, listed


class Meeting(NamedTuple):
    """Where a claim can be met: one of its parties, the days on which it can be (proleptic ordinals), its type, and whether it
    names parties on one side only. ``width`` is a step of :class:`Bounds`: how long its time can last."""

    party: str
    plover: str
    width: int
    first: int
    last: int
    claim: int
    one_sided: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that speak for one happening, ``one`` with the lower key, and the answers of all judgements on them."""

    one: int
    other: int
    score: float
    answers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How near claims must be to meet: types that are kin, as pairs; ``slack`` days between two times; and the most days that a
    time of each width lasts. A width beyond these is vague: such a claim meets only what is told of the very same time."""

    kin: frozenset[tuple[str, str]]
    slack: int
    widths: tuple[int, ...]

    def kin_of(self, plover: str) -> list[str]:
        """The types that are kin to one, itself first."""
        return [plover, *sorted(other for one, other in self.kin if one == plover and other != plover)]

    def width(self, first: int, last: int) -> int:
        """The width of a time."""
        return next((step for step, most in enumerate(self.widths) if last - first <= most), len(self.widths))


class Meetings:
    """The tables ``sketch`` and ``link``, open for writing. Claims are named by their keys."""

    def __init__(self, connection: Connection) -> None:
        """Work inside the caller's transaction."""
        self._connection = connection

    def place(self, meetings: Iterable[Meeting]) -> None:
        """Put claims where others can meet them."""
        add_rows(self._connection, tables.sketch, (meeting._asdict() for meeting in meetings))

    def met(self, meetings: Iterable[Meeting], bounds: Bounds) -> set[tuple[int, int]]:
        """The pairs of claims, one of them among these, that meet: with two common parties, or one where a claim is one-sided;
        of kin types; at near times."""
        claims: defaultdict[str, set[int]] = defaultdict(set)
        for meeting in meetings:
            claims[meeting.plover].add(meeting.claim)
        queries = (query for plover, mine in claims.items() for query in _queries(mine, bounds.kin_of(plover), bounds))
        found = (tuple(row) for query in queries for row in self._connection.execute(query))
        return {(min(pair), max(pair)) for pair in found}

    def forget(self, claims: Collection[int]) -> None:
        """Take claims out of everybody's way, with their links."""
        for column in (tables.sketch.c.claim, tables.link.c.one, tables.link.c.other):
            drop_rows(self._connection, column, claims)

    def link(self, links: Iterable[Link]) -> None:
        """Store links; of the answers those that say something."""
        add_rows(self._connection, tables.link, map(_row, links))

    def linked(self, claims: Collection[int]) -> set[int]:
        """The claims that have a link with one of these."""
        columns = tables.link.c
        ahead = select(columns.other).where(columns.one.in_(listed(claims)))
        back = select(columns.one).where(columns.other.in_(listed(claims)))
        return {*self._connection.scalars(ahead), *self._connection.scalars(back)}

    def among(self, claims: Collection[int]) -> dict[tuple[int, int], float]:
        """The scores of the links of which both ends are among these claims."""
        columns, ends = tables.link.c, set(claims)
        query = select(columns.one, columns.other, columns.score).where(columns.one.in_(listed(ends)))
        # the second end is looked at here: asked of SQLite too, it would try every pair of ends
        return {(one, other): score for one, other, score in self._connection.execute(query) if other in ends}


def _row(link: Link) -> dict[str, Any]:
    answers = {name: told for name, told in link.answers.items() if told}
    return {"one": link.one, "other": link.other, "score": link.score, "answers": to_line(answers)}


_mine, _theirs = tables.sketch.alias("mine"), tables.sketch.alias("theirs")
_Pairs = Select[Any]  # the keys of two claims


def _queries(claims: Collection[int], kin: Collection[str], bounds: Bounds) -> Iterator[_Pairs]:
    """What finds the pairs of claims of one type with those of kin types: one query for each width of time."""
    for width in range(len(bounds.widths)):
        yield _pairs(claims, kin).where(*_near(bounds, width))
    yield _pairs(claims, kin).where(*_of_one_vague_time(len(bounds.widths)))


def _pairs(claims: Collection[int], kin: Collection[str]) -> _Pairs:
    """Pairs of claims with enough common parties; when they meet is for the caller to say."""
    query = select(_mine.c.claim, _theirs.c.claim).select_from(_mine).join(_theirs, _theirs.c.party == _mine.c.party)
    query = query.where(_mine.c.claim.in_(listed(claims)), _theirs.c.plover.in_(sorted(kin)), _mine.c.claim != _theirs.c.claim)
    enough = or_(func.count() > 1, func.max(_mine.c.one_sided), func.max(_theirs.c.one_sided))
    return query.group_by(_mine.c.claim, _theirs.c.claim).having(enough)


def _near(bounds: Bounds, width: int) -> Iterator[ColumnElement[bool]]:
    """That the second time is of this width, and near the first, which is not vague. The lower bound of its first day spares
    a search of all that lies before."""
    mine, theirs = _mine.c, _theirs.c
    yield mine.width < len(bounds.widths)
    yield theirs.width == width
    yield theirs.first.between(mine.first - bounds.widths[width] - bounds.slack, mine.last + bounds.slack)
    yield theirs.last >= mine.first - bounds.slack


def _of_one_vague_time(vague: int) -> Iterator[ColumnElement[bool]]:
    """That both times are vague and the same."""
    mine, theirs = _mine.c, _theirs.c
    yield from (mine.width == vague, theirs.width == vague, theirs.first == mine.first, theirs.last == mine.last)
