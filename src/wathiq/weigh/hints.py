"""What the word lists say of each token, as flags for the net: acts and their frames, reporting words, status cues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from wathiq.languages.acts import ActLexicon, ActReading, WordForm
from wathiq.languages.shape import Tense
from wathiq.languages.speech import SpeechCues, SpeechForm
from wathiq.languages.status import StatusCues
from wathiq.model import Manner, Parse
from wathiq.weigh.labels import STATUSES, TYPES

Floats = NDArray[np.float32]

_FORMS = get_args(WordForm)
_TENSES = get_args(Tense)
_MANNERS = get_args(Manner)
_SPEECH_FORMS = get_args(SpeechForm)
_ACT_WIDTH = len(TYPES) + len(_FORMS) + len(_TENSES) + 6
_SPEECH_WIDTH = len(_MANNERS) + len(_SPEECH_FORMS) + 6
WIDTH = _ACT_WIDTH + _SPEECH_WIDTH + len(STATUSES)


@dataclass(frozen=True, slots=True)
class Hints:
    """The word lists of one language; ``types`` gives the PLOVER type of each kind of act."""

    acts: ActLexicon
    speech: SpeechCues
    status: StatusCues
    types: Mapping[str, str]

    def of(self, parse: Parse) -> Floats:
        """(T, WIDTH) flags of the tokens of a report."""
        flags = np.zeros((len(parse.tokens), WIDTH), np.float32)
        for n in range(len(parse.tokens)):
            for reading in self.acts.at(parse.tokens, n):
                self._mark_act(flags[n], reading)
        self._mark_speech(flags[:, _ACT_WIDTH : _ACT_WIDTH + _SPEECH_WIDTH], parse)
        for cue in self.status.find(parse.tokens):
            flags[cue.first : cue.last, _ACT_WIDTH + _SPEECH_WIDTH + STATUSES.index(cue.value)] = 1
        return flags

    def _mark_act(self, row: Floats, reading: ActReading) -> None:
        """A reading whose companion word is missing counts little: it is rather another sense of the word."""
        weight = 1.0 if reading.with_found else 0.25
        plover = self.types.get(reading.kind)
        if plover in TYPES:
            row[TYPES.index(plover)] = max(row[TYPES.index(plover)], weight)
        at = len(TYPES)
        row[at + _FORMS.index(reading.form)] = 1
        at += len(_FORMS)
        if reading.tense in _TENSES:
            row[at + _TENSES.index(reading.tense)] = 1
        at += len(_TENSES)
        row[at] = reading.passive != "no"
        row[at + 1] = reading.gender == "f"
        row[at + 2] = reading.number in ("d", "p")
        row[at + 3] = reading.attached is not None
        row[at + 4] = reading.frame.reciprocal
        row[at + 5] = max(row[at + 5], "object" not in reading.frame.target)

    def _mark_speech(self, flags: Floats, parse: Parse) -> None:
        at = len(_MANNERS)
        for cue in self.speech.find(parse.tokens):
            rows = slice(cue.first, cue.last)
            flags[rows, _MANNERS.index(cue.manner)] = 1
            flags[rows, at + _SPEECH_FORMS.index(cue.form)] = 1
            flags[rows, at + len(_SPEECH_FORMS)] = cue.continuing
            flags[rows, at + len(_SPEECH_FORMS) + 1] = cue.voice_side == "before"
            flags[rows, at + len(_SPEECH_FORMS) + 2] = cue.firm
            flags[rows, at + len(_SPEECH_FORMS) + 3] = cue.complement is not None
        for n, token in enumerate(parse.tokens):
            if token.kind == "word":
                flags[n, at + len(_SPEECH_FORMS) + 4] = self.speech.anonymous(token)
                flags[n, at + len(_SPEECH_FORMS) + 5] = self.speech.body(token)
