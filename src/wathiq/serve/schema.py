"""The public records as JSON Schema (draft 2020-12): what `wathiq schema` prints and other programs may rely on.

Only this module speaks pydantic. A change that breaks readers of the records raises ``VERSION``.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from wathiq.errors import UsageError
from wathiq.model import Good, How, Manner, PartyKind, StatusValue, VoiceKind
from wathiq.serve.values import Plover

VERSION = 1

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="A day, YYYY-MM-DD.")]
Code = Annotated[
    str, Field(min_length=1, description="ISO 3166-1 alpha-3 for a state and whoever acts for it, else a code of ours.")
]
Offset = Annotated[int, Field(ge=0, description="Unicode code points from the start of the report's text.")]
Probability = Annotated[float, Field(ge=0, le=1)]


class Object(BaseModel):
    """A JSON object without any further keys; every key is always there, null where there is nothing to say."""

    model_config = ConfigDict(extra="forbid")


class WordsRecord(Object):
    """Exact words of the report: its text from ``start`` up to, not including, ``end``."""

    start: Offset
    end: Offset
    text: str


class SourceRecord(Object):
    """The report that a claim was found in."""

    id: str
    outlet: str | None
    published: Day | None
    language: str
    title: str | None
    url: str | None


class ReportRecord(SourceRecord):
    """A report with its text, unaltered; ``assumed`` names the fields that were found or guessed, not given."""

    text: str
    sha256: str
    assumed: list[str]


class ActRecord(Object):
    """The kind of act, in our vocabulary and in those of the field; ``words`` is the word that says it."""

    kind: str
    plover: Plover
    cameo: Annotated[str, Field(pattern=r"^\d{2,4}$")]
    quad: Annotated[int, Field(ge=0, le=4)]
    goldstein: Annotated[float, Field(ge=-10, le=10)]
    words: WordsRecord


class PartyRecord(Object):
    """Who takes part; ``how`` names the rule that understood the words."""

    code: Code | None
    name: str
    kind: PartyKind
    words: WordsRecord
    how: How


class StatusRecord(Object):
    """How real the act is, and the words that say so."""

    value: StatusValue
    words: WordsRecord | None


class WhenRecord(Object):
    """When the act took place: EDTF (ISO 8601-2), never more precise than the words, and its bounds."""

    edtf: str
    earliest: Day
    latest: Day
    words: WordsRecord


class VoiceRecord(Object):
    """One link of the chain according to which the act is told; ``cue`` is its reporting verb or preposition."""

    name: str
    kind: VoiceKind
    code: Code | None
    manner: Manner
    words: WordsRecord | None
    cue: WordsRecord | None


class QuantityRecord(Object):
    """How much: bounds in ``unit``."""

    low: float
    high: float
    unit: str
    words: WordsRecord


class ExchangeRecord(Object):
    """What passes from ``giver`` to ``taker``; null where the text names nobody."""

    good: Good
    giver: Code | None
    taker: Code | None
    item: str | None
    quantity: QuantityRecord | None


class ProvisionRecord(Object):
    """A sanctions provision that the act falls under or comes near, and why."""

    id: str
    bearing: str
    in_force: bool
    why: str
    verified: bool


class CheckRecord(Object):
    """Something that a careful reader would doubt; a note, never a correction."""

    code: str
    words: WordsRecord | None
    message: str


class CoderRecord(Object):
    """Which version of Wathiq, and of its language data, wrote the claim."""

    version: str
    language: str


def _without_default(schema: dict[str, Any]) -> None:
    """A key that is absent or has a value is never null."""
    schema.pop("default", None)


class ReviewRecord(Object):
    """What a reviewer decided on the claim; ``disputed`` when another one sees it otherwise. Nobody lists rejected claims."""

    verdict: Literal["accept", "correct"]
    reviewer: str
    time: str
    reason: str
    disputed: bool


class ClaimRecord(Object):
    """An act according to a chain of voices: what the text says, not what is true."""

    id: Annotated[str, Field(min_length=1)]
    report: SourceRecord
    evidence: WordsRecord
    act: ActRecord
    source: list[PartyRecord]
    target: list[PartyRecord]
    reciprocal: bool
    status: StatusRecord
    when: WhenRecord | None
    voices: Annotated[list[VoiceRecord], Field(min_length=1, description="Outermost first; the first is the outlet.")]
    exchange: list[ExchangeRecord]
    provisions: list[ProvisionRecord]
    checks: list[CheckRecord]
    confidence: Probability
    coder: CoderRecord
    review: Annotated[
        ReviewRecord,
        Field(default=None, description="Only there once a reviewer has decided.", json_schema_extra=_without_default),
    ]


class OriginRecord(Object):
    """A voice that knows of the event by itself, and the claims that go back to it."""

    voice: VoiceRecord
    claims: list[str]
    shown: Annotated[bool, Field(description="Whether its independence is shown.")]


class GradeRecord(Object):
    """How far to trust the event: reliability of the origins (A to F), credibility of the matter (1 to 6), and why."""

    reliability: Annotated[str, Field(pattern=r"^[A-F]$")]
    credibility: Annotated[int, Field(ge=1, le=6)]
    why: list[str]


class EventRecord(Object):
    """One happening, merged from the claims that tell of it."""

    id: str
    act: ActRecord
    source: list[PartyRecord]
    target: list[PartyRecord]
    when: WhenRecord | None
    status: StatusRecord
    claims: list[str]
    origins: list[OriginRecord]
    independent: Annotated[int, Field(ge=0, description="How many origins stand behind the event; echoes do not count.")]
    reports: Annotated[int, Field(ge=0)]
    contested: bool
    grade: GradeRecord


RECORDS: dict[str, type[Object]] = {"claim": ClaimRecord, "report": ReportRecord, "event": EventRecord}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a record: claim, report or event; UsageError for any other name."""
    if name not in RECORDS:
        raise UsageError(f"record '{name}'", "does not exist", f"choose one of: {', '.join(RECORDS)}")
    body = TypeAdapter(RECORDS[name]).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:wathiq:schema:{name}:{VERSION}"}
    return {**head, **body, "title": f"Wathiq {name}, version {VERSION}"}
