"""Claims by sanctions provision, as tables for the eye and as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from wathiq.knowledge.measures import Measure
from wathiq.ledger import Record
from wathiq.serve.balance import codes
from wathiq.serve.formats import table
from wathiq.serve.labels import arrow
from wathiq.serve.provisions import Hit, by_measure
from wathiq.serve.terminal import clean, wrap

_LEVELS = {"touches": "falls under it", "warning": "would fall under it", "near": "does not fall under it"}
_COLOURS = {"touches": "bold red", "warning": "yellow", "near": "dim"}


def write(hits: Iterable[Hit], console: Console) -> int:
    """Print one table for each provision; the number of claims in them."""
    count = 0
    for measure, together in by_measure(hits):
        console.print(heading(measure))
        frame = table.frame(table.room(console), last="Why")
        for hit in together:
            frame.add_row(*_row(hit, table.room(console)))
            count += 1
        console.print(frame)
    return count


def heading(measure: Measure) -> Text:
    """What the provision says, until when, and whether its text was read."""
    lines = [f"{measure.id} · {measure.resolution}, paragraph {measure.paragraph} · {measure.subject}", measure.measure]
    lines += [f"{name}: {value}" for name, value in (("Cap", measure.cap), ("Exceptions", measure.exceptions)) if value]
    lines += [f"Deadline: {measure.deadline}"] if measure.deadline else []
    since = f"In force since {measure.since}" + (f", until {measure.until}" if measure.until else "")
    lines.append(
        since
        + (
            ""
            if measure.verified
            else ". The measure or its number was recalled: check it against the text before relying on it"
        )
    )
    made = Text("\n" + lines[0], style="bold")
    return made.append("\n" + "\n".join(lines[1:]), style="not bold")


def _row(hit: Hit, space: table.Room) -> tuple[Text, Text, Text, Text]:
    record, finding = hit.record, hit.finding
    date = (record["when"] or {}).get("edtf") or record["report"]["published"] or ""
    why = Text(f"{_LEVELS[finding.level]}:\n", style=_COLOURS[finding.level])
    why.append("\n".join(wrap(clean(finding.provision.why), space.voices, 6)), style="not bold not dim")
    return (
        table.when_text(date, record["status"]["value"]),
        table.act_text(arrow(codes(record, "source"), codes(record, "target"), record["reciprocal"]), record["act"]["kind"]),
        table.words(record["evidence"]["text"], space),
        why,
    )


def write_lines(hits: Iterable[Hit], out: TextIO) -> int:
    """Write one JSON object a line: the provision, the level and reason, and the claim's id; the number of lines."""
    lines = [json.dumps(as_record(hit), ensure_ascii=False) for hit in hits]
    out.writelines(line + "\n" for line in lines)
    return len(lines)


def as_record(hit: Hit) -> Record:
    """A finding in the public form."""
    measure, provision = hit.finding.measure, hit.finding.provision
    return {
        "claim": hit.record["id"], "report": hit.record["report"]["id"], "provision": provision.id, "level": hit.finding.level,
        "bearing": provision.bearing, "in_force": provision.in_force, "why": provision.why, "verified": provision.verified,
        "subject": measure.subject, "resolution": measure.resolution, "paragraph": measure.paragraph,
        "deadline": measure.deadline, "cap": measure.cap, "exceptions": measure.exceptions,
    }  # fmt: skip
