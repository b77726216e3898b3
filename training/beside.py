"""Texts of a language that has nets already, for the net of another language to learn from beside its own.

What a claim is, who stands on which side and how far a voice carries is much the same in all languages; the features that
say so (possible kinds of act, mentions, status and speech cues) are the same columns. Words are not: a :class:`Bridge` maps
the other language's vectors and contexts to those of the net. The idea is that of Ammar et al. 2016, "Many languages, one
parser", with the bridge in place of vectors trained for both languages.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from training.dataset import Example
from training.reader import Bridge, Pool
from wathiq.weigh.net import OnnxLanguageModel

MODELS = Path(__file__).resolve().parent.parent / "src/wathiq/models"


def shipped(code: str, examples: list[Example]) -> list[np.ndarray]:
    """The contexts that the shipped context model of a language gives texts, in half precision to save memory."""
    model = OnnxLanguageModel(MODELS / f"{code}-context.onnx")
    return [model(example.vectors).astype(np.float16) for example in examples]


def pools(code: str, *parts: tuple[list[Example], int]) -> list[Pool]:
    """Texts with how many to take of them an epoch (0: all), as pools with the contexts that the shipped language model of
    ``code`` gives, behind one new bridge."""
    states = [shipped(code, examples) for examples, _ in parts]
    bridge = Bridge(parts[0][0][0].vectors.shape[1], states[0][0].shape[1])
    return [Pool(examples, some, take, bridge) for (examples, take), some in zip(parts, states, strict=True) if examples]
