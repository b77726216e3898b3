"""Cross-validation of the reading net over the gold claims: held-out signals, and the shared scorer's figures.

python -m training.crossval WORK --folds 5 [--only 0,1] [--epochs 18]
"""

from __future__ import annotations

import argparse
import importlib.util
import pickle
import time
from pathlib import Path
from types import ModuleType

import torch

from training import gold
from training.dataset import Example, example, folds
from training.reader import contexts, fit, new_net
from training.torch_net import TorchNet
from wathiq import languages, resolve
from wathiq.knowledge import ontology, parties
from wathiq.languages import acts, speech, status
from wathiq.model import Mention, Signals
from wathiq.weigh import Weigher, signals
from wathiq.weigh.features import features
from wathiq.weigh.hints import Hints
from wathiq.weigh.vectors import Vectors
from wathiq.weigh.vectors import load as load_vectors

OWN = Path(__file__).resolve().parent.parent / "bench/ar"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def hints(code: str) -> Hints:
    """The word lists of a language."""
    language = languages.get(code)
    known = ontology.load()
    types = {kind: entry.type.plover for kind, entry in known.kinds.items()}
    return Hints(acts.load(language), speech.load(language), status.load(language), types)


def build(paths: list[Path], work: Path, code: str = "ar") -> tuple[list[Example], tuple[Vectors, Hints]]:
    """Examples of all texts, and the vectors and word lists that they were given."""
    vectors_, hints_ = load_vectors(work / "words.npz"), hints(code)
    names = resolve.names(languages.get(code), parties.load())
    made = []
    for path in paths:
        for text in gold.texts(path):
            mentions = resolve.parties(text.parse, names)
            vectors = vectors_.of(text.parse.tokens)
            made.append(example(text, mentions, vectors, features(text.parse, mentions, hints_.of(text.parse))))
    return made, (vectors_, hints_)


def scorer(path: Path = SHARED / "score/score_claims.py") -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Train on all folds but one, predict that one, for each fold asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--nets", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--with-nets", type=Path, nargs="*", default=[], help="nets of the same fold trained before")
    parser.add_argument("--no-own", action="store_true", help="leave out the texts of bench/")
    parser.add_argument("--no-lm", action="store_true")
    parser.add_argument("--out", default="cv.pickle")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    home = SHARED / "gold/claims_ar"
    examples, lists = build([home / "visible.json", home / "train.json", home / "train_style.json"], options.work)
    own, _ = build(sorted(OWN.glob("texts*.jsonl")) if not options.no_own else [], options.work)
    saved = options.work / "lm.pt"
    model = torch.load(saved) if saved.exists() and not options.no_lm else None
    states = contexts(new_net(examples[0], model, options.hidden), examples)
    held: dict[str, tuple[tuple[Mention, ...], Signals]] = {}
    own_states = contexts(new_net(examples[0], model, options.hidden), own)
    parts = folds(len(examples), options.folds)
    chosen = [int(n) for n in options.only.split(",")] if options.only else range(options.folds)
    for part in chosen:
        begin = time.time()
        out = set(parts[part])
        train = [n for n in range(len(examples)) if n not in out]
        nets = []
        for path in options.with_nets:
            net = new_net(examples[0], model, options.hidden)
            net.load_state_dict(torch.load(path))
            nets.append(TorchNet(net))
        for seed in range(len(nets), len(nets) + options.nets):
            torch.manual_seed(100 * part + seed)
            net = new_net(examples[0], model, options.hidden)
            fit(net, [examples[n] for n in train] + own, [states[n] for n in train] + own_states, options.epochs, seed)
            torch.save(net.state_dict(), options.work / f"{Path(options.out).stem}-{part}-{seed}.pt")
            nets.append(TorchNet(net))
        ready = Weigher(tuple(nets), nets[0], *lists)
        for n in sorted(out):
            found = signals(examples[n].text.parse, examples[n].mentions, ready)
            held[examples[n].text.id] = (examples[n].mentions, found)
        print(f"fold {part} {time.time() - begin:.0f}s", flush=True)
    with (options.work / options.out).open("wb") as file:
        pickle.dump(held, file)


if __name__ == "__main__":
    main()
