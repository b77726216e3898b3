"""Golden claims against the claims that the pipeline finds: ``python -m tests.golden.compare`` prints every difference.

A listed claim is found when a claim of the pipeline has one of its types and its parties; status, voice, time and exchange
are then asked of that claim. Each claim of the pipeline answers for one listed claim at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from wathiq import pipeline, read
from wathiq.errors import InputError
from wathiq.languages.ar import fold
from wathiq.model import Claim, Exchange, Report, Voice

FOLDER = Path(__file__).parent
ASKED = ("status", "voice", "through", "when", "exchange")

Listed = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden text: its report and the claims that a careful reader signs."""

    name: str
    lesson: str
    claims: tuple[Listed, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text: each listed claim with the one found for it, and the found ones that nobody listed."""

    name: str
    pairs: tuple[tuple[Listed, Claim | None], ...]
    extra: tuple[Claim, ...]


def texts(folder: Path = FOLDER) -> tuple[Golden, ...]:
    """Every golden text, in order."""
    return tuple(_text(path.parent) for path in sorted(folder.glob("*/claims.yaml")))


def _text(folder: Path) -> Golden:
    sheet = yaml.safe_load((folder / "claims.yaml").read_text(encoding="utf-8"))
    defaults = read.Defaults(sheet["outlet"], sheet["published"], "ar")
    report = next(iter(read.reports([str(folder / "report.txt")], defaults)))
    if isinstance(report, InputError):
        raise report
    return Golden(folder.name, sheet["lesson"], tuple(sheet["claims"]), report)


def outcomes(golden: Iterable[Golden]) -> tuple[Outcome, ...]:
    """Run the pipeline on each text and hold its claims against the listed ones."""
    return tuple(pair(text.name, text.claims, pipeline.claims(text.report)) for text in golden)


def pair(name: str, listed: tuple[Listed, ...], found: tuple[Claim, ...]) -> Outcome:
    """Give each listed claim the found one that fits it best; those that must be found choose first."""
    left = list(found)
    chosen: dict[int, Claim] = {}
    fits = [
        (_misfit(want, claim), number, place)
        for number, want in enumerate(listed)
        for place, claim in enumerate(found)
        if _same_act(want, claim)
    ]
    for _, number, place in sorted(fits):
        if number not in chosen and found[place] in left:
            chosen[number] = found[place]
            left.remove(found[place])
    return Outcome(name, tuple((want, chosen.get(number)) for number, want in enumerate(listed)), tuple(left))


def _misfit(want: Listed, claim: Claim) -> tuple[bool, bool, int]:
    """How badly a claim fits: another trigger counts most, then an optional claim, then what is wrong of all that is asked."""
    trigger = fold(claim.act.trigger.text)
    other_trigger = not any(trigger.endswith(fold(word)) for word in _several(want["trigger"]))
    return other_trigger, want.get("optional", False), sum(not right(want, claim, key) for key in ASKED if key in want)


def _same_act(want: Listed, claim: Claim) -> bool:
    source, target = ({side.party.code for side in side} for side in (claim.act.source, claim.act.target))
    asked = set(want["source"]), set(want["target"])
    same = asked[0] | asked[1] == source | target if want.get("reciprocal") else asked == (source, target)
    return same and claim.act.type.plover in want["plover"]


def right(want: Listed, claim: Claim, key: str) -> bool:
    """Whether a found claim says what is listed under ``key``."""
    return {"status": _status, "voice": _voice, "through": _through, "when": _when, "exchange": _exchange}[key](want, claim)


def _status(want: Listed, claim: Claim) -> bool:
    return claim.act.status.value in _several(want["status"])


def _voice(want: Listed, claim: Claim) -> bool:
    if want["voice"] is None:
        return len(claim.voices) == 1
    return len(claim.voices) > 1 and _names(want["voice"], claim.voices[-1])


def _through(want: Listed, claim: Claim) -> bool:
    return any(_names(want["through"], voice) for voice in claim.voices[1:-1])


def _names(wanted: str | list[str], voice: Voice) -> bool:
    """Whether the words of a voice, or its name, hold the wanted ones."""
    said = fold(f"{voice.name} {voice.words.text if voice.words else ''}")
    return any(fold(words) in said for words in _several(wanted))


def _when(want: Listed, claim: Claim) -> bool:
    return claim.act.when is not None and claim.act.when.edtf == want["when"]


def _exchange(want: Listed, claim: Claim) -> bool:
    return any(_passes(want["exchange"], exchange) for exchange in claim.act.exchange)


def _passes(asked: Listed, exchange: Exchange) -> bool:
    """Whether the same passes from hand to hand and, if asked, as much of it."""
    same = (exchange.good, exchange.giver, exchange.taker) == (asked["good"], asked["giver"], asked["taker"])
    if "amount" not in asked or exchange.quantity is None:
        return same and "amount" not in asked
    return same and exchange.quantity.low <= asked["amount"] <= exchange.quantity.high


def _several(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def figures(results: Iterable[Outcome]) -> dict[str, float]:
    """The share of required claims found, the share right of what is asked of those, and the number of extra claims."""
    counts: Counter[str] = Counter()
    for outcome in results:
        counts["extra"] += len(outcome.extra)
        for want, claim in outcome.pairs:
            if not want.get("optional"):
                counts.update(_counted(want, claim))
    shares = {key: round(counts[key] / max(1, counts[f"{key} asked"]), 3) for key in ("found", *ASKED)}
    return {**shares, "extra": counts["extra"]}


def _counted(want: Listed, claim: Claim | None) -> Counter[str]:
    counts = Counter({"found asked": 1, "found": claim is not None})
    for key in ASKED:
        if claim is not None and key in want:
            counts.update({f"{key} asked": 1, key: right(want, claim, key)})
    return counts


def differences(results: Iterable[Outcome]) -> Iterator[str]:
    """One line for each listed claim that is missing or partly wrong, and for each extra claim."""
    for outcome in results:
        for want, claim in outcome.pairs:
            if claim is None and not want.get("optional"):
                yield f"{outcome.name}: missing {_listed(want)}"
            for key in ASKED if claim is not None and not want.get("optional") else ():
                if claim is not None and key in want and not right(want, claim, key):
                    yield f"{outcome.name}: {_listed(want)}: {key} should be {want[key]}, is {_said(claim, key)}"
        for claim in outcome.extra:
            yield f"{outcome.name}: extra {_found(claim)}"


def _listed(want: Listed) -> str:
    link = "<>" if want.get("reciprocal") else ">"
    return f"{'/'.join(want['plover'])} {','.join(want['source'])}{link}{','.join(want['target'])} {want['trigger']}"


def _found(claim: Claim) -> str:
    act = claim.act
    source, target = (",".join(str(side.party.code) for side in sides) for sides in (act.source, act.target))
    link = "<>" if act.reciprocal else ">"
    return f"{act.type.plover} {source}{link}{target} {act.trigger.text} ({act.status.value}, {claim.act.confidence})"


def _said(claim: Claim, key: str) -> str:
    said = {
        "status": claim.act.status.value,
        "voice": " ← ".join(voice.name for voice in claim.voices),
        "when": claim.act.when.edtf if claim.act.when else "none",
        "exchange": "; ".join(map(_passed, claim.act.exchange)) or "none",
    }
    return said.get(key, said["voice"])


def _passed(exchange: Exchange) -> str:
    amount = exchange.quantity.low if exchange.quantity else "?"
    return f"{exchange.good} {exchange.giver}>{exchange.taker} {amount}"


if __name__ == "__main__":
    told = outcomes(texts())
    print(*differences(told), figures(told), sep="\n")
