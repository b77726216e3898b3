"""Claims by a part of the name of anyone in their chain of voices, in any script. There are far fewer names than claims: the
names are looked through, and the claims of those that fit are found by an index."""

from __future__ import annotations

from sqlalchemy import Column, Connection, func, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from wathiq.languages.spelling import spoken_in
from wathiq.ledger.narrowing import Condition, Keys
from wathiq.ledger.rows_at_once import listed
from wathiq.ledger.tables import claim_voice


def told_by(name: str, key: ColumnElement[int]) -> Condition:
    """Whether anyone in the chain of the claim with this key has a name (folded) like this, or words for it in the report."""
    fits = [claim_voice.c[one].contains(name, autoescape=True) for one in ("name", "words")]
    sounds = [func.spoken_in(name, claim_voice.c[one]) for one in ("name", "words")]
    said = select(claim_voice.c.claim).where(claim_voice.c.claim == key, fits[0] | fits[1] | sounds[0] | sounds[1])
    return said.correlate_except(claim_voice).exists()


def claims_spoken(connection: Connection, name: str) -> Keys:
    """The claims in whose chain anyone has a name like this."""
    columns = (claim_voice.c.name, claim_voice.c.words)
    found = [(column, {told for told in _each_once(connection, column) if _fits(name, told)}) for column in columns]
    return union_all(*(select(claim_voice.c.claim).where(column.in_(listed(names))) for column, names in found))


def _fits(name: str, told: str) -> bool:
    return name in told or spoken_in(name, told)


def _each_once(connection: Connection, column: Column[str]) -> list[str]:
    """Every value of a column once, each found from the one before it: a step in the index for each name, not each claim."""
    first = select(func.min(column).label("value")).cte(recursive=True)
    here = claim_voice.alias()
    next_ = select(func.min(here.c[column.name])).where(here.c[column.name] > first.c.value).scalar_subquery()
    steps = first.union_all(select(next_).where(first.c.value.is_not(None)))
    return [value for value in connection.scalars(select(steps.c.value)) if value]
