"""Filters and pages of the lists: what a reader typed, and where the next page begins."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from wathiq.errors import UsageError
from wathiq.ledger import Filter
from wathiq.serve.party_argument import party_code
from wathiq.serve.values import statuses, types_of_act

ROWS = 50

_Text = Annotated[str, Query(max_length=200)]


class Typed:
    """What a reader typed into the filters, as it stands in the address; ``problem`` is what is wrong with it, if anything."""

    def __init__(
        self,
        *,
        source: Annotated[_Text, Query(alias="from")] = "",
        target: Annotated[_Text, Query(alias="to")] = "",
        type: Annotated[_Text, Query()] = "",
        status: _Text = "",
        since: _Text = "",
        until: _Text = "",
        voice: _Text = "",
        provision: _Text = "",
        cursor: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> None:
        """Keep it as it is, to be shown again."""
        self.source, self.target, self.type, self.status = source, target, type, status
        self.since, self.until, self.voice, self.provision, self.cursor = since, until, voice, provision, cursor
        self.problem: UsageError | None = None

    def wanted(self) -> Filter:
        """The filter that was meant, for one row more than a page; one that accepts everything when it cannot be understood."""
        try:
            return Filter(
                source=party_code(self.source) if self.source.strip() else None,
                target=party_code(self.target) if self.target.strip() else None,
                type=types_of_act([self.type] if self.type else None),
                status=statuses([self.status] if self.status else None),
                since=_date(self.since),
                until=_date(self.until),
                voice=self.voice.strip() or None,
                provision=self.provision or None,
                limit=ROWS + 1,
            )
        except UsageError as error:
            self.problem = error
            return Filter(limit=ROWS + 1)


def _date(typed: str) -> str | None:
    from wathiq.ledger import first_day

    if not typed.strip():
        return None
    first_day(typed.strip())
    return typed.strip()


TypedFilters = Annotated[Typed, Depends()]


def next_page(request: Request, cursor: str | None) -> str | None:
    """The address of the next page."""
    return f"?{request.url.include_query_params(cursor=cursor).query}" if cursor else None
