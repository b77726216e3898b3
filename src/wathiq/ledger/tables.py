"""The tables of a ledger. Rows of what was read and decided are added; the one value in them that ever changes is ``current``.

``report``       the text under its id, which never changes
``reading``      what one coder version knew of a report; the newest is ``current``, older ones are superseded but kept
``claim``        the claims of a reading: the JSON record, its seal, and the columns that filters ask for
``claim_party``  who takes part in a claim, by role
``claim_voice``  who stands in a claim's chain of voices, folded for matching, outlet first
``claim_provision``  the provisions that a claim falls under
``watchlist``    a sanctions list as it was issued on a day; the one loaded last is ``current``, older ones are kept
``listing``      its persons and bodies, as JSON records
``withdrawal``   voices and reports that were withdrawn, and restored: every decision is one more row
``decision``     what reviewers decided on claims, as sealed JSON records: undoing one is one more row
``pairing``      what reviewers decided on two claims: that they tell of one happening, or not

The rest is reckoned from these, kept so that a new report touches only what it bears on, and can be reckoned anew at any time:

``pending``      claims that came, went or changed since the events were last brought up to date
``sketch``       where a claim can be met by another of the same happening: by party, days and type
``link``         two claims that speak for one happening, with the answers of all judgements on them
``event``        happenings as JSON records, with the columns that filters ask for
``event_claim``  which claims tell of an event
``event_party``  who takes part in an event, by role
``tally``        how many events each party is a side of
``track``        what each origin told over all events: the record that its reliability is graded by
``lineage``      for each report the agency that it credits, and the earliest report that it copies
``band``         the signature of a report's text, by which copies are found
``copying``      two reports of which one copies the other
``reckoning``    the version of the rules by which the events were reckoned
``reviewed``     the claims that reviewers accepted or corrected, and which claim of the coder each stands for
``opinion``      which claim of the present reading each standing decision bears on
``searchable``   reports by the number under which the index ``passage`` (FTS5) has their words
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

metadata = MetaData()

version = Table("wathiq_schema", metadata, Column("version", Integer, nullable=False))

report = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", String, ForeignKey("report.id"), nullable=False, index=True),
    Column("record", Text, nullable=False),  # the report's record without its text
    Column("seal", String(64), nullable=False),
    Column("coder_version", String, nullable=False),
    Column("coder_language", String, nullable=False),
    Column("current", Boolean, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.seq"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("report", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("id", String, nullable=False, index=True),
    Column("record", Text, nullable=False),
    Column("seal", String(64), nullable=False),
    Column("kind", String, nullable=False),
    Column("plover", String, nullable=False),
    Column("status", String, nullable=False),
    Column("earliest", String),  # YYYY-MM-DD; the day of publication when the act has no date, null when neither is known
    Column("latest", String),
    Column("outlet", String),  # folded
    UniqueConstraint("reading", "id"),
    Index("claim_by_type", "plover", "status"),
    Index("claim_by_status", "status"),
    Index("claim_by_outlet", "outlet"),
    Index("claim_walk", "report", "start", "id", "current", "plover", "status", "kind", "earliest", "latest", "outlet"),
)
Index(  # of the listed ones, in the order of a list as soon as their time is found
    *("claim_in_time", claim.c.earliest, claim.c.latest, claim.c.report, claim.c.start, claim.c.id),
    sqlite_where=claim.c.current == literal_column("1"),
)
Index("claim_lasting", claim.c.latest, sqlite_where=claim.c.latest > claim.c.earliest)

claim_party = Table(
    "claim_party",
    metadata,
    Column("claim", Integer, ForeignKey("claim.seq"), nullable=False, index=True),
    Column("role", String, nullable=False),  # source, target, giver, taker
    Column("code", String, nullable=False),
    Index("claim_party_by_code", "code", "role", "claim"),
)

claim_voice = Table(
    "claim_voice",
    metadata,
    Column("claim", Integer, ForeignKey("claim.seq"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # 0 is the outlet
    Column("name", String, nullable=False),  # folded
    Column("words", String, nullable=False),  # folded; empty when the text has no words for the voice
    Index("claim_voice_by_name", "name", "claim"),
    Index("claim_voice_by_words", "words", "claim"),
)

claim_provision = Table(
    "claim_provision",
    metadata,
    Column("provision", String, primary_key=True),
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

watchlist = Table(
    "watchlist",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("name", String, nullable=False),  # of the file
    Column("issued", String),  # YYYY-MM-DD
    Column("sha256", String(64), nullable=False, unique=True),  # of the file
    Column("current", Boolean, nullable=False),
)

listing = Table(
    "listing",
    metadata,
    Column("watchlist", Integer, ForeignKey("watchlist.seq"), nullable=False, index=True),
    Column("place", Integer, nullable=False),  # in the list
    Column("reference", String, nullable=False),
    Column("record", Text, nullable=False),
)

withdrawal = Table(
    "withdrawal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("what", String, nullable=False),  # voice, report
    Column("name", String, nullable=False),  # of a voice folded, of a report its id
    Column("withdrawn", Boolean, nullable=False),  # false: restored
    Column("day", String, nullable=False),  # YYYY-MM-DD
    Column("reason", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", String, nullable=False, index=True),
    Column("reviewer", String, nullable=False),
    Column("record", Text, nullable=False),  # with the claim as the reviewer saw it
    Column("seal", String(64), nullable=False),
    Column("undoes", Integer, ForeignKey("decision.number"), index=True),
)

pairing = Table(
    "pairing",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reviewer", String, nullable=False),
    Column("record", Text, nullable=False),  # with both claims as the reviewer saw them
    Column("seal", String(64), nullable=False),
    Column("undoes", Integer, ForeignKey("pairing.number"), index=True),
)

# --- reckoned from the above ----------------------------------------------------------------------------------------------

pending = Table("pending", metadata, Column("claim", Integer, primary_key=True, autoincrement=False))

sketch = Table(
    "sketch",
    metadata,
    Column("party", String, primary_key=True),
    Column("plover", String, primary_key=True),
    Column("width", Integer, primary_key=True, autoincrement=False),  # how long its time can last, in steps
    Column("first", Integer, primary_key=True, autoincrement=False),  # days as proleptic ordinals
    Column("last", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer, primary_key=True, autoincrement=False, index=True),
    Column("one_sided", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("other", Integer, primary_key=True, autoincrement=False, index=True),
    Column("score", Float, nullable=False),
    Column("answers", Text, nullable=False),  # JSON: judgement to answer
    sqlite_with_rowid=False,
)

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("record", Text, nullable=False),  # without the grade of its source, which takes the record of all its events
    Column("told", Integer, nullable=False),  # the claim that tells it best
    Column("day", String, nullable=False),  # under which it is listed, YYYY-MM-DD
    Column("earliest", String, nullable=False),
    Column("latest", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("plover", String, nullable=False),
    Column("status", String, nullable=False),
    Column("origins", Text, nullable=False),  # JSON: the names of its origins, the first one first
    Column("independent", Integer, nullable=False),
    Column("confirmed", Integer, nullable=False),  # what it adds to the track of each origin
    Column("contested", Integer, nullable=False),
    Index("event_by_type", "plover", "status", "day", "id"),
    Index("event_by_status", "status", "day", "id"),
    Index(
        *("event_walk", "day", "id", "earliest", "latest", "plover", "status", "kind"),
        *("independent", "contested"),
    ),
)
Index("event_lasting", event.c.day, event.c.id, sqlite_where=event.c.latest > event.c.earliest)

event_claim = Table(
    "event_claim",
    metadata,
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("event", Integer, nullable=False, index=True),
)

tally = Table(
    "tally",
    metadata,
    Column("code", String, primary_key=True),
    Column("events", Integer, nullable=False),  # that the party is a source or target of
)

event_party = Table(
    "event_party",
    metadata,
    Column("code", String, primary_key=True),
    Column("role", String, primary_key=True),  # source, target, giver, taker; pair, with both codes
    Column("event", Integer, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

track = Table(
    "track",
    metadata,
    Column("name", String, primary_key=True),
    Column("told", Integer, nullable=False),
    Column("confirmed", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
)

lineage = Table(
    "lineage",
    metadata,
    Column("report", String, primary_key=True),
    Column("published", String, nullable=False, index=True),  # empty when unknown
    Column("agency", String),
    Column("original", String),
)

band = Table(
    "band",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

copying = Table(
    "copying",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

reckoning = Table("reckoning", metadata, Column("version", String, nullable=False))

searchable = Table(
    "searchable",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("report", String, nullable=False, unique=True),
)

RECKONED = (pending, sketch, link, event, event_claim, event_party, tally, track, lineage, band, copying, reckoning)

# --- reckoned from claims and decisions -----------------------------------------------------------------------------------

reviewed = Table(
    "reviewed",
    metadata,
    Column("claim", Integer, ForeignKey("claim.seq"), primary_key=True, autoincrement=False),
    Column("stands_for", Integer, ForeignKey("claim.seq"), nullable=False, index=True),
)

opinion = Table(
    "opinion",
    metadata,
    Column("decision", Integer, ForeignKey("decision.number"), primary_key=True, autoincrement=False),
    Column("claim", Integer, ForeignKey("claim.seq"), nullable=False, index=True),  # as the coder has it
    Column("reviewer", String, nullable=False),
    Column("latest", Boolean, nullable=False),  # of this reviewer on this claim
    Column("disputed", Boolean, nullable=False),  # reviewers differ on this claim
    Index("opinion_by_reviewer", "reviewer", "claim"),
)
