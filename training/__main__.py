"""Trains the shipped nets anew: ``python -m training [--language ar] [--work FOLDER]`` (Arabic: about four hours on one core).

    corpus → word vectors → language model → reading nets (one per seed) → int8 ONNX in src/wathiq/models

With ``--shipped`` the vectors and the context model that are shipped stay as they are, and only nets are trained on top of
them: that is how a net is added to those of a language.

English has treebanks in place of a corpus, and a syntax model in place of a language model (``training.syntax``); it learns
from the Arabic texts too (``--beside ar``, ``training.beside``). About three quarters of an hour.

Steps whose files stand in the work folder are not done again. Seeds are fixed; word vectors are trained on one thread, so
that the same machine gives the same files.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import torch

from training import gold
from training.beside import MODELS, shipped
from training.crossval import BENCH, GOLD, SHARED, beside, build, short
from training.export import export, export_language_model
from training.reader import Pool, contexts, fit, new_net

HERE = Path(__file__).resolve().parent.parent
CORPUS = SHARED / "corpus/ar_news_2015.jsonl.xz"


# What makes ``words.npz`` and ``lm.pt`` in the work folder, in this order; what stands there is not made again.
CONTEXT = {
    "ar": (("words.npz", "training.vectors", str(CORPUS), "{work}"), ("lm.pt", "training.language_model", "{work}")),
    "en": (("lm.pt", "training.syntax", "{work}"),),
}


def _context(language: str, work: Path) -> Path:
    """The trained context model of a language."""
    for made, *command in CONTEXT[language]:
        if not (work / made).exists():
            named = [part.format(work=work) for part in command]
            subprocess.run([sys.executable, "-m", *named], check=True, cwd=HERE)
    return work / "lm.pt"


def _pools(options: argparse.Namespace, model: dict | None) -> list[Pool]:
    """All annotated texts, stretches of them and composed texts, with their contexts; those of another language beside them."""
    code = options.language
    paths = [*(SHARED / path for path in GOLD[code]), *sorted((BENCH / code).glob("texts*.jsonl"))]
    words = MODELS / f"{code}-words.npz" if options.shipped else options.work / "words.npz"
    examples, _ = build(paths, words, code)
    cut, composed = short([row for path in paths for row in gold.rows(path)], words, options.composed, code)
    parts, takes = (examples, cut, composed), (0, options.cuts, options.composed // 8)
    net = new_net(examples[0], model, options.hidden)
    states = [contexts(net, part) if model else shipped(code, part) for part in parts]
    own = [Pool(*told) for told in zip(parts, states, takes, strict=True)]
    return [*own, *(beside(options.beside, options.composed) if options.beside else [])]


def main() -> None:
    """Train everything that is missing, then write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="ar", choices=sorted(GOLD))
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--work", type=Path, default=HERE / "work-models")
    parser.add_argument("--shipped", action="store_true", help="keep the shipped vectors and context model")
    parser.add_argument("--seeds", default="0,1", help="one net for each; their answers are averaged")
    parser.add_argument("--beside", default="", help="a language with shipped nets whose annotated texts are learned from too")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--cuts", type=int, default=400, help="stretches of texts an epoch")
    parser.add_argument("--composed", type=int, default=5600, help="composed texts; an eighth of them an epoch")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    model = None if options.shipped else torch.load(_context(options.language, options.work.resolve()))
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    pools = _pools(options, model)
    MODELS.mkdir(exist_ok=True)
    if model is not None:
        shutil.copy(options.work / "words.npz", MODELS / f"{options.language}-words.npz")
        export_language_model(new_net(pools[0].examples[0], model, options.hidden), MODELS, options.language)
    for seed in [int(number) for number in options.seeds.split(",")]:
        torch.manual_seed(seed)
        net = new_net(pools[0].examples[0], model, options.hidden)
        fit(net, pools, options.epochs, seed)
        torch.save(net.state_dict(), options.work / f"ship-{seed}.pt")
        export(net, MODELS, f"{options.language}-{seed}")


if __name__ == "__main__":
    main()
