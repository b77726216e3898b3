"""How to cite a claim: who published it, where and when, its exact words with their place, and who found it there.

The words stand as in the report; the place is in Unicode code points, so that anyone can check it against the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wathiq.ledger import Record
from wathiq.serve.terminal import clean

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}  # what LaTeX takes for a command
_VERBATIM = str.maketrans(
    {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
)  # a url field is taken as it is: only braces end it


def plain(record: Record) -> str:
    """The citation of a claim in one line of text."""
    report = record["report"]
    head = ", ".join(filter(None, (_outlet(record), _title(report["title"]), report["published"] or "n.d.")))
    address = f" {clean(report['url'])}." if report["url"] else ""
    return f"{head}: “{clean(record['evidence']['text'])}” ({_place(record)}).{address} {_finding(record)}."


def bibtex(record: Record) -> str:
    """The citation of a claim as a BibTeX entry for XeLaTeX or LuaLaTeX, in UTF-8; nothing of a report is a command in it."""
    report = record["report"]
    year, month = ((report["published"] or "-").split("-"))[:2]
    fields = {
        "author": f"{{{escape(_outlet(record))}}}",
        "title": f"{{{escape(clean(report['title'] or record['evidence']['text']))}}}",
        "year": year,
        "month": month.lstrip("0"),
        "date": report["published"] or "",
        "url": clean(report["url"] or "").translate(_VERBATIM),
        "langid": {"ar": "arabic", "en": "english", "es": "spanish", "ru": "russian"}.get(report["language"], ""),
        "note": escape(f"“{clean(record['evidence']['text'])}” ({_place(record)}). {_finding(record)}"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{wathiq-{re.sub('[^0-9A-Za-z]', '', record['id'])},\n{lines}}}"


def escape(text: str) -> str:
    r"""A text in which no character is a command of LaTeX.

    >>> escape("50% of {A_B}")
    '50\\% of \\{A\\_B\\}'
    """
    return "".join(_SPECIAL.get(character, character) for character in text)


def _outlet(record: Record) -> str:
    return clean(record["report"]["outlet"] or record["voices"][0]["name"])


def _title(title: str | None) -> str | None:
    return f"“{clean(title)}”" if title else None


def _place(record: Record) -> str:
    """Where the words stand: "characters 163–244 of report example-4"."""
    evidence = record["evidence"]
    return f"characters {evidence['start']}–{evidence['end']} of report {clean(record['report']['id'])}"


def _finding(record: Record) -> str:
    """Which claim it is and who coded it, according to whom: "Claim 24846b…, possible, told by A through B; Wathiq 0.1.0"."""
    told = ", ".join((f"Claim {record['id']}", *_reading(record)))
    return f"{told}; coded by Wathiq {record['coder']['version']} ({record['coder']['language']})"


def _reading(record: Record) -> Iterator[str]:
    """What the coder makes of the words: the act, its sides, its status, and the voices inside the outlet."""
    names = [", ".join(clean(party["name"]) for party in record[side]) or "?" for side in ("source", "target")]
    arrow = " ↔ " if record["reciprocal"] else " → "
    yield f"{record['act']['kind']} {arrow.join(names)}"
    yield record["status"]["value"].replace("_", " ")
    inner = [clean(voice["name"]) for voice in record["voices"][1:]]
    if inner:
        yield f"according to {' ← '.join(reversed(inner))}"
