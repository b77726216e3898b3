"""`wathiq review`: what people decide on claims and events."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from wathiq.serve.options import DEFAULT_LEDGER, LedgerPath

if TYPE_CHECKING:
    from wathiq.ledger import Ledger, Verdict

Show = Literal["unreviewed", "contested", "second", "disputed", "decided", "orphans", "pairs"]

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or its first letters.", show_default=False)]
Reviewer = Annotated[str | None, typer.Option(envvar="WATHIQ_REVIEWER", help="Who decides; who is logged in, if left out.")]
Reason = Annotated[str, typer.Option(help="Why, for those who come after.")]
Shown = Annotated[Show, typer.Option("--show", help="Which claims, or which decisions.")]
Report = Annotated[str | None, typer.Option(help="Only claims of the report with this id.")]
Limit = Annotated[int, typer.Option(min=1, help="At most so many claims.")]
Form = Annotated[Literal["table", "jsonl"], typer.Option("--format", help="How to write claims.")]

Kind = Annotated[str | None, typer.Option(help="The right kind of act: meet, provide-labour …")]
Source = Annotated[list[str] | None, typer.Option("--from", help="The right source: a code or a name; may be repeated.")]
Target = Annotated[list[str] | None, typer.Option("--to", help="The right target; may be repeated.")]
Nobody = Annotated[list[str] | None, typer.Option("--without", help="The side that nobody stands on: from or to.")]
Reciprocal = Annotated[bool | None, typer.Option("--reciprocal/--one-way", help="Whether they do it to each other.")]
Status = Annotated[str | None, typer.Option(help="The right status: happened, planned, possible …")]
When = Annotated[str | None, typer.Option(help="The right date (EDTF): 2022-07, 2022-07-01/2022-07-09; 'none' for no date.")]
Voice = Annotated[
    list[str] | None,
    typer.Option(
        help="A voice inside the outlet, outermost first, by its words in the text; may be repeated; 'none' for none."
    ),
]

Together = Annotated[
    bool | None, typer.Option("--together/--apart", help="Whether the two claims tell of one happening.", show_default=False)
]
Pairs = Annotated[bool, typer.Option("--pair", help="Undo the latest word on two claims instead.")]
To = Annotated[Literal["gold"], typer.Option("--to", help="The format: of the annotated texts that nets learn from.")]
Output = Annotated[Path | None, typer.Option("--output", help="The file; standard output, if left out.")]


def list_(
    *,
    show: Shown = "unreviewed",
    report: Report = None,
    limit: Limit = 20,
    form: Form = "table",
    reviewer: Reviewer = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """List claims to decide on, the least certain first, or what was decided.

    Contested are claims of events that some say happened and others deny; second, those that others decided on and you did
    not; disputed, those on which reviewers differ; orphans, decisions whose claim is not there any more.
    """
    from wathiq.ledger import Filter, Ledger, Which
    from wathiq.serve.formats import jsonl, review_tables
    from wathiq.serve.labels import plural
    from wathiq.serve.output import console, one_line
    from wathiq.serve.review import asked, reviewer_name

    with Ledger(ledger, create=False) as opened:
        which = next((one for one in get_args(Which) if one == show), None)
        if which is None:
            _write_decided(opened, show, report)
            return
        found = asked(opened, reviewer_name(reviewer), which, Filter(report=report, limit=limit))
    if form == "jsonl":
        jsonl.write((one.record for one in found), sys.stdout)
        return
    if found:
        review_tables.write_queue(found, console())
    one_line(plural(len(found), "claim") if found else "No claim waits for a decision.")


def _write_decided(ledger: Ledger, show: Show, report: str | None) -> None:
    from wathiq.serve.formats import review_tables
    from wathiq.serve.output import console

    if show == "pairs":
        review_tables.write_pairings(ledger.pairings(), console())
        return
    decided = ledger.decisions(report=report)
    lost = [one for one in decided if one.standing and one.claim is None]
    review_tables.write_decisions(lost if show == "orphans" else decided, console())


def accept(claim: ClaimId, *, reason: Reason = "", reviewer: Reviewer = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say that a claim is right as it stands."""
    _decide(ledger, claim, "accept", reviewer, reason)


def reject(claim: ClaimId, *, reason: Reason = "", reviewer: Reviewer = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Say that the report tells no such thing: the claim is not listed any more."""
    _decide(ledger, claim, "reject", reviewer, reason)


def correct(
    claim: ClaimId,
    *,
    kind: Kind = None,
    source: Source = None,
    target: Target = None,
    without: Nobody = None,
    reciprocal: Reciprocal = None,
    status: Status = None,
    when: When = None,
    voice: Voice = None,
    reason: Reason = "",
    reviewer: Reviewer = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Put a claim right: only what is given changes."""
    from wathiq.serve.party_argument import party_code

    sides = {"source": source, "target": target}
    wanted: dict[str, Any] = {key: [party_code(name) for name in names] for key, names in sides.items() if names}
    wanted |= {{"from": "source", "to": "target"}.get(side, side): [] for side in without or ()}
    given = {"kind": kind and kind.lower(), "reciprocal": reciprocal, "status": status and status.lower().replace("-", "_")}
    wanted |= {key: value for key, value in given.items() if value is not None}
    if when is not None:
        wanted["when"] = None if when == "none" else when
    if voice is not None:
        wanted["voices"] = [words for words in voice if words != "none"]
    _decide(ledger, claim, "correct", reviewer, reason, wanted)


def _decide(
    ledger: Path, claim: str, verdict: Verdict, reviewer: str | None, reason: str, wanted: dict[str, Any] | None = None
) -> None:
    from wathiq.ledger import Ledger
    from wathiq.serve.output import one_line
    from wathiq.serve.review import Signature, decide, reviewer_name

    with Ledger(ledger, create=False) as opened:
        made = decide(opened, claim, verdict, Signature(reviewer_name(reviewer), reason), wanted)
    done = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[verdict]
    one_line(f"claim '{made.claim}': {done} by {made.reviewer}")


def undo(
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="The id of a claim.", show_default=False)] = None,
    *,
    pair: Pairs = False,
    reason: Reason = "",
    reviewer: Reviewer = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Undo your latest decision, or the latest on one claim. The decision is kept; what was before it applies again."""
    from wathiq.ledger import Ledger
    from wathiq.serve.output import one_line
    from wathiq.serve.review import now, reviewer_name

    name = reviewer_name(reviewer)
    with Ledger(ledger, create=False) as opened:
        if pair:
            kept = opened.undo_pair(name, now(), reason)
            told = " and ".join(f"'{seen['id']}'" for seen in kept.seen)
            one_line(f"claims {told}: undone, {'together' if kept.together else 'apart'}")
            return
        undone = opened.undo_review(name, now(), claim, reason)
    one_line(f"claim '{undone.seen['id']}': undone, {undone.verdict}")


def pair(
    one: ClaimId,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The id of another claim.", show_default=False)],
    *,
    together: Together = None,
    reason: Reason = "",
    reviewer: Reviewer = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Say of two claims that they tell of one happening (--together), or that they do not (--apart)."""
    from wathiq.errors import UsageError
    from wathiq.ledger import Ledger
    from wathiq.serve.output import one_line
    from wathiq.serve.review import Signature, reviewer_name
    from wathiq.serve.review import pair as keep

    if together is None:
        raise UsageError("the pair", "is neither together nor apart", "give --together or --apart")
    with Ledger(ledger, create=False) as opened:
        made = keep(opened, one, other, together, Signature(reviewer_name(reviewer), reason))
    one_line(f"claims '{made.one}' and '{made.other}': {'together' if together else 'apart'}")


def agreement(*, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Show how far every two reviewers agree on common claims: the share of equal answers and Cohen's kappa, by field."""
    from wathiq.ledger import Ledger
    from wathiq.serve.agreement import agreements
    from wathiq.serve.formats import review_tables
    from wathiq.serve.output import console, one_line

    with Ledger(ledger, create=False) as opened:
        found = agreements(opened.decisions())
    if not found:
        one_line("No claim was decided on by two reviewers.")
        return
    review_tables.write_agreements(found, console())


def export(*, to: To = "gold", output: Output = None, ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Write the reports of which every claim was decided on as training data, with the claims as reviewers left them."""
    from wathiq.ledger import Ledger
    from wathiq.serve.labels import plural
    from wathiq.serve.output import one_line
    from wathiq.serve.training_data import texts

    with Ledger(ledger, create=False) as opened:
        found = list(texts(opened))
    _write(json.dumps(found, ensure_ascii=False, indent=1) + "\n", output)
    one_line(f"{plural(len(found), 'report')} with {plural(sum(len(text['must']) for text in found), 'claim')}")


def _write(text: str, output: Path | None) -> None:
    """Write to a file, or to standard output; UsageError when the file cannot be written."""
    from wathiq.errors import UsageError

    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(str(output), f"cannot be written ({error.strerror})", "name another file with --output") from error
