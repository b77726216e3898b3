"""coding.acts: from the net's signals to acts. Decisions are taken here, each by its own small rule in its own file.

A signal becomes an act when trigger, type and sides together are likelier than ``Policy.accept``. Where source and target
cannot be told apart, or nobody is named on either side, we abstain.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from wathiq.coding.confidence import KNOTS, calibrated
from wathiq.coding.distinct import distinct
from wathiq.coding.exchange import GoodsReader, Stock
from wathiq.coding.kind import KindReader
from wathiq.coding.sides import sides
from wathiq.coding.status import StatusReader
from wathiq.coding.time import TimeMention
from wathiq.coding.when import WhenReader
from wathiq.languages.status import Cue
from wathiq.model import Act, Mention, Parse, Sentence, Signal, Signals, Words
from wathiq.text import words_at


@dataclass(frozen=True, slots=True)
class Policy:
    """Thresholds, chosen by cross-validation (docs/decisions)."""

    accept: float = 0.1  # probability of trigger × type × both sides from which an act is kept
    reciprocal: float = 0.5
    knots: tuple[tuple[float, float], ...] = KNOTS  # from the raw product to how often it is right
    further_party: float = 0.25  # share of a side's weight from which a further party is kept


@dataclass(frozen=True, slots=True)
class Readers:
    """The rules of one language, each with its word lists."""

    kind: KindReader
    status: StatusReader
    when: WhenReader
    goods: GoodsReader
    policy: Policy = Policy()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is found once in a report and used by all its acts."""

    parse: Parse
    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    cues: tuple[Cue, ...]
    stock: Stock


def acts(parse: Parse, mentions: tuple[Mention, ...], signals: Signals, readers: Readers) -> tuple[Act, ...]:
    """Every act that the signals support, in the order of the text; a repeated passage gives none."""
    if not signals.acts:
        return ()
    sheet = _Sheet(parse, mentions, readers.when.find(parse), readers.status.find(parse), readers.goods.stock(parse))
    made = (_act(sheet, signal, readers) for signal in signals.acts)
    return distinct(tuple(act for act in made if act is not None))


def _act(sheet: _Sheet, signal: Signal, readers: Readers) -> Act | None:
    """One act, or None where the signals are too weak, nobody is named, or the passage is a repetition."""
    policy = readers.policy
    sentence = sentence_of(sheet.parse, signal.first)
    signal = readers.kind.weighed(sheet.parse, signal)
    who = sides(sheet.mentions, signal, policy.reciprocal, policy.further_party)
    confidence = signal.probability * signal.types[0][1] * who.probability
    if confidence < policy.accept or who.empty or sentence.repeats:
        return None
    clause = max(sentence.first, signal.evidence[0]), min(sentence.last, signal.evidence[1])
    type_ = readers.kind.read(sheet.parse, signal)
    return Act(
        type=type_,
        trigger=_words(sheet.parse, signal.first, signal.last),
        evidence=_words(sheet.parse, *clause),
        source=who.source,
        target=who.target,
        reciprocal=who.reciprocal,
        status=readers.status.read(sheet.parse, sheet.cues, signal, clause),
        when=readers.when.choose(sheet.times, sentence, signal, clause),
        exchange=readers.goods.read(sheet.stock, signal, clause, who, type_),
        confidence=round(calibrated(confidence, policy.knots), 3),
        voice=signal.voice,
    )


def sentence_of(parse: Parse, token: int) -> Sentence:
    """The sentence that holds a token."""
    return parse.sentences[bisect_right(parse.sentences, token, key=lambda sentence: sentence.first) - 1]


def _words(parse: Parse, first: int, last: int) -> Words:
    return words_at(parse.report.text, parse.tokens[first].start, parse.tokens[last - 1].end)
