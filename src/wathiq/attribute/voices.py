"""One voice from the tokens that name it: who it is, of which kind, and in which manner it is made to speak."""

from __future__ import annotations

from dataclasses import replace

from wathiq.languages.speech import SpeechCue, SpeechCues
from wathiq.model import Manner, Mention, Parse, Party, Voice, VoiceKind, VoiceSpan, Words
from wathiq.text import words_at

_NEAR = 4  # tokens between a voice and its reporting word
_KINDS: dict[str, VoiceKind] = {
    "person": "person", "state": "state", "outlet": "outlet", "institute": "organisation", "organisation": "organisation",
    "movement": "organisation", "group": "organisation", "region": "organisation", "anonymous": "anonymous",
}  # fmt: skip


def voice(
    parse: Parse, mentions: tuple[Mention, ...], span: VoiceSpan, cues: tuple[SpeechCue, ...], speech: SpeechCues
) -> Voice:
    """The voice that tokens ``span`` name."""
    span = _trimmed(parse, mentions, span)
    words = words_at(parse.report.text, parse.tokens[span.first].start, parse.tokens[span.last - 1].end)
    party = _party(mentions, span)
    kind = _kind(parse, span, party, speech)
    cue = _cue(cues, span)
    known = party is not None and party.kind not in ("state", "group", "region")
    return Voice(
        name=party.name if party and known and kind != "anonymous" else words.text,
        kind=kind,
        manner=_manner(cue, kind),
        code=party.code if party else None,
        words=words,
        cue=_cue_words(parse, cue),
    )


def _trimmed(parse: Parse, mentions: tuple[Mention, ...], span: VoiceSpan) -> VoiceSpan:
    """The span up to the end of the name it begins with, where one stray word or another name is all that follows."""
    named = next((m for m in mentions if m.first <= span.first < m.last < span.last), None)
    if named is None:
        return span
    strays = span.last - named.last == 1 and parse.tokens[named.last].kind == "word"
    if strays or any(m.first == named.last for m in mentions):
        return replace(span, last=named.last)
    return span


def _party(mentions: tuple[Mention, ...], span: VoiceSpan) -> Party | None:
    """The party named by the mention that covers most of the span; of several, a person rather than a state."""
    inside = [m for m in mentions if m.first < span.last and m.last > span.first and m.parties]
    best = max(inside, key=lambda m: (m.parties[0].kind == "person", m.last - m.first), default=None)
    return best.parties[0] if best else None


def _kind(parse: Parse, span: VoiceSpan, party: Party | None, speech: SpeechCues) -> VoiceKind:
    nameless = any(speech.anonymous(token) for token in parse.tokens[span.first : min(span.last, span.first + 2)])
    if nameless and (party is None or party.kind != "person"):
        return "anonymous"
    return _KINDS[party.kind] if party else "person"


def _cue(cues: tuple[SpeechCue, ...], span: VoiceSpan) -> SpeechCue | None:
    """The nearest reporting word before the voice, or a verb shortly after it."""
    before = [c for c in cues if 0 <= span.first - c.last <= _NEAR]
    after = [c for c in cues if 0 <= c.first - span.last <= _NEAR and c.form == "verb"]
    inside = [c for c in cues if span.first <= c.first and c.last <= span.last]
    near = before or after or inside
    return min(near, key=lambda c: min(abs(span.first - c.last), abs(c.first - span.last)), default=None)


def _manner(cue: SpeechCue | None, kind: VoiceKind) -> Manner:
    if cue is None:
        return "cites" if kind == "outlet" else "quotes"
    return "cites" if kind == "outlet" and cue.manner == "quotes" else cue.manner


def _cue_words(parse: Parse, cue: SpeechCue | None) -> Words | None:
    if cue is None:
        return None
    return words_at(parse.report.text, parse.tokens[cue.first].start, parse.tokens[cue.last - 1].end)
