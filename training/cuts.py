"""Short stretches of annotated texts, one to three sentences long, so that the reader also learns from what stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from wathiq import languages, parse
from wathiq.model import Report

LONGEST = 3  # sentences
Row = dict[str, Any]


def cuts(row: Row, each: int, random: Random) -> Iterator[Row]:
    """``each`` stretches of a text in the form of the gold sets; claims whose evidence is cut apart spoil a stretch."""
    read = parse.sentences(Report(row["id"], row["text"]), languages.get(row.get("lang", "ar")))
    spans = [(read.tokens[s.first].start, read.tokens[s.last - 1].end) for s in read.sentences if s.last > s.first]
    if len(spans) <= LONGEST:
        return
    for number in range(each):
        first = random.randrange(len(spans))
        last = min(first + random.randint(1, LONGEST), len(spans)) - 1
        start, end = spans[first][0], spans[last][1]
        yield row | {"id": f"{row['id']}-cut{number}", "text": row["text"][start:end]} | _claims(row, start, end)


def _claims(row: Row, start: int, end: int) -> Row:
    """The claims whose evidence begins in the stretch, their evidence shortened to it; others are let go."""
    kept: Row = {"must": [], "may": []}
    for key in kept:
        for claim in row[key]:
            at = row["text"].find(claim["evidence"])
            trigger = at + claim["evidence"].find(claim.get("trigger") or "\0")
            if at < 0 or not start <= trigger < end:
                continue
            evidence = row["text"][max(at, start) : min(at + len(claim["evidence"]), end)]
            kept[key].append(claim | {"evidence": evidence})
    return kept
