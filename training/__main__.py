"""Trains the shipped nets anew: ``python -m training [--language ar] [--work FOLDER]`` (Arabic: about four hours on one core).

    corpus → word vectors → language model → reading nets (one per seed) → int8 ONNX in src/wathiq/models

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
from training.beside import MODELS
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


def _pools(options: argparse.Namespace, model: dict) -> list[Pool]:
    """All annotated texts, stretches of them and composed texts, with their contexts; those of another language beside them."""
    code = options.language
    paths = [*(SHARED / path for path in GOLD[code]), *sorted((BENCH / code).glob("texts*.jsonl"))]
    examples, _ = build(paths, options.work / "words.npz", code)
    cut, composed = short(
        [row for path in paths for row in gold.rows(path)], options.work / "words.npz", options.composed, code
    )
    net = new_net(examples[0], model, options.hidden)
    takes = (0, options.cuts, options.composed // 8)
    own = [Pool(some, contexts(net, some), take) for some, take in zip((examples, cut, composed), takes, strict=True)]
    return [*own, *(beside(options.beside, options.composed) if options.beside else [])]


def main() -> None:
    """Train everything that is missing, then write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="ar", choices=sorted(GOLD))
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--work", type=Path, default=HERE / "work-models")
    parser.add_argument("--seeds", default="0,1", help="one net for each; their answers are averaged")
    parser.add_argument("--beside", default="", help="a language with shipped nets whose annotated texts are learned from too")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--cuts", type=int, default=400, help="stretches of texts an epoch")
    parser.add_argument("--composed", type=int, default=5600, help="composed texts; an eighth of them an epoch")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    model = torch.load(_context(options.language, options.work.resolve()))
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    pools = _pools(options, model)
    MODELS.mkdir(exist_ok=True)
    shutil.copy(options.work / "words.npz", MODELS / f"{options.language}-words.npz")
    for seed in [int(number) for number in options.seeds.split(",")]:
        torch.manual_seed(seed)
        net = new_net(pools[0].examples[0], model, options.hidden)
        fit(net, pools, options.epochs, seed)
        torch.save(net.state_dict(), options.work / f"ship-{seed}.pt")
        export(net, MODELS, f"{options.language}-{seed}")
    export_language_model(new_net(pools[0].examples[0], model, options.hidden), MODELS, options.language)


if __name__ == "__main__":
    main()
