"""Writes a trained net as three int8 ONNX graphs: encode, link, outer."""

from __future__ import annotations

import warnings
from pathlib import Path

import torch
from torch import nn

from training.net import Reader, buckets


class Context(nn.Module):
    """Vectors of one text (T, ·) → the language model's states."""

    def __init__(self, net: Reader) -> None:
        """Wrap a net."""
        super().__init__()
        self.net = net

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """See ``wathiq.weigh.net.LanguageModel``."""
        return self.net.context(vectors.unsqueeze(1)).squeeze(1)


class Encode(nn.Module):
    """Vectors, context and features of one text (T, ·) → states and heads."""

    def __init__(self, net: Reader) -> None:
        """Wrap a net."""
        super().__init__()
        self.net = net

    def forward(self, vectors: torch.Tensor, context: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """See ``wathiq.weigh.net.Net.encode``."""
        states = self.net.encode(vectors.unsqueeze(1), context.unsqueeze(1), features.unsqueeze(1))
        return states.squeeze(1), *(head.squeeze(1) for head in self.net.heads(states))


class Link(nn.Module):
    """States and triggers → sides, evidence, voices."""

    def __init__(self, net: Reader) -> None:
        """Wrap a net."""
        super().__init__()
        self.net = net

    def forward(
        self, states: torch.Tensor, asking: torch.Tensor, mentions: torch.Tensor, known: torch.Tensor, sentence: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """See ``wathiq.weigh.net.Net.link``."""
        return self.net.links(states, asking, asking[:1], mentions, known, sentence)[:-1]


class Outer(nn.Module):
    """States and tokens of voices → the voices outside them."""

    def __init__(self, net: Reader) -> None:
        """Wrap a net."""
        super().__init__()
        self.net = net

    def forward(self, states: torch.Tensor, voices: torch.Tensor) -> torch.Tensor:
        """See ``wathiq.weigh.net.Net.outer``."""
        place = torch.arange(states.shape[0])
        return self.net.outer(states[voices], states, buckets(place[None] - voices[:, None]))


def export(net: Reader, folder: Path, name: str) -> None:
    """Write NAME-encode.onnx, NAME-link.onnx and NAME-outer.onnx."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    size, given, known = net.size, net.known.in_features, net.mention.in_features - 2 * net.size
    vector, wide = net.forwards.lower.input_size, net.squeeze.in_features
    length, count = 17, 5
    states, asking = torch.randn(length, size), torch.tensor([3, 9])
    mentions = torch.randint(0, length, (count, 2))
    sentence = torch.arange(length) // 6
    parts = {
        "encode": (
            Encode(net), (torch.randn(length, vector), torch.randn(length, wide), torch.rand(length, given)),
            ["vectors", "context", "features"],
            ["states", "trigger", "types", "statuses", "both", "goods", "voice"],
        ),
        "link": (
            Link(net), (states, asking, mentions, torch.rand(count, known), sentence),
            ["states", "asking", "mentions", "known", "sentence"], ["source", "target", "begin", "end", "voice", "when"],
        ),
        "outer": (Outer(net), (states, asking), ["states", "voices"], ["outer"]),
    }  # fmt: skip
    for part, (module, inputs, names, outputs) in parts.items():
        _write(module.eval(), inputs, names, outputs, folder / f"{name}-{part}.onnx")


def export_language_model(net: Reader, folder: Path, language: str) -> None:
    """Write LANGUAGE-context.onnx, which all nets of the language share."""
    vectors = torch.randn(17, net.forwards.lower.input_size)
    _write(Context(net).eval(), (vectors,), ["vectors"], ["context"], folder / f"{language}-context.onnx")


def _write(module: nn.Module, inputs: tuple[torch.Tensor, ...], names: list[str], outputs: list[str], path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    axes = {
        "vectors": "T",
        "context": "T",
        "features": "T",
        "states": "T",
        "sentence": "T",
        "asking": "N",
        "voices": "N",
        "mentions": "M",
        "known": "M",
    }
    whole = path.with_suffix(".float.onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, inputs, str(whole), input_names=names, output_names=outputs, opset_version=17, dynamo=False,
            dynamic_axes={name: {0: axes[name]} for name in names},
        )  # fmt: skip
    quantize_dynamic(str(whole), str(path), weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "LSTM"])
    whole.unlink()
