"""Which kind of act: the net and the lexicon weigh the PLOVER types together, the lexicon refines the winner to a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wathiq.knowledge.ontology import Ontology
from wathiq.languages.acts import ActLexicon
from wathiq.model import ActType, Parse, Signal

_KNOWN = 3.0  # how much likelier a type is that the lexicon knows for the word; chosen on held-out texts (docs/decisions/0005)
_MATERIAL = frozenset({"COOPERATE", "AID"})


@dataclass(frozen=True, slots=True)
class KindReader:
    """The act lexicon of a language and the ontology that maps its kinds. ``handed`` is how often a verb of giving whose good
    follows says an act, whatever the net thinks of it."""

    lexicon: ActLexicon
    ontology: Ontology
    handed: float = 0.0

    def weighed(self, parse: Parse, signal: Signal) -> Signal:
        """The signal with its types weighed anew by what the lexicon knows of the trigger, likeliest first."""
        known = {kind.plover for kind in self._kinds(parse, signal)}
        if not known:
            return signal
        if self._hands_over(parse, signal):
            signal = replace(signal, probability=max(signal.probability, self.handed))
        weights = [(name, chance * (_KNOWN if name in known else 1.0)) for name, chance in signal.types]
        total = sum(weight for _, weight in weights)
        ranked = sorted(((name, weight / total) for name, weight in weights), key=lambda pair: -pair[1])
        return replace(signal, types=tuple(ranked))

    def read(self, parse: Parse, signal: Signal) -> ActType:
        """The first reading of the trigger whose type is the likeliest one; else the generic kind of that type."""
        plover = signal.types[0][0]
        return next((kind for kind in self._kinds(parse, signal) if kind.plover == plover), self.ontology.generic(plover))

    def _hands_over(self, parse: Parse, signal: Signal) -> bool:
        """Whether the trigger is a verb of material cooperation or aid and what is handed over follows it."""
        first = next(iter(self.lexicon.at(parse.tokens, signal.first)), None)
        if first is None or first.form != "verb" or first.with_at is None or first.with_at < first.last:
            return False
        return self.ontology.act_type(first.kind).plover in _MATERIAL

    def _kinds(self, parse: Parse, signal: Signal) -> Iterator[ActType]:
        """What the trigger can mean, where the words that the meaning needs are found."""
        for reading in self.lexicon.at(parse.tokens, signal.first):
            if reading.with_found:
                yield self.ontology.act_type(reading.kind)
