"""Claims as FollowTheMoney entities, one JSON object a line, as the ``ftm`` tools and Aleph read them.

A report is an ``Article``, a party a ``PublicBody`` (state), ``Organization``, ``Person`` or ``LegalEntity``. A claim is an
``Event`` in which its parties are involved, and an ``UnknownLink`` from each source to each target, whose ``role`` is the kind
of act and whose ``status`` is how real it is; both have the claim's id as ``recordId`` and the article as ``proof``. Ids are
the same on every machine; no entity is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from wathiq.knowledge import ontology
from wathiq.knowledge.ontology import Ontology
from wathiq.ledger import Record, to_line
from wathiq.model import fingerprint
from wathiq.serve import voices
from wathiq.serve.exports.acts import bounds, entries, pairs, state
from wathiq.serve.labels import arrow

_SCHEMATA = {"state": "PublicBody", "person": "Person", "region": "LegalEntity", "anonymous": "LegalEntity"}
_LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "ru": "rus"}  # ISO 639-1 to 639-3, as FollowTheMoney writes languages


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write the entities of each claim that were not written yet; the number of claims."""
    written: set[str] = set()
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 (the last count is the answer)
        for entity in entities(record):
            if entity["id"] not in written:
                out.write((to_line(entity) + "\n").encode("utf-8"))
        written.update(_shared(record))
    return count


def entities(record: Record) -> Iterator[Record]:
    """Article, parties, event and links of one claim."""
    yield _article(record["report"])
    parties = {party_id(party): party for party in chain(record["source"], record["target"])}
    yield from (_party(id_, party) for id_, party in parties.items())
    yield _event(record, list(parties))
    for number, (source, target) in enumerate(pairs(record), start=1):
        if source and target:
            yield _link(record, number, source, target)


def article_id(report: Record) -> str:
    """The id of a report's article."""
    return f"wathiq-report-{fingerprint({'report': report['id']})}"


def party_id(party: Record) -> str:
    """The id of a party: by its code, else by its name."""
    return f"wathiq-party-{party['code'] or fingerprint({'party': party['name'], 'kind': party['kind']})}"


def _shared(record: Record) -> Iterator[str]:
    """The entities of a claim that others have too; events and links are its own and need not be remembered."""
    yield article_id(record["report"])
    yield from (party_id(party) for party in chain(record["source"], record["target"]))


def _article(report: Record) -> Record:
    properties = {
        "title": report["title"],
        "publisher": report["outlet"],
        "publishedAt": report["published"],
        "language": _LANGUAGES.get(report["language"]),
        "sourceUrl": _address(report["url"]),
    }
    return _entity(article_id(report), "Article", properties)


def _party(id_: str, party: Record) -> Record:
    """A party under the usual name of its code: the words of one report do not rename a state."""
    known = entries().get(party["code"] or "")
    acting = state(party)
    schema = _SCHEMATA.get(known.kind if known else party["kind"], "Organization")
    name = known.name if known else party["name"]
    return _entity(id_, schema, {"name": name, "country": acting.iso2.lower() if acting and acting.iso2 else None})


def _event(record: Record, involved: list[str]) -> Record:
    act = record["act"]
    names = [[party["name"] for party in record[side]] for side in ("source", "target")]
    properties = {
        "name": f"{arrow(names[0], names[1], record['reciprocal'])}: {_label(ontology.load(), act['kind'])}",
        "description": f"{record['status']['value']}, according to {' ← '.join(voices.chain(record))}",
        "keywords": [record["status"]["value"], act["kind"], f"PLOVER {act['plover']}", f"CAMEO {act['cameo']}"],
        "involved": involved,
        **_told(record),
    }
    return _entity(f"wathiq-claim-{record['id']}", "Event", properties)


def _link(record: Record, number: int, source: Record, target: Record) -> Record:
    properties = {
        "subject": party_id(source),
        "object": party_id(target),
        "role": _label(ontology.load(), record["act"]["kind"]),
        "status": record["status"]["value"],
        **_told(record),
    }
    return _entity(f"wathiq-link-{record['id']}-{number}", "UnknownLink", properties)


def _told(record: Record) -> dict[str, Any]:
    """When, in which words, and where: the same for the event and its links."""
    first, last = bounds(record)
    return {
        "startDate": first,
        "endDate": last,
        "summary": record["evidence"]["text"],
        "recordId": record["id"],
        "proof": article_id(record["report"]),
        "publisher": record["report"]["outlet"],
        "sourceUrl": _address(record["report"]["url"]),
    }


def _label(known: Ontology, kind: str) -> str:
    """The kind in English words; its name where an older ontology knew it."""
    return known.kinds[kind].label("en") if kind in known.kinds else kind


def _address(url: str | None) -> str | None:
    """An address of the web; nothing else is one for FollowTheMoney."""
    return url if url and url.startswith(("http://", "https://")) else None


def _entity(id_: str, schema: str, properties: dict[str, Any]) -> Record:
    """An entity whose properties are lists; those without a value are left out."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": id_, "schema": schema, "properties": listed}
