"""Cross-validation of the reading net over the gold claims: held-out signals, and the shared scorer's figures.

python -m training.crossval WORK --folds 5 [--only 0,1] [--epochs 18]
"""

from __future__ import annotations

import argparse
import importlib.util
import pickle
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import ModuleType

import numpy as np
import torch

from training import gold, lexicon_texts
from training.beside import MODELS, pools, shipped
from training.composed.texts import Composer
from training.cuts import cuts
from training.dataset import Example, example, folds
from training.net import Reader, ReadingNet
from training.pretrained import load as load_body
from training.reader import Pool, contexts, fit, new_net, tuned_net
from training.torch_net import TorchNet
from wathiq import languages, resolve
from wathiq.knowledge import ontology, parties
from wathiq.languages import acts, speech, status
from wathiq.model import Mention, Signals
from wathiq.weigh import Weigher, signals
from wathiq.weigh.features import features
from wathiq.weigh.hints import Hints
from wathiq.weigh.net import OnnxLanguageModel
from wathiq.weigh.vectors import Vectors
from wathiq.weigh.vectors import load as load_vectors

BENCH = Path(__file__).resolve().parent.parent / "bench"
GOLD = {
    "ar": ("gold/claims_ar/visible.json", "gold/claims_ar/train.json", "gold/claims_ar/train_style.json"),
    "en": ("gold/claims_en/visible.json", "gold/claims_en/train.json"),
}
COMPOSERS: dict[str, type[Composer] | type[lexicon_texts.Composer]] = {"ar": Composer, "en": lexicon_texts.Composer}
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def hints(code: str) -> Hints:
    """The word lists of a language."""
    language = languages.get(code)
    known = ontology.load()
    types = {kind: entry.type.plover for kind, entry in known.kinds.items()}
    return Hints(acts.load(language), speech.load(language), status.load(language), types)


def build(paths: list[Path], words: Path, code: str = "ar") -> tuple[list[Example], tuple[Vectors, Hints]]:
    """Examples of all texts, and the vectors and word lists that they were given."""
    vectors_, hints_ = load_vectors(words), hints(code)
    names = resolve.names(languages.get(code), parties.load())
    texts = [text for path in paths for text in gold.texts(path)]
    return [_example(text, names, vectors_, hints_) for text in texts], (vectors_, hints_)


def _example(text: gold.GoldText, names: resolve.Names, vectors_: Vectors, hints_: Hints) -> Example:
    mentions = resolve.parties(text.parse, names)
    return example(text, mentions, vectors_.of(text.parse.tokens), features(text.parse, mentions, hints_.of(text.parse)))


def short(rows: list[dict], words: Path, composed: int, code: str = "ar", seed: int = 1) -> tuple[list[Example], list[Example]]:
    """Two stretches of each text, and texts composed by the grammar."""
    vectors_, hints_ = load_vectors(words), hints(code)
    names = resolve.names(languages.get(code), parties.load())
    random, composer = Random(seed), COMPOSERS[code](seed)
    stretches = [gold.located(cut) for row in rows for cut in cuts(row, 2, random)]
    written = [gold.located(composer.text(number)) for number in range(composed)]
    cut, made = ([_example(text, names, vectors_, hints_) for text in texts] for texts in (stretches, written))
    return cut, made


def scorer(path: Path = SHARED / "score/score_claims.py") -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Material:
    """What the nets of all folds learn from. ``gold`` are the texts that are held out by turns."""

    gold: Pool
    own: Pool
    cut: Pool
    composed: Pool
    beside: list[Pool]
    lists: tuple[Vectors, Hints]
    model: dict | None
    body: tuple[Path, str] | None  # a pretrained transformer and the language, in place of a context model

    def without(self, held_out: set[int]) -> list[Pool]:
        """The pools for a fold: neither its texts, nor stretches of them, nor the same texts in another language."""
        names = {self.gold.examples[n].text.id for n in held_out}
        train = [n for n in range(len(self.gold.examples)) if n not in held_out]
        kept = [n for n, stretch in enumerate(self.cut.examples) if stretch.text.id.rsplit("-cut", 1)[0] not in names]
        beside = [pool.only([n for n, one in enumerate(pool.examples) if one.text.id not in names]) for pool in self.beside]
        pools = [self.gold.only(train), self.own, self.cut.only(kept), self.composed, *beside]
        return [pool for pool in pools if pool.examples]

    def net(self, hidden: int, path: Path | None = None) -> ReadingNet:
        """A new net, or one that was trained before."""
        first = self.gold.examples[0]
        net = tuned_net(first, load_body(*self.body), hidden) if self.body else new_net(first, self.model, hidden)
        if path is not None:
            net.load_state_dict(torch.load(path))
        return net


def material(options: argparse.Namespace) -> Material:
    """Read all texts and give them their contexts."""
    code, paths = options.language, [SHARED / path for path in GOLD[options.language]]
    words = MODELS / f"{code}-words.npz" if options.shipped or options.body else options.work / "words.npz"
    examples, lists = build(paths, words, code)
    own_paths = sorted((BENCH / code).glob("texts*.jsonl")) if not options.no_own else []
    own, _ = build(own_paths, words, code)
    rows = [row for path in [*paths, *own_paths] for row in gold.rows(path)]
    cut, composed = short(rows if options.cuts else [], words, options.composed, code)
    saved = options.work / options.lm
    model = torch.load(saved) if saved.exists() and not options.no_lm else None
    net = new_net(examples[0], model, options.hidden)
    takes = (0, 0, options.cuts, options.composed // 8)
    parts = (examples, own, cut, composed)
    states = [_states(options, net, part) for part in parts]
    made = [Pool(*told) for told in zip(parts, states, takes, strict=True)]
    helpers = beside(options.beside, options.composed) if options.beside else []
    return Material(*made, helpers, lists, model, (options.body, code) if options.body else None)


def _states(options: argparse.Namespace, net: Reader, examples: list[Example]) -> list[np.ndarray]:
    """What the context model says of the texts; nothing where the net has a transformer of its own."""
    if options.body:
        return [no_context(example.vectors) for example in examples]
    return shipped(options.language, examples) if options.shipped else contexts(net, examples)


def no_context(vectors: np.ndarray) -> np.ndarray:
    """The context (T, 0) of a net that has a transformer of its own."""
    return np.zeros((len(vectors), 0), np.float32)


def beside(code: str, composed: int) -> list[Pool]:
    """All annotated texts of another language and composed ones, with its shipped vectors and contexts."""
    paths = [*(SHARED / path for path in GOLD[code]), *sorted((BENCH / code).glob("texts*.jsonl"))]
    words = MODELS / f"{code}-words.npz"
    return pools(code, (build(paths, words, code)[0], 0), (short([], words, composed, code)[1], composed // 8))


def fold_nets(options: argparse.Namespace, given: Material, part: int, held_out: set[int]) -> list[TorchNet]:
    """The nets of a fold: those trained before, and ``options.nets`` new ones, which are saved."""
    nets = [TorchNet(given.net(options.hidden, path)) for path in options.with_nets]
    for seed in range(len(nets), len(nets) + options.nets):
        torch.manual_seed(100 * part + seed)
        net = given.net(options.hidden)
        fit(net, given.without(held_out), options.epochs, seed)
        torch.save(net.state_dict(), options.work / f"{Path(options.out).stem}-{part}-{seed}.pt")
        nets.append(TorchNet(net))
    return nets


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--language", default="ar", choices=sorted(GOLD))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--epochs", type=int, default=18)
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--nets", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--with-nets", type=Path, nargs="*", default=[], help="nets of the same fold trained before")
    parser.add_argument("--no-own", action="store_true", help="leave out the texts of bench/")
    parser.add_argument("--no-lm", action="store_true")
    parser.add_argument("--lm", default="lm.pt")
    parser.add_argument("--shipped", action="store_true", help="learn on the shipped vectors and context model")
    parser.add_argument(
        "--body", type=Path, help="tune this pretrained transformer on the shipped vectors, in place of a context model"
    )
    parser.add_argument("--cuts", type=int, default=400, help="stretches of texts an epoch")
    parser.add_argument("--composed", type=int, default=5600, help="composed texts; an eighth of them an epoch")
    parser.add_argument("--beside", default="", help="a language with shipped nets whose annotated texts are learned from too")
    parser.add_argument("--out", default="cv.pickle")
    options = parser.parse_args()
    if options.body and options.beside:
        parser.error("--body does not go with --beside: a bridge to a pretrained transformer is not there yet")
    return options


def main() -> None:
    """Train on all folds but one, predict that one, for each fold asked for."""
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    given = material(options)
    examples = given.gold.examples
    held: dict[str, tuple[tuple[Mention, ...], Signals]] = {}
    parts = folds(len(examples), options.folds)
    for part in [int(n) for n in options.only.split(",")] if options.only else range(options.folds):
        begin = time.time()
        nets = fold_nets(options, given, part, set(parts[part]))
        context = OnnxLanguageModel(MODELS / f"{options.language}-context.onnx") if options.shipped else nets[0]
        context = no_context if options.body else context
        ready = Weigher(tuple(nets), context, *given.lists)
        for n in sorted(parts[part]):
            found = signals(examples[n].text.parse, examples[n].mentions, ready)
            held[examples[n].text.id] = (examples[n].mentions, found)
        print(f"fold {part} {time.time() - begin:.0f}s", flush=True)
    with (options.work / options.out).open("wb") as file:
        pickle.dump(held, file)


if __name__ == "__main__":
    main()
