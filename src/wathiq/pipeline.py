"""The stages in their order, and nothing else: from paths to reports, from a report to claims.

    read → parse → resolve → weigh → coding → attribute → sanctions

Everything after ``read`` is a pure function of the report, so reports can be coded in any order and on any number of
processes with the same result.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from wathiq import attribute, coding, languages, parse, read, resolve, sanctions, weigh
from wathiq.attribute import Attribution
from wathiq.coding.checks import Doubts, checks, doubts
from wathiq.coding.confidence import KNOTS
from wathiq.coding.exchange import GoodsReader
from wathiq.coding.kind import KindReader
from wathiq.coding.status import StatusReader
from wathiq.coding.when import WhenReader
from wathiq.errors import InputError, KnowledgeError, WathiqError
from wathiq.knowledge import measures, ontology, parties
from wathiq.knowledge.measures import Measure
from wathiq.languages import Language, acts, calendar, goods, speech, status, words
from wathiq.model import Claim, Coder, Report
from wathiq.version import __version__
from wathiq.weigh.hints import Hints
from wathiq.weigh.net import OnnxLanguageModel, OnnxNet
from wathiq.weigh.vectors import load as load_vectors

MODELS = Path(__file__).parent / "models"
_SHORTEST = 3  # letters of a word that is compared
_AHEAD = 4  # reports a process may wait for beyond the one it codes

Result = tuple[Report, tuple[Claim, ...]] | InputError


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is needed to code reports of one language."""

    language: Language
    names: resolve.Names
    weigher: weigh.Weigher
    readers: coding.Readers
    attribution: Attribution
    doubts: Doubts
    measures: tuple[Measure, ...]


@lru_cache(maxsize=8)
def desk(code: str) -> Desk:
    """Load everything for a language, once a process; UsageError when it is not installed."""
    with _collector_paused():
        return _desk(languages.get(code))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Word lists make millions of objects that live as long as the process: looking for garbage among them halves the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _desk(language: Language) -> Desk:
    entries = parties.load()
    attribution = Attribution(speech.load(language), Coder(__version__, language.version))
    return Desk(
        language,
        resolve.names(language, entries),
        weigher(language),
        readers(language),
        attribution,
        doubts(language, entries),
        measures.load(),
    )


def readers(language: Language) -> coding.Readers:
    """The rules of coding with the word lists of a language."""
    known = ontology.load()
    taking = frozenset(name for name, kind in known.kinds.items() if kind.takes)
    return coding.Readers(
        KindReader(acts.load(language), known, language.handed),
        StatusReader(status.load(language)),
        WhenReader(calendar.load(language.folder, language.fold)),
        GoodsReader(goods.load(language.folder, language.fold), taking),
        coding.Policy(accept=language.accept, knots=language.knots or KNOTS),
    )


def weigher(language: Language, folder: Path = MODELS) -> weigh.Weigher:
    """The shipped nets of a language with their vectors and word lists."""
    names = sorted(path.name.removesuffix("-encode.onnx") for path in folder.glob(f"{language.code}-*-encode.onnx"))
    if not names:
        raise KnowledgeError(f"models for '{language.code}'", "are missing", "install wathiq again, or run make models")
    nets = tuple(OnnxNet(folder, name) for name in names)
    model = OnnxLanguageModel(folder / f"{language.code}-context.onnx")
    return weigh.Weigher(nets, model, load_vectors(folder / f"{language.code}-words.npz"), hints(language))


def hints(language: Language) -> Hints:
    """The word lists of a language as the net is told of them."""
    types = {kind: entry.type.plover for kind, entry in ontology.load().kinds.items()}
    return Hints(acts.load(language), speech.load(language), status.load(language), types)


def claims(report: Report, at: Desk | None = None) -> tuple[Claim, ...]:
    """Every claim of one report, in the order of its text."""
    at = at or desk(report.language)
    parsed = parse.sentences(report, at.language)
    mentions = resolve.parties(parsed, at.names)
    signals = weigh.signals(parsed, mentions, at.weigher)
    found = coding.acts(parsed, mentions, signals, at.readers)
    notes = checks(parsed, mentions, found, at.doubts)
    told = attribute.claims(parsed, mentions, signals, found, notes, at.attribution)
    return tuple(replace(claim, provisions=sanctions.provisions(claim, at.measures)) for claim in told)


def stems(language: str, text: str) -> frozenset[str]:
    """The words of a text for comparison: folded, in their shortest reading; those of three letters or more."""
    return frozenset(word.stem for word in words.found(language, text) if len(word.stem) >= _SHORTEST)


def run(paths: Sequence[str], defaults: read.Defaults, jobs: int = 1) -> Iterator[Result]:
    """Code every report under ``paths``, in input order; what cannot be read comes as its error."""
    reports = read.reports(paths, defaults)
    return map(_coded, reports) if jobs <= 1 else _pooled(reports, jobs)


def _coded(report: Report | InputError) -> Result:
    if isinstance(report, InputError):
        return report
    known = [language.code for language in languages.INSTALLED]
    if report.language not in known:
        problem = f"is in the language '{report.language}', which is not installed"
        return InputError(f"report {report.id}", problem, f"installed: {', '.join(known)}")
    try:
        return report, claims(report)
    except WathiqError:
        raise
    except Exception as error:
        return InputError(f"report {report.id}", f"could not be coded ({type(error).__name__}: {error})", "please report this")


def _pooled(reports: Iterable[Report | InputError], jobs: int) -> Iterator[Result]:
    """The same on a pool of processes, with only a few reports under way so that memory stays flat."""
    with ProcessPoolExecutor(jobs) as pool:
        yield from _in_order(reports, lambda report: pool.submit(_coded, report), jobs * (1 + _AHEAD))


def _in_order(
    reports: Iterable[Report | InputError], submit: Callable[[Report | InputError], Future[Result]], most: int
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for report in reports:
        waiting.append(submit(report))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
