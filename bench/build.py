"""Build ``bench/*/*.jsonl`` from the readable sources in ``bench/*/source``: ``python bench/build.py``.

The sources are written by hand; ``bench/README.md`` describes their notation. Everything that can be wrong in a source
(a word that is not in its text, a weekday that is not that of its date) stops the build with the line it is in.
``python bench/build.py --check en FILE ...`` checks single files of a language and writes nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel import Locale

HERE = Path(__file__).parent
KINDS = {"p": "person", "s": "state", "o": "organisation", "n": "outlet", "a": "anonymous"}
EMPTY: dict[str, Any] = {
    "source_words": [],
    "target_words": [],
    "plover": [],
    "source": [],
    "target": [],
    "reciprocal": False,
    "status": ["happened"],
    "status_cue": None,
}
EMPTY |= {"when": None, "when_words": None, "voices": [], "exchange": []}
ORDER = [
    *("evidence", "trigger", "plover", "source", "target", "source_words", "target_words", "reciprocal"),
    *("status", "status_cue", "when", "when_words", "voices", "exchange"),
]

NAMED = {"h": "happening", "o": "origin"}  # in reports to be merged: the happening a claim is of, and who it goes back to

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """What of a language the checks know besides the weekdays of CLDR.

    ``near`` gives days from the date of publication; ``not_near`` is what looks like one of them and is not; ``stray`` is what
    is left in a text when a mark is wrong.
    """

    near: dict[str, int]
    not_near: str
    stray: str


LANGUAGES = {
    "ar": Words({"أمس": -1, "اليوم": 0, "غدا": 1, "غداً": 1}, "أول (من )?أمس", r"[a-z\[\]]"),
    "en": Words({"yesterday": -1, "today": 0, "tomorrow": 1}, "the day (before yesterday|after tomorrow)", r"[\[\]]"),
}


class SourceError(ValueError):
    """A line of a source file that cannot be built."""


@dataclass(slots=True)
class Draft:
    """One text as it is read: the marked text and the claims, in the order of the lines."""

    head: Record
    lines: list[str] = field(default_factory=list)
    claims: list[tuple[bool, Record]] = field(default_factory=list)
    voices: dict[str, Record] = field(default_factory=dict)

    @property
    def marked(self) -> str:
        """The text with its evidence marks."""
        return "\n".join(self.lines)

    @property
    def text(self) -> str:
        """The text alone."""
        return re.sub(r"\[[a-z]|[a-z]\]", "", self.marked)


SETS = {"texts": "texts", "pairs": "pairs", "analysis": "texts-analysis"}  # sources NAME01.txt …: the file made of them


def main(arguments: list[str]) -> int:
    """Write the sets of every language, or check the files that ``--check LANGUAGE FILE ...`` names; 1 if a line is wrong."""
    try:
        made = checked(arguments[1], arguments[2:]) if arguments[:1] == ["--check"] else written()
    except SourceError as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    for name, rows in made.items():
        print(f"{name}: {len(rows)} texts, {sum(len(row['must']) for row in rows)} claims")
    return 0


def checked(language: str, files: list[str]) -> dict[str, list[Record]]:
    """The texts of the named files."""
    return {name: list(build_file(Path(name), language)) for name in files}


def written() -> dict[str, list[Record]]:
    """The texts of every set of every language, by the file that they now stand in."""
    made = {}
    for language in LANGUAGES:
        for name, kind in SETS.items():
            rows = list(build_set(name, language))
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            made[f"{language}/{kind}"] = rows
            if rows:
                (HERE / language / f"{kind}.jsonl").write_text(lines, encoding="utf-8")
    return made


def build_set(name: str, language: str) -> Iterator[Record]:
    """The texts of all sources of one name and language, in order."""
    for path in sorted((HERE / language / "source").glob(f"{name}[0-9][0-9].txt")):
        yield from build_file(path, language)


def build_file(path: Path, language: str) -> Iterator[Record]:
    """The texts of one source file; ``pairs*`` hold families, ``merge*`` reports in any language, the others news texts."""
    if path.name.startswith("merge"):
        return build_reports(path)
    return (build_pairs if path.name.startswith("pairs") else build_texts)(path, language)


def build_reports(path: Path) -> Iterator[Record]:
    """Reports to be merged: as news texts, with the language in the head: ``= id | language | date | outlet | title``."""
    for block in blocks(path):
        name, language, *others = parts(block[0][1:], 5, block[0])
        head = "= " + " | ".join([name, *others])
        yield from texts_of([[head, *block[1:]]], language)


def build_texts(path: Path, language: str) -> Iterator[Record]:
    """The news texts of a file: a head ``= id | date | outlet | title``, the text, ``--``, the claims."""
    yield from texts_of(blocks(path), language)


def texts_of(blocks_: Iterable[list[str]], language: str) -> Iterator[Record]:
    """The texts of these blocks."""
    for block in blocks_:
        name, published, outlet, title = parts(block[0][1:], 4, block[0])
        draft = Draft({"id": name, "date": published, "outlet": outlet, "lang": language, "title": title})
        cut = block.index("--")
        draft.lines = block[1:cut]
        read_claims(draft, block[cut + 1 :], [])
        yield finished(draft)


def build_pairs(path: Path, language: str) -> Iterator[Record]:
    """The families of a file: a head ``= number phenomenon | date | outlet``, then ``: text`` and its claims by turns."""
    for block in blocks(path):
        first, published, outlet = parts(block[0][1:], 3, block[0])
        number, phenomenon = first.split()
        starts = [i for i, line in enumerate(block) if line.startswith(":")] + [len(block)]
        before: list[Record] = []
        for letter, (start, end) in zip("abcdefgh", pairwise(starts), strict=False):
            head = {"id": f"pair-{int(number):03d}-{letter}", "pair": int(number), "phenomenon": phenomenon}
            draft = Draft(head | {"date": published, "outlet": outlet, "lang": language}, [block[start][1:].strip()])
            read_claims(draft, block[start + 1 : end], before)
            before = [claim for _, claim in draft.claims] or before
            yield finished(draft)


def blocks(path: Path) -> Iterator[list[str]]:
    """The lines of each text or family, from its head to the next; empty lines and ``#`` comments left out."""
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=") and block:
            yield block
            block = []
        if line.strip() and not line.startswith("#"):
            block.append(line.strip())
    if block:
        yield block


def parts(line: str, count: int, whole: str) -> list[str]:
    """The ``|`` separated parts of a head."""
    found = [part.strip() for part in line.split("|")]
    if len(found) != count:
        raise SourceError(f"{count} parts expected: {whole}")
    return found


def read_claims(draft: Draft, lines: Iterable[str], before: list[Record]) -> None:
    """Add the claims of the lines, and the voices that are defined once by a capital letter."""
    for line in lines:
        if defined := re.match(r"([A-Z]) (?=\S+)(?!.*>)(.*)", line):
            draft.voices[defined[1]] = voice(defined[2])
            continue
        try:
            draft.claims.append(claim_of(draft, line, before))
        except (SourceError, ValueError, IndexError, KeyError) as error:
            raise SourceError(f"{draft.head['id']}: {error}: {line}") from error


def claim_of(draft: Draft, line: str, before: list[Record]) -> tuple[bool, Record]:
    """Whether the claim is a *may*, and the claim."""
    may = line.startswith("?")
    first, *rest = [part.strip() for part in line.lstrip("?").strip().split(" | ")]
    opening, _, trigger = first.partition("!")
    mark, *named = opening.split()
    inherited = before[len(draft.claims)] if mark == "^" else EMPTY
    claim = {key: value for key, value in inherited.items() if key != "evidence"}
    if trigger.strip():
        claim["trigger"] = trigger.strip()
    for word in named:
        claim |= sides(word) if ">" in word else {"plover": word.split("/")}
    for part in rest:
        claim |= field_of(draft, part)
    claim["evidence"] = evidence(draft, mark, claim)
    return may, {key: claim[key] for key in ORDER} | {key: claim[key] for key in NAMED.values() if key in claim}


def sides(word: str) -> Record:
    """``A,B>C``, or ``A<>B`` for what both do; ``-`` for a side that is not named."""
    reciprocal = "<>" in word
    source, target = ([] if side == "-" else side.split(",") for side in word.split("<>" if reciprocal else ">"))
    return {"source": source, "target": target, "reciprocal": reciprocal}


def field_of(draft: Draft, part: str) -> Record:
    """One further part of a claim line: party words, or a letter with its value."""
    if " > " in f" {part} ":
        source, target = (re.split(r"\s+\+\s+", side.strip()) for side in f" {part} ".split(" > "))
        named = ([word for word in side if word not in {"", "-"}] for side in (source, target))
        return dict(zip(("source_words", "target_words"), named, strict=True))
    key, _, value = part.partition(" ")
    if key == "s":
        values, _, cue = value.partition("=")
        return {"status": values.split("/"), "status_cue": cue or None}
    if key == "w":
        edtf, _, words = value.partition("=")
        return {"when": None if edtf == "-" else edtf, "when_words": words or None}
    if key == "v":
        return {"voices": [link for item in value.split(" ; ") if item != "-" for link in voices_of(draft, item)]}
    if key in NAMED:
        return {NAMED[key]: value.strip()}
    if key == "x":
        return {"exchange": [exchange(item) for item in value.split(" ; ") if item != "-"]}
    raise SourceError(f"unknown part {part!r}")


def voices_of(draft: Draft, item: str) -> list[Record]:
    """The voices that capital letters stand for, outermost first, or the one that is written out."""
    letters = re.fullmatch("[A-Z]( [A-Z])*", item.strip())
    return [draft.voices[letter] for letter in item.split()] if letters else [voice(item)]


def voice(words: str) -> Record:
    """``words:kind:cue``, the kind by its letter."""
    name, kind, *cue = words.strip().split(":")
    return {"words": name, "kind": KINDS[kind], "cue": cue[0] if cue else None}


def exchange(words: str) -> Record:
    """``good:giver:taker[:quantity]``."""
    good, giver, taker, *quantity = words.strip().split(":")
    found: Record = {"good": good, "giver": None if giver == "-" else giver, "taker": None if taker == "-" else taker}
    return found | ({"quantity": quantity[0]} if quantity else {})


def evidence(draft: Draft, mark: str, claim: Record) -> str:
    """The marked span, or for ``.`` and ``^`` the sentence that the trigger stands in."""
    if mark in {".", "^"}:
        if "[" not in draft.marked:
            return sentence(draft.text, claim["trigger"])
        mark = "abcdefgh"[len(draft.claims)]
    span = re.search(rf"\[{mark}(.*?){mark}\]", draft.marked, re.DOTALL)
    if span is None:
        raise SourceError(f"no mark {mark}")
    return re.sub(r"\[[a-z]|[a-z]\]", "", span[1]).strip()


def sentence(text: str, words: str) -> str:
    """The sentence with these words, its full stop left out."""
    for part in re.split(r"(?<=[.!?؟])\s+|\n", text):
        if words in part:
            return part.strip().rstrip(".")
    raise SourceError(f"{words!r} is in no sentence")


def finished(draft: Draft) -> Record:
    """The record of a text; SourceError for the first claim whose words or date do not fit it."""
    for _, claim in draft.claims:
        for fault in faults(draft, claim):
            raise SourceError(f"{draft.head['id']}: {fault}: {claim['trigger']} in {claim['evidence']}")
    must = [claim for may, claim in draft.claims if not may]
    return draft.head | {"text": draft.text, "must": must, "may": [claim for may, claim in draft.claims if may]}


def faults(draft: Draft, claim: Record) -> Iterator[str]:
    """What is wrong with a claim: words that the text has not, a span that is not unique, a weekday or date that differs."""
    text = draft.text
    if re.search(LANGUAGES[draft.head["lang"]].stray, text):
        yield "a mark is left in the text"
    named = [*claim["source_words"], *claim["target_words"], *(voice["words"] for voice in claim["voices"])]
    cues = [claim["status_cue"], claim["when_words"], *(voice["cue"] for voice in claim["voices"])]
    yield from (f"no such words: {words}" for words in [*named, *filter(None, cues)] if words not in text)
    if text.count(claim["evidence"]) != 1:
        yield "evidence is not there once"
    if claim["trigger"] not in claim["evidence"]:
        yield "trigger is not in the evidence"
    yield from date_faults(draft.head, claim)


def date_faults(head: Record, claim: Record) -> Iterator[str]:
    """A day named in the words must be the weekday of the date; today and yesterday must be what they say."""
    when, words = claim["when"], claim["when_words"]
    if not words or not re.fullmatch(r"\d{4}-\d\d-\d\d", when or ""):
        return
    day, today = date.fromisoformat(when), date.fromisoformat(head["date"])
    known = LANGUAGES[head["lang"]]
    for number, name in Locale(head["lang"]).days["format"]["wide"].items():
        if name in words and day.weekday() != number:
            yield f"{when} is no {name}"
    for name, distance in known.near.items():
        told = re.search(rf"(?<!\w){name}(?!\w)", re.sub(known.not_near, "", words))
        if told and (day - today).days != distance:
            yield f"{when} is not {name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
