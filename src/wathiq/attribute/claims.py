"""attribute.claims: each act with its chain of voices, outlet first, the one who knows last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wathiq.attribute.voices import voice
from wathiq.languages.speech import SpeechCue, SpeechCues
from wathiq.model import Act, Check, Claim, Coder, Mention, Parse, Report, Signals, Voice, fingerprint

_DEEPEST = 4  # voices inside the outlet; a longer chain is a circle
_UNKNOWN_OUTLET = "unknown outlet"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The reporting words of a language, and who coded."""

    speech: SpeechCues
    coder: Coder


def claims(
    parse: Parse,
    mentions: tuple[Mention, ...],
    signals: Signals,
    acts: tuple[Act, ...],
    checks: tuple[tuple[Check, ...], ...],
    attribution: Attribution,
) -> tuple[Claim, ...]:
    """One claim an act; ``checks`` are the notes on each act, in the same order."""
    if not acts:
        return ()
    cues = attribution.speech.find(parse.tokens)
    made = (
        _claim(parse.report, act, _chain(parse, mentions, signals, act, cues, attribution.speech), notes, attribution.coder)
        for act, notes in zip(acts, checks, strict=True)
    )
    return tuple({claim.id: claim for claim in made}.values())


def _claim(report: Report, act: Act, voices: tuple[Voice, ...], checks: tuple[Check, ...], coder: Coder) -> Claim:
    key = {
        "report": report.id,
        "trigger": act.trigger.start,
        "evidence": [act.evidence.start, act.evidence.end],
        "kind": act.type.kind,
        "source": sorted(side.party.code or side.party.name for side in act.source),
        "target": sorted(side.party.code or side.party.name for side in act.target),
    }
    return Claim(fingerprint(key), report, act, voices, coder, (), checks)


def _chain(
    parse: Parse, mentions: tuple[Mention, ...], signals: Signals, act: Act, cues: tuple[SpeechCue, ...], speech: SpeechCues
) -> tuple[Voice, ...]:
    """From the innermost voice outwards, then turned round; the outlet does not stand between itself and the reader."""
    inner: list[Voice] = []
    number = act.voice
    while number is not None and len(inner) < _DEEPEST:
        span = signals.voices[number]
        inner.append(voice(parse, mentions, span, cues, speech))
        number = span.outer
    if inner and act.status.value == "denied":
        inner[0] = replace(inner[0], manner="denies")
    outlet = Voice(parse.report.outlet or _UNKNOWN_OUTLET, "outlet", "reports")
    return (outlet, *(link for link in reversed(inner) if link.name != outlet.name))
