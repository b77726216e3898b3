"""Claims by a part of the name of anyone in their chain of voices, in any script. There are far fewer names than claims: the
names are looked through, and the claims of those that fit are found by an index."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Select, func, select, text, tuple_
from sqlalchemy.sql.elements import ColumnElement

from wathiq.languages.spelling import spoken_in
from wathiq.ledger.narrowing import Condition
from wathiq.ledger.tables import claim_voice

_Name = tuple[str, str]  # of a voice, and its words in the report; both folded

_EACH_ONCE = text(
    """
    WITH RECURSIVE step (at) AS (
      SELECT (SELECT rowid FROM claim_voice ORDER BY name, words LIMIT 1)
      UNION ALL
      SELECT (SELECT rowid FROM claim_voice WHERE (name, words) > (here.name, here.words) ORDER BY name, words LIMIT 1)
      FROM step JOIN claim_voice AS here ON here.rowid = step.at
    )
    SELECT name, words FROM step JOIN claim_voice ON claim_voice.rowid = step.at
    """
)


def told_by(name: str, key: ColumnElement[int]) -> Condition:
    """Whether anyone in the chain of the claim with this key has a name (folded) like this, or words for it in the report."""
    fits = [claim_voice.c[one].contains(name, autoescape=True) for one in ("name", "words")]
    sounds = [func.spoken_in(name, claim_voice.c[one]) for one in ("name", "words")]
    said = select(claim_voice.c.claim).where(claim_voice.c.claim == key, fits[0] | fits[1] | sounds[0] | sounds[1])
    return said.correlate_except(claim_voice).exists()


def claims_spoken(connection: Connection, name: str) -> Select[tuple[int]]:
    """The claims in whose chain anyone has a name like this."""
    found = [one for one in _names(connection) if any(name in told or spoken_in(name, told) for told in one)]
    listed = func.json_each(json.dumps(found)).table_valued("value")
    pair = (func.json_extract(listed.c.value, "$[0]"), func.json_extract(listed.c.value, "$[1]"))
    return select(claim_voice.c.claim).where(tuple_(claim_voice.c.name, claim_voice.c.words).in_(select(*pair)))


def _names(connection: Connection) -> list[_Name]:
    """Every name once, each found from the one before it: one step in the index for each name, not for each claim."""
    return [(row[0], row[1]) for row in connection.execute(_EACH_ONCE)]
