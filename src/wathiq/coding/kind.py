"""Which kind of act: the net chooses the PLOVER type, the lexicon the finer kind that the trigger's words mean."""

from __future__ import annotations

from dataclasses import dataclass

from wathiq.knowledge.ontology import Ontology
from wathiq.languages.acts import ActLexicon
from wathiq.model import ActType, Parse, Signal


@dataclass(frozen=True, slots=True)
class KindReader:
    """The act lexicon of a language and the ontology that maps its kinds."""

    lexicon: ActLexicon
    ontology: Ontology

    def read(self, parse: Parse, signal: Signal) -> ActType:
        """The first reading of the trigger whose type is the likeliest one; else the generic kind of that type."""
        plover = signal.types[0][0]
        readings = self.lexicon.at(parse.tokens, signal.first)
        kinds = [self.ontology.act_type(reading.kind) for reading in readings if reading.with_found]
        return next((kind for kind in kinds if kind.plover == plover), self.ontology.generic(plover))
