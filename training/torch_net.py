"""A torch net behind the protocol of ``wathiq.weigh.net``, for cross-validation through the code that users run."""

from __future__ import annotations

import numpy as np
import torch

from training.net import ReadingNet, buckets
from wathiq.weigh.features import Features
from wathiq.weigh.net import Heads, Links


class TorchNet:
    """Answers as the exported net would."""

    def __init__(self, net: ReadingNet) -> None:
        """Wrap a trained net."""
        self.net = net.eval()

    @torch.no_grad()
    def __call__(self, vectors: np.ndarray) -> np.ndarray:
        """See ``wathiq.weigh.net.LanguageModel``; in half precision, as in training."""
        return self.net.context(torch.from_numpy(vectors)[:, None])[:, 0].half().float().numpy()

    @torch.no_grad()
    def encode(self, vectors: np.ndarray, context: np.ndarray, tokens: np.ndarray) -> tuple[np.ndarray, Heads]:
        """See ``wathiq.weigh.net.Net``."""
        given = (torch.from_numpy(array)[:, None] for array in (vectors, context, tokens))
        states = self.net.encode(*given)
        return states[:, 0].numpy(), Heads(*(head[:, 0].numpy() for head in self.net.heads(states)))

    @torch.no_grad()
    def link(self, states: np.ndarray, asking: np.ndarray, given: Features) -> Links:
        """See ``wathiq.weigh.net.Net``."""
        *links, _ = self.net.links(
            torch.from_numpy(states), torch.from_numpy(asking), torch.tensor([0]),
            torch.from_numpy(given.mentions), torch.from_numpy(given.known), torch.from_numpy(given.sentence),
        )  # fmt: skip
        return Links(*(link.numpy() for link in links))

    @torch.no_grad()
    def outer(self, states: np.ndarray, voices: np.ndarray) -> np.ndarray:
        """See ``wathiq.weigh.net.Net``."""
        given, asked = torch.from_numpy(states), torch.from_numpy(voices)
        distance = buckets(torch.arange(len(given))[None] - asked[:, None])
        return self.net.outer(given[asked], given, distance).numpy()
