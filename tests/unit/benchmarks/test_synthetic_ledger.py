"""A synthetic ledger is a ledger: every value points at its words, and it is the same each time."""

from pathlib import Path

from benchmarks.synthetic_ledger import fill

from wathiq.ledger import Ledger
from wathiq.upkeep import settle


def test_a_synthetic_ledger_proves_itself_and_is_the_same_each_time(tmp_path: Path):
    """As many claims as were asked for, several of one happening, in the same ledger each time."""
    digests = set()
    for name in ("a.db", "b.db"):
        fill(tmp_path / name, 200)
        with Ledger(tmp_path / name) as ledger:
            assert (ledger.counts().claims, ledger.verify()) == (200, ())
            settle(ledger)
            assert 60 < sum(1 for _ in ledger.events()) < 200
            digests.add(ledger.digest())
    assert len(digests) == 1
