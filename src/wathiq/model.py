"""Every record of Wathiq, frozen, in the order in which it arises.

A report is read, split into tokens and sentences, its parties are named, acts between them are coded,
each act is attributed to a chain of voices, and the resulting claims are kept in the ledger. Each stage takes
records of this module and returns new ones; nothing is ever changed in place.

All offsets are Unicode code points into ``Report.text``, end exclusive. Nothing of ours is imported here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

PartyKind = Literal["state", "organisation", "movement", "group", "region", "person", "outlet", "institute", "anonymous"]
How = Literal[
    "name", "capital", "nisba", "office", "leader", "pronoun", "antecedent", "apposition", "group", "typo", "description",
    "reviewer",
]  # fmt: skip
StatusValue = Literal["happened", "ongoing", "planned", "possible", "conditional", "predicted", "not_happened", "denied"]
Manner = Literal["reports", "quotes", "cites", "assesses", "denies"]
VoiceKind = Literal["outlet", "person", "state", "organisation", "anonymous"]
Good = Literal[
    "labour", "goods", "money", "energy", "technology", "arms", "political-support", "humanitarian-aid", "information", "people"
]
TokenKind = Literal["word", "number", "punctuation"]
NameQuality = Literal["primary", "original", "good", "former", "low"]
HitGrade = Literal["strong", "likely", "weak"]


def fingerprint(key: dict[str, Any]) -> str:
    """Sixteen hex digits that say what makes a thing itself: SHA-256 over the sorted JSON of the named key fields."""
    canonical = json.dumps(key, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:16]


# --- read ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, never altered. ``assumed`` names the fields that were found or guessed, not given."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None  # ISO 8601 date, YYYY-MM-DD
    language: str = "ar"  # ISO 639-1
    title: str | None = None
    url: str | None = None
    sha256: str = ""  # of the original bytes
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of a report: ``text == report.text[start:end]``. The evidence of everything below."""

    start: int
    end: int
    text: str


# --- parse --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One orthographic word, number or mark. ``norm`` is its form for matching; ``stems`` are the readings of ``norm``
    with proclitics removed, the whole form first (والرئيس → والرئيس, الرئيس, رئيس)."""

    start: int
    end: int
    text: str
    norm: str
    kind: TokenKind
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to but not including ``last`` of the parse. ``repeats`` marks a pull quote, caption or headline
    whose words stand elsewhere in the text: it gives no second claim."""

    first: int
    last: int
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Parse:
    """A report's tokens and sentences. ``quotes`` are the code-point spans inside quotation marks, marks excluded."""

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Words, ...] = ()


# --- resolve ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Party:
    """Whom words mean. ``code`` is ISO 3166-1 alpha-3 for a state and whoever acts for it, else a code of records.md;
    None for a person or body that acts for no known party. ``name`` is English."""

    code: str | None
    name: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` up to ``last`` mean ``parties`` (several for a group such as "both countries", none when unknown);
    ``how`` names the rule that found out."""

    words: Words
    first: int
    last: int
    parties: tuple[Party, ...]
    how: How


# --- weigh --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SideWeight:
    """Probability that mention number ``mention`` (in the resolver's order) is a side of a trigger."""

    mention: int
    probability: float


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Tokens ``first`` up to ``last`` name a voice; ``outer`` is the index of the voice through which it is known, or None."""

    first: int
    last: int
    outer: int | None


@dataclass(frozen=True, slots=True)
class Signal:
    """What the net makes of one possible act: probabilities, no decisions. Token numbers are those of the parse.

    ``types`` and ``statuses`` are (name, probability) pairs, likeliest first; ``sources`` and ``targets`` likewise by mention.
    ``evidence`` is the token range of the clause; ``voice`` indexes ``Signals.voices``; ``goods`` are kinds of exchange with
    the probability that source gives and that target gives.
    """

    first: int
    last: int
    probability: float
    types: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[StatusValue, float], ...]
    sources: tuple[SideWeight, ...]
    targets: tuple[SideWeight, ...]
    reciprocal: float
    evidence: tuple[int, int]
    voice: int | None
    goods: tuple[tuple[Good, float, float], ...] = ()
    when: tuple[tuple[int, float], ...] = ()  # tokens with the probability that they say when


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything the net says of one report."""

    acts: tuple[Signal, ...]
    voices: tuple[VoiceSpan, ...]


# --- coding -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """A party as it takes part in an act: who, by which words, and how the words were understood."""

    party: Party
    words: Words
    how: How


@dataclass(frozen=True, slots=True)
class Status:
    """How real the act is, and the words that say so; None when the plain statement says it."""

    value: StatusValue
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When the act took place. ``edtf`` is ISO 8601-2 (EDTF) and never more precise than the words."""

    edtf: str
    earliest: str  # YYYY-MM-DD
    latest: str  # YYYY-MM-DD
    words: Words


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much: bounds in ``unit`` (people, USD, tonnes, barrels, percent, items …)."""

    low: float
    high: float
    unit: str
    words: Words


@dataclass(frozen=True, slots=True)
class Exchange:
    """What passes between the sides. ``giver`` and ``taker`` are party codes, None where the text names nobody."""

    good: Good
    giver: str | None
    taker: str | None
    item: str | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ActType:
    """A kind of act in our vocabulary with its codes in the ontologies of the field."""

    kind: str
    plover: str
    cameo: str
    quad: int
    goldstein: float


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what to whom, how real, when, and what is given. ``trigger`` is the word that says it."""

    type: ActType
    trigger: Words
    evidence: Words
    source: tuple[Side, ...]
    target: tuple[Side, ...]
    reciprocal: bool
    status: Status
    when: When | None
    exchange: tuple[Exchange, ...]
    confidence: float
    voice: int | None = None  # into Signals.voices: the innermost voice the net points at


# --- attribute ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain according to which an act is told; the outlet itself has no words."""

    name: str
    kind: VoiceKind
    manner: Manner
    code: str | None = None
    words: Words | None = None
    cue: Words | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A sanctions provision that an act falls under, or nearly does, with the reason in one sentence."""

    id: str
    bearing: str
    in_force: bool
    why: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A note on something a careful reader would doubt; never a correction."""

    code: str
    message: str
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Coder:
    """Which version of Wathiq, and of its language data, wrote a claim."""

    version: str
    language: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An act according to a chain of voices, outermost first. It states what the text says, not what is true."""

    id: str
    report: Report
    act: Act
    voices: tuple[Voice, ...]
    coder: Coder
    provisions: tuple[Provision, ...] = ()
    checks: tuple[Check, ...] = ()


# --- reconcile ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """A voice that knows of an event by itself, and the ids of the claims that go back to it. ``shown`` when its independence
    is: an outlet that tells after another, without saying from whom, may have it from there."""

    voice: Voice
    claims: tuple[str, ...]
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Grade:
    """How far to trust an event: reliability of its main origin (A to F), credibility of the matter (1 to 6), and why."""

    reliability: str
    credibility: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, merged from the claims that tell of it. ``told`` is the claim that tells it best; ``origins`` are who is
    behind the ``reports`` reports: echoes are not sources. ``contested`` when one says that it happened, another that it did
    not."""

    id: str
    told: Claim
    claims: tuple[str, ...]
    origins: tuple[Origin, ...]
    reports: int
    status: StatusValue
    contested: bool
    grade: Grade

    @property
    def independent(self) -> int:
        """How many origins stand behind the event whose independence is shown."""
        return sum(origin.shown for origin in self.origins)


# --- screening ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name under which a person or body is listed, and how far the list trusts it."""

    text: str
    quality: NameQuality


@dataclass(frozen=True, slots=True)
class Listing:
    """A person or body on a sanctions list. ``reference`` is its permanent number there, ``regime`` the list's own name."""

    reference: str
    kind: Literal["person", "entity"]
    regime: str
    names: tuple[ListedName, ...]
    listed_on: str | None = None  # YYYY-MM-DD

    @property
    def name(self) -> str:
        """The name that comes first."""
        return self.names[0].text


@dataclass(frozen=True, slots=True)
class Watchlist:
    """A list as its publisher issued it on a day, with the hash of its file."""

    name: str
    issued: str | None  # YYYY-MM-DD
    sha256: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a report that can name a listing. ``matched`` is the listed name they sound or read like, ``score`` how much
    (0 to 1), ``why`` the reason in one sentence. A hit is a question to a reader, never a finding about anyone."""

    report: str
    words: Words
    listing: Listing
    matched: ListedName
    score: float
    grade: HitGrade
    why: str
