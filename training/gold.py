"""Reads the gold sets: each claim's words are located in its text as token ranges."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from wathiq import languages, parse
from wathiq.model import Parse, Report


@dataclass(frozen=True, slots=True)
class GoldVoice:
    """One link of a chain: the tokens that name it and the token of its cue (-1 when there is none)."""

    first: int
    last: int
    cue: int
    kind: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated claim in tokens; ``required`` is False for borderline claims."""

    required: bool
    first: int
    last: int
    evidence: tuple[int, int]
    types: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: bool
    statuses: tuple[str, ...]
    when: str | None
    when_words: tuple[int, int] | None
    voices: tuple[GoldVoice, ...]
    goods: tuple[tuple[str, bool, bool], ...]  # good, source gives, target gives


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its parse and claims."""

    id: str
    style: bool
    parse: Parse
    claims: tuple[GoldClaim, ...]


def rows(path: Path) -> list[dict]:
    """Every text of a gold file as it is written: a JSON list, or JSON Lines."""
    content = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in content.splitlines() if line] if path.suffix == ".jsonl" else json.loads(content)


def texts(path: Path) -> list[GoldText]:
    """Every text of a gold file, its words located."""
    return [located(row, "style" in path.name) for row in rows(path)]


def located(row: dict, style: bool = False) -> GoldText:
    """A text with the words of its claims as token ranges."""
    language = row.get("lang", "ar")
    report = Report(row["id"], row["text"], row.get("outlet"), row["date"], language, row.get("title"))
    read = parse.sentences(report, languages.get(language))
    claims = [_claim(read, claim, required) for required, key in ((True, "must"), (False, "may")) for claim in row[key]]
    return GoldText(row["id"], style, read, tuple(claim for claim in claims if claim))


def tokens_of(read: Parse, start: int, end: int) -> tuple[int, int]:
    """The token range that the characters ``start`` to ``end`` touch."""
    inside = [n for n, token in enumerate(read.tokens) if token.start < end and token.end > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _near(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """The occurrence of ``words`` nearest to the span, before it rather than after."""
    best, at = None, text.find(words)
    while at >= 0:
        distance = max(start - at - len(words), (at - end) * 1.3, 0)
        if best is None or distance < best[0]:
            best = (distance, at)
        at = text.find(words, at + 1)
    return None if best is None else (best[1], best[1] + len(words))


def _range(read: Parse, words: str | None, start: int, end: int) -> tuple[int, int] | None:
    found = _near(read.report.text, words, start, end) if words else None
    return tokens_of(read, *found) if found else None


def _claim(read: Parse, claim: dict, required: bool) -> GoldClaim | None:
    text = read.report.text
    start = text.find(claim["evidence"])
    if start < 0 or not claim.get("trigger"):
        return None
    end = start + len(claim["evidence"])
    at = claim["evidence"].find(claim["trigger"])
    trigger = tokens_of(read, start + at, start + at + len(claim["trigger"]))
    return GoldClaim(
        required,
        *trigger,
        tokens_of(read, start, end),
        tuple(claim["plover"]),
        tuple(claim["source"]),
        tuple(claim["target"]),
        bool(claim["reciprocal"]),
        tuple(claim["status"]),
        claim.get("when"),
        _range(read, claim.get("when_words"), start, end),
        tuple(voice for voice in (_voice(read, v, start, end) for v in claim["voices"]) if voice),
        tuple(_good(item, claim) for item in claim.get("exchange", [])),
    )


def _voice(read: Parse, voice: dict, start: int, end: int) -> GoldVoice | None:
    cue = _near(read.report.text, voice["cue"], start, end) if voice.get("cue") else None
    words = _near(read.report.text, voice["words"], *(cue or (start, end)))
    if words is None:
        return None
    return GoldVoice(*tokens_of(read, *words), tokens_of(read, *cue)[0] if cue else -1, voice["kind"])


def _good(item: dict, claim: dict) -> tuple[str, bool, bool]:
    giver, taker = item.get("giver"), item.get("taker")
    source_gives = giver in claim["source"] or (taker is not None and taker in claim["target"])
    target_gives = giver in claim["target"] or (taker is not None and taker in claim["source"])
    return item["good"], source_gives, target_gives
