"""The reading net at work: small ONNX graphs behind one protocol. onnxruntime is named here and nowhere else.

A language model gives every word of a window its context, once for all nets. ``encode`` reads the window; ``link`` asks, for
chosen trigger tokens, which mentions, tokens and voices belong to them; ``outer`` asks, for tokens that name a voice, through
whom that voice is known. ``training.torch_net`` answers the same protocol, so that cross-validation runs the very code that
users run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from wathiq.weigh.features import Features, Floats, Integers


@dataclass(frozen=True, slots=True)
class Heads:
    """Logits for each of T tokens."""

    trigger: Floats  # (T,)
    types: Floats  # (T, 16)
    statuses: Floats  # (T, 8)
    both: Floats  # (T,): source and target act on each other
    goods: Floats  # (T, 20): for each good "source gives", "target gives"
    voice: Floats  # (T, 3): outside, first and later word of a voice


@dataclass(frozen=True, slots=True)
class Links:
    """Logits for each of N triggers; a last column, where there is one, is "none"."""

    source: Floats  # (N, M + 1)
    target: Floats  # (N, M + 1)
    begin: Floats  # (N, T)
    end: Floats  # (N, T)
    voice: Floats  # (N, T + 1)
    when: Floats  # (N, T + 1)


class Net(Protocol):
    """What weigh needs of a net."""

    def encode(self, vectors: Floats, context: Floats, tokens: Floats) -> tuple[Floats, Heads]:
        """States (T, size) and the heads' logits."""

    def link(self, states: Floats, asking: Integers, given: Features) -> Links:
        """Answers for the triggers at the tokens ``asking``."""

    def outer(self, states: Floats, voices: Integers) -> Floats:
        """(V, T + 1): for tokens that name a voice, the token of the voice outside it."""


class LanguageModel(Protocol):
    """Vectors (T, V) of a window to the context of each word (T, C)."""

    def __call__(self, vectors: Floats) -> Floats:
        """Read the window once, both ways."""


class OnnxLanguageModel:
    """The shipped language model."""

    def __init__(self, path: Path) -> None:
        """Load the graph."""
        self._session = _session(path)

    def __call__(self, vectors: Floats) -> Floats:
        """See :class:`LanguageModel`."""
        context: Floats = self._session.run(None, {"vectors": vectors})[0]
        return context


class OnnxNet:
    """The shipped net."""

    def __init__(self, folder: Path, name: str) -> None:
        """Load ``NAME-{encode,link,outer}.onnx`` from ``folder``."""
        parts = (_session(folder / f"{name}-{part}.onnx") for part in ("encode", "link", "outer"))
        self._encode, self._link, self._outer = parts

    def encode(self, vectors: Floats, context: Floats, tokens: Floats) -> tuple[Floats, Heads]:
        """See :class:`Net`."""
        states, *heads = self._encode.run(None, {"vectors": vectors, "context": context, "features": tokens})
        return states, Heads(*heads)

    def link(self, states: Floats, asking: Integers, given: Features) -> Links:
        """See :class:`Net`."""
        fed = {
            "states": states, "asking": asking, "mentions": given.mentions, "known": given.known, "sentence": given.sentence,
        }  # fmt: skip
        return Links(*self._link.run(None, fed))

    def outer(self, states: Floats, voices: Integers) -> Floats:
        """See :class:`Net`."""
        answer: Floats = self._outer.run(None, {"states": states, "voices": voices})[0]
        return answer


def _session(path: Path) -> Any:
    """A graph on one thread, so that jobs do not fight for cores."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
