"""A pretrained transformer as a small file: int8 rows with their scales, one first map for each language."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from training.transformer import Body, Guess
from training.vectors import quantise


def packed(body: Body, guesses: dict[str, Guess]) -> dict[str, np.ndarray]:
    """The body as int8 tables. The first map of each language takes in that of its word vectors."""
    found: dict[str, np.ndarray] = {}
    weights = {name: value.detach().float().cpu() for name, value in body.state_dict().items() if not name.startswith("enter")}
    enter = body.enter.cpu().float()
    for code, guess in guesses.items():
        own = guess.enter.cpu().float()
        weights[f"enter.{code}.weight"] = (enter.weight @ own.weight).detach()
        weights[f"enter.{code}.bias"] = (enter.weight @ own.bias + enter.bias).detach()
    for name, value in weights.items():
        if value.dim() > 1:
            found[name], found[f"{name}/scale"] = quantise(value.numpy())
        else:
            found[name] = value.numpy()
    return found


def load(path: Path, language: str, drop: float = 0.1) -> Body:
    """The pretrained body for a language."""
    with np.load(path) as saved:
        weights = {name: _whole(saved, name) for name in saved.files if not name.endswith("/scale")}
    own = f"enter.{language}."
    kept = {
        name.replace(own, "enter."): value for name, value in weights.items() if name.startswith(own) or "enter." not in name
    }
    body = Body(kept["enter.weight"].shape[1], kept["enter.weight"].shape[0], _layers(kept), drop)
    body.load_state_dict(kept)
    return body


def _whole(saved: np.lib.npyio.NpzFile, name: str) -> torch.Tensor:
    rows = saved[name].astype(np.float32)
    return torch.from_numpy(rows * saved[f"{name}/scale"][:, None] if f"{name}/scale" in saved.files else rows)


def _layers(weights: dict[str, torch.Tensor]) -> int:
    return 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
