"""Roll calls of the UN General Assembly, session by session, for two states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from wathiq.knowledge import parties
from wathiq.votes import Agreement, RollCallVote, agreement, roll_calls

Rows = list[tuple[str, Agreement]]  # session, agreement; the last row is over all sessions


def votes_by_state(files: Iterable[Path]) -> Mapping[str, Sequence[RollCallVote]]:
    """All votes of the files, by the code of the state that cast them; InputError for a file that is none of roll calls."""
    found: defaultdict[str, list[RollCallVote]] = defaultdict(list)
    for vote in _votes(files):
        found[vote.state].append(vote)
    return found


def by_session(files: Iterable[Path], first: str, second: str) -> Rows:
    """The agreement in every session of the files, and over all of them; empty when they never voted on the same."""
    return agreements([vote for vote in _votes(files) if vote.state in (first, second)], first, second)


def agreements(votes: Sequence[RollCallVote], first: str, second: str) -> Rows:
    """The same from the votes of both states."""
    sessions: dict[str, list[RollCallVote]] = {}
    for vote in votes:
        sessions.setdefault(str(vote.session) if vote.session else "?", []).append(vote)
    found = [(session, agreement(some, first, second)) for session, some in sorted(sessions.items())]
    found.append(("all", agreement(votes, first, second)))
    return [(session, one) for session, one in found if one is not None]


def _votes(files: Iterable[Path]) -> Iterator[RollCallVote]:
    alpha3 = {entry.iso2: entry.code for entry in parties.load() if entry.iso2 and entry.code}
    for path in files:
        yield from roll_calls(path, alpha3)
