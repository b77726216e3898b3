"""The filters of the command line as query parameters, under the same names."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from wathiq.ledger import Filter
from wathiq.serve.party_argument import party_code
from wathiq.serve.values import kinds_of_act, statuses, types_of_act

_Many = Annotated[list[str] | None, Query(max_length=50)]
_One = Annotated[str | None, Query(max_length=200)]


def _wanted(
    *,
    source: Annotated[_One, Query(alias="from", description="The source: a code or a name.")] = None,
    target: Annotated[_One, Query(alias="to", description="The target: a code or a name.")] = None,
    type: Annotated[_Many, Query(description="PLOVER types.")] = None,
    kind: Annotated[_Many, Query(description="Kinds of act.")] = None,
    status: Annotated[_Many, Query(description="happened, planned, possible …")] = None,
    since: Annotated[_One, Query(description="2022, 2022-08 or 2022-08-31.")] = None,
    until: _One = None,
    voice: Annotated[_One, Query(description="Part of the name of anyone in the chain, in any script.")] = None,
    report: _One = None,
    outlet: _One = None,
    provision: Annotated[_One, Query(description="The id of a provision that the claim falls under.")] = None,
    as_of: Annotated[_One, Query(description="Only what was known on this day.")] = None,
) -> Filter:
    return Filter(
        source=party_code(source) if source else None,
        target=party_code(target) if target else None,
        type=types_of_act(type),
        kind=kinds_of_act(kind),
        status=statuses(status),
        since=since or None,
        until=until or None,
        voice=voice or None,
        report=report or None,
        outlet=outlet or None,
        provision=provision or None,
        as_of=as_of or None,
    )


Wanted = Annotated[Filter, Depends(_wanted)]
