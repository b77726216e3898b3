"""Claims in memory while the events are brought up to date."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from wathiq import pipeline
from wathiq.ledger import EventBook, Record, claim_from_record
from wathiq.model import Claim, Report
from wathiq.reconcile.sketch import Sketch, sketch

_KEPT = 30_000  # claims that are kept between batches


@dataclass(slots=True)
class Shelf:
    """Claims that were read before, by their keys: batches come in the order of time, so that the same claims meet again."""

    records: dict[int, Record] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)
    sketches: dict[int, Sketch] = field(default_factory=dict)

    def fill(self, book: EventBook, seqs: Collection[int]) -> None:
        """Read the claims that are not here yet."""
        for seq, record in book.records(set(seqs) - self.claims.keys()).items():
            claim = _claim(record)
            self.records[seq], self.claims[seq] = record, claim
            self.sketches[seq] = sketch(claim, pipeline.stems(claim.report.language, claim.act.evidence.text))

    def thin(self) -> None:
        """Let go of the claims that were read first, once there are many."""
        for shelf in (self.records, self.claims, self.sketches):
            for seq in list(islice(shelf, max(0, len(shelf) - _KEPT))):
                del shelf[seq]


def _claim(record: Record) -> Claim:
    """A claim without the text of its report, which reconciliation does not look at."""
    return claim_from_record(Report(**record["report"], text=""), record)
