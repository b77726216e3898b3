"""What `wathiq read` does with what the pipeline gives: store each report whole, write its claims, count, go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from wathiq.errors import InputError
from wathiq.ledger import Ledger, claim_to_record, to_line
from wathiq.model import Claim, Report

Result = tuple[Report, tuple[Claim, ...]] | InputError


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of the inputs: reports and their claims, how many reports the ledger had already, and failures."""

    reports: int = 0
    claims: int = 0
    known: int = 0
    failures: int = 0

    def plus(self, claims: int, known: bool) -> Summary:
        """With one more report."""
        return Summary(self.reports + 1, self.claims + claims, self.known + known, self.failures)

    def plus_failure(self) -> Summary:
        """With one more input that could not be read."""
        return Summary(self.reports, self.claims, self.known, self.failures + 1)


def store(
    results: Iterable[Result],
    ledger: Ledger,
    claims_file: TextIO | None,
    complain: Callable[[InputError], None],
    progress: Callable[[Summary], None],
) -> Summary:
    """Add each report to the ledger, and its claims to ``claims_file``, in the order of the results.

    An input that cannot be read or stored is complained of once and the others go on.
    """
    summary = Summary()
    for result in results:
        try:
            summary = _store_one(result, ledger, claims_file, summary)
        except InputError as error:
            complain(error)
            summary = summary.plus_failure()
        progress(summary)
    return summary


def _store_one(result: Result, ledger: Ledger, claims_file: TextIO | None, summary: Summary) -> Summary:
    if isinstance(result, InputError):
        raise result
    report, claims = result
    known = not ledger.add(report, claims)
    if claims_file:
        claims_file.write("".join(to_line(claim_to_record(claim)) + "\n" for claim in claims))
    return summary.plus(len(claims), known)
