"""The tables of a ledger. Rows are added; the one value that ever changes is ``current``.

``report``       the text under its id, which never changes
``reading``      what one coder version knew of a report; the newest is ``current``, older ones are superseded but kept
``claim``        the claims of a reading: the JSON record, its seal, and the columns that filters ask for
``claim_party``  who takes part in a claim, by role
``claim_voice``  who stands in a claim's chain of voices, folded for matching, outlet first
``watchlist``    a sanctions list as it was issued on a day; the one loaded last is ``current``, older ones are kept
``listing``      its persons and bodies, as JSON records
``withdrawal``   voices and reports that were withdrawn, and restored: every decision is one more row
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

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
    Index("claim_in_order", "report", "start", "id"),
    Index("claim_by_type", "plover", "status"),
    Index("claim_by_status", "status"),
    Index("claim_by_time", "earliest", "latest"),
)

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
