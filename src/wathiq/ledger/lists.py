"""Sanctions lists in the ledger: the list loaded last is the current one, earlier ones are kept."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy import Connection, insert, select, update

from wathiq.ledger import tables
from wathiq.ledger.record import to_line
from wathiq.model import ListedName, Listing, Watchlist


def add_list(connection: Connection, loaded: Watchlist) -> bool:
    """Store a list and make it the current one, inside the caller's transaction; False when that file was there already."""
    columns = tables.watchlist.c
    known = connection.scalar(select(columns.seq).where(columns.sha256 == loaded.sha256))
    connection.execute(update(tables.watchlist).values(current=False))
    if known is not None:
        connection.execute(update(tables.watchlist).where(columns.seq == known).values(current=True))
        return False
    row = {"name": loaded.name, "issued": loaded.issued, "sha256": loaded.sha256, "current": True}
    key = connection.execute(insert(tables.watchlist), row).inserted_primary_key
    if key is None:
        raise TypeError("the database gave no key for a new row")
    rows = [
        {"watchlist": int(key[0]), "place": place, "reference": listing.reference, "record": to_line(asdict(listing))}
        for place, listing in enumerate(loaded.listings)
    ]
    connection.execute(insert(tables.listing), rows)
    return True


def current_list(connection: Connection) -> Watchlist | None:
    """The list that was loaded last; None when there is none."""
    columns = tables.watchlist.c
    head = connection.execute(select(tables.watchlist).where(columns.current)).one_or_none()
    if head is None:
        return None
    query = select(tables.listing.c.record).where(tables.listing.c.watchlist == head.seq).order_by(tables.listing.c.place)
    listings = tuple(_listing(json.loads(line)) for line in connection.scalars(query))
    return Watchlist(head.name, head.issued, head.sha256, listings)


def _listing(record: dict[str, object]) -> Listing:
    names = record.pop("names")
    if not isinstance(names, list):
        raise TypeError("a listing has no names")
    return Listing(names=tuple(ListedName(**name) for name in names), **record)  # type: ignore[arg-type]
