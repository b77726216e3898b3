"""The tree of voices behind an event: from each origin outwards to the outlets that printed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from wathiq.ledger import JudgedPair, Record
from wathiq.model import Claim, Event, Origin
from wathiq.serve.formats.events_table import names
from wathiq.serve.labels import arrow, plural
from wathiq.serve.terminal import STATUS_COLOURS, clean, isolate

if TYPE_CHECKING:
    from wathiq.serve.stances import Disagreement  # loads the nets

Branches = dict[str, Any]  # a voice's name → what came through it; claims stand under their outlet


def tree(event: Event, claims: Mapping[str, Claim]) -> Tree:
    """The event, its grade, and below it each origin with the way its word took."""
    act = event.told.act
    head = Text(f"{arrow(names(act.source), names(act.target), act.reciprocal)}  {act.type.kind}  ", style="bold")
    head.append(event.status, style=STATUS_COLOURS[event.status])
    head.append("  contested" if event.contested else "", style="bold red")
    head.append(f"\n{isolate(clean(act.evidence.text))}", style="not bold")
    head.append(f"\n{plural(event.independent, 'independent origin')} in {plural(event.reports, 'report')}", style="not bold")
    made = Tree(head)
    made.add(Text(f"grade {event.grade.reliability}{event.grade.credibility}: " + "; ".join(event.grade.why), style="cyan"))
    for origin in event.origins:
        shown = "" if origin.shown else "  (may have it from another)"
        branch = made.add(Text(isolate(clean(origin.voice.name)), style="bold").append(shown, style="dim"))
        _grow(branch, branches(origin, claims))
    return made


def _grow(branch: Tree, below: Branches) -> None:
    for name, further in below.items():
        if isinstance(further, Claim):
            branch.add(_leaf(further))
        else:
            _grow(branch.add(Text(isolate(clean(name)))), further)


def _leaf(claim: Claim) -> Text:
    status = claim.act.status.value
    made = Text(f"{claim.report.published or 'undated'} ", style="dim").append(
        status, style=f"not dim {STATUS_COLOURS[status]}"
    )
    return made.append(f" {isolate(clean(claim.act.evidence.text))}", style="not dim")


def branches(origin: Origin, claims: Mapping[str, Claim]) -> Branches:
    """The voices between an origin and the outlets, from the inside outwards."""
    grown: Branches = {}
    for id_ in origin.claims:
        place = grown
        for name in _outwards(claims[id_], origin):
            place = place.setdefault(name, {})
        place[id_] = claims[id_]
    return grown


def _outwards(claim: Claim, origin: Origin) -> Sequence[str]:
    """The names of a claim's chain from the innermost to the outlet, without the origin itself."""
    chain = [voice.name for voice in reversed(claim.voices)]
    return chain[1:] if len(chain) > 1 and chain[0] == origin.voice.name else chain


def write_why(pairs: Sequence[JudgedPair], claims: Mapping[str, Claim], console: Console) -> None:
    """Print which claims speak for one happening, the surest first, with the answer of every judgement."""
    if not pairs:
        console.print("Told by one claim: there was nothing to merge.")
        return
    made = Table(box=SIMPLE_HEAD, title="Why it is one event", title_justify="left")
    for name in ("Reports", "Sum", "Answers: from -1 (against) to 1 (for)"):
        made.add_column(name, vertical="top")
    for pair in pairs:
        outlets = [isolate(clean(claims[id_].report.outlet or "?")) for id_ in (pair.one, pair.other)]
        answers = ", ".join(f"{name} {answer:g}" for name, answer in pair.answers.items())
        told = ("", "a reviewer's word") if pair.by_reviewer else (f"{pair.score:.2f}", answers)
        made.add_row(" + ".join(outlets), *told)
    console.print(made)


def write_disagreements(found: Sequence[Disagreement], console: Console) -> None:
    """Print which words seem to contradict one another; nothing when none do."""
    if not found:
        return
    made = Table(box=SIMPLE_HEAD, title="Words that seem to contradict one another", title_justify="left")
    for name in ("Likely", "One", "Another"):
        made.add_column(name, vertical="top")
    for pair in found:
        made.add_row(f"{pair.probability:.2f}", *(_quoted(claim) for claim in (pair.one, pair.other)))
    console.print(made)


def _quoted(claim: Claim) -> str:
    outlet = isolate(clean(claim.report.outlet or "?"))
    return f"{isolate(clean(claim.act.evidence.text))}\n{outlet} {claim.report.published or ''}"


def as_record(event: Event, claims: Mapping[str, Claim], pairs: Sequence[JudgedPair] = ()) -> Record:
    """The tree as a JSON object: origins, each with the chains of its claims, innermost voice first; and why it is one."""
    origins = [
        {"name": origin.voice.name, "shown": origin.shown, "chains": [_chain(claims[id_]) for id_ in origin.claims]}
        for origin in event.origins
    ]
    merged = [{"claims": [pair.one, pair.other], "score": pair.score, "answers": pair.answers} for pair in pairs]
    return {"event": event.id, "independent": event.independent, "origins": origins, "merged": merged}


def _chain(claim: Claim) -> Record:
    return {"claim": claim.id, "report": claim.report.id, "voices": [voice.name for voice in reversed(claim.voices)]}
