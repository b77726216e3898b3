"""`wathiq verify`: prove that every value of the ledger still points at its words."""

from __future__ import annotations

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath


def verify(ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Prove that every value points at its words.

    Checks every hash, seal and word of the ledger; the exit status is 1 if one character has changed.
    """
    from wathiq.ledger import Ledger
    from wathiq.serve.labels import plural
    from wathiq.serve.terminal import clean

    with Ledger(ledger, create=False) as opened:
        problems, counts = opened.verify(), opened.counts()
        digest = "" if problems else opened.digest()
    for problem in problems:
        claim = f" claim {problem.claim}:" if problem.claim else ""
        print(clean(f"report {problem.report}:{claim} {problem.what}"))
    size = f"{plural(counts.reports, 'report')}, {plural(counts.claims, 'claim')}"
    if problems:
        print(f"{size}: {plural(len(problems), 'problem')}")
        raise typer.Exit(1)
    print(f"{size}: every value points at its words\nsha256 {digest}")
