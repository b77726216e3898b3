"""Tables for reviewers: claims to decide on with their ids, what was decided, and how far reviewers agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wathiq.ledger import Asked, KeptDecision, KeptPairing
from wathiq.serve.agreement import Agreement
from wathiq.serve.balance import codes
from wathiq.serve.formats import table
from wathiq.serve.labels import arrow
from wathiq.serve.terminal import clean, isolate


def write_queue(asked: Sequence[Asked], console: Console) -> None:
    """Print the claims to decide on, each with its id and how certain the coder is."""
    space = table.room(console)
    made = table.frame(space, last="Claim, certainty")
    for record in (one.record for one in asked):
        sides = arrow(codes(record, "source"), codes(record, "target"), record["reciprocal"])
        made.add_row(
            table.when_text((record["when"] or {}).get("edtf") or "undated", record["status"]["value"]),
            table.act_text(sides, record["act"]["kind"]),
            table.words(record["evidence"]["text"], space),
            Text(f"{record['id']}\n{record['confidence']:.0%}"),
        )
    console.print(made)


def write_decisions(decisions: Iterable[KeptDecision], console: Console) -> None:
    """Print what was decided, in order."""
    made = _frame("When", "Claim", "Verdict", "Reviewer", "Reason")
    for one in decisions:
        claim = one.claim or f"{one.seen['id']}\nwithout a claim"
        made.add_row(one.time, claim if one.standing else one.seen["id"], _verdict(one), *_said(one.reviewer, one.reason))
    console.print(made)


def _verdict(one: KeptDecision) -> str:
    fields = f": {', '.join(one.changes)}" if one.changes else ""
    marks = (() if one.standing else ("undone",)) + (("disputed",) if one.disputed else ())
    return f"{one.verdict}{fields}" + "".join(f" ({mark})" for mark in marks)


def write_pairings(pairings: Iterable[KeptPairing], console: Console) -> None:
    """Print what was decided on pairs of claims, in order."""
    made = _frame("When", "Claims", "One happening", "Reviewer", "Reason")
    for one in pairings:
        names = [id_ or f"{seen['id']} (without a claim)" for id_, seen in zip(one.claims, one.seen, strict=True)]
        told = "yes" if one.together else "no"
        made.add_row(one.time, "\n".join(names), told if one.standing else f"{told} (undone)", *_said(one.reviewer, one.reason))
    console.print(made)


def write_agreements(found: Iterable[Agreement], console: Console) -> None:
    """Print how far reviewers agree, field by field."""
    made = _frame("Reviewers", "Field", "Claims", "Same", "Kappa")
    for one in found:
        chance = "-" if one.kappa is None else f"{one.kappa:.2f}"
        made.add_row(" and ".join(_said(*one.reviewers)), one.field, f"{one.claims:,}", f"{one.share:.0%}", chance)
    console.print(made)


def _frame(*names: str) -> Table:
    made = Table(box=HORIZONTALS, show_edge=False)
    for name in names:
        made.add_column(name)
    return made


def _said(*texts: str) -> tuple[str, ...]:
    """Texts that people typed, made safe for the terminal."""
    return tuple(isolate(clean(text)) for text in texts)
