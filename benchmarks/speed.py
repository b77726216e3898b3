"""How fast: ``python -m benchmarks speed [CORPUS] [--reports N]``.

CORPUS is whatever ``wathiq read`` takes, or JSON Lines packed with xz; without it, the example reports. Printed are
words per second of one core from file to ledger, once all is loaded; milliseconds of processor time for each sentence by
stage; the cold start (a fresh process up to the first claim in its ledger), by the clock and of the processor, since on a
busy machine only the latter tells; and peak memory.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.claims import ROOT
from wathiq.errors import InputError
from wathiq.ledger import Ledger

STAGES = (
    ("parse", "sentences"),
    ("resolve", "parties"),
    ("weigh", "signals"),
    ("coding", "acts"),
    ("attribute", "claims"),
)
_START = "from wathiq.serve.command import main; main()"
_KIB_PER_MIB = 1024


@dataclass(slots=True)
class Meter:
    """Processor seconds by stage, and the sentences that were read; it fills as the stages run."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    sentences: int = 0

    def watch(self, stage: str, verb: str) -> None:
        """Put a clock around a stage's verb; must happen before the pipeline is imported."""
        package = importlib.import_module(f"wathiq.{stage}")
        setattr(package, verb, self._timed(stage, getattr(package, verb)))

    def _timed(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(call)
        def timed(*arguments: Any, **named: Any) -> Any:
            began = time.process_time()
            answer = call(*arguments, **named)
            self.seconds[stage] += time.process_time() - began
            self.sentences += len(answer.sentences) if stage == "parse" else 0
            return answer

        return timed


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks speed", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=ROOT / "src/wathiq/examples")
    parser.add_argument("--reports", type=int, default=200, metavar="N", help="read at most N lines of a packed corpus")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        corpus = unpacked(options.corpus, options.reports, Path(folder))
        for line in (*_throughput(corpus, Path(folder)), *_cold_start(Path(folder)), *_memory(corpus, Path(folder))):
            print(line)
    return 0


def unpacked(corpus: Path, reports: int, folder: Path) -> Path:
    """The corpus itself, or the first lines of a packed one in a file that can be read."""
    if corpus.suffix != ".xz":
        return corpus
    plain = folder / "corpus.jsonl"
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        plain.write_text("".join(islice(lines, reports)), encoding="utf-8")
    return plain


def _throughput(corpus: Path, folder: Path) -> Iterator[str]:
    meter = Meter()
    for stage, verb in STAGES:
        meter.watch(stage, verb)
    yield f"loading everything for Arabic: {_loading():.2f} s of one core"
    began = time.process_time()
    reports, words, claims = _read(corpus, folder / "speed.db")
    seconds = time.process_time() - began
    yield f"{reports} reports, {words} words, {meter.sentences} sentences, {claims} claims in {seconds:.1f} s of one core"
    yield f"words per second and core, from file to ledger: {words / seconds:.0f}"
    sentences = max(meter.sentences, 1)
    for stage, _ in STAGES:
        yield f"{stage:10} {1000 * meter.seconds[stage] / sentences:7.2f} ms per sentence"
    rest = seconds - sum(meter.seconds.values())
    yield f"{'the rest':10} {1000 * rest / sentences:7.2f} ms per sentence (reading of files, checks, ledger)"


def _loading() -> float:
    """Processor seconds until the first report can be coded, import and all."""
    began = time.process_time()
    from wathiq import pipeline

    pipeline.desk("ar")
    return time.process_time() - began


def _read(corpus: Path, path: Path) -> tuple[int, int, int]:
    """Read the corpus into a ledger: how many reports, words and claims."""
    from wathiq import pipeline
    from wathiq.read import Defaults

    totals: Counter[str] = Counter()
    with Ledger(path) as ledger:
        for result in pipeline.run([str(corpus)], Defaults(), jobs=1):
            if isinstance(result, InputError):
                print(f"benchmarks: {result}", file=sys.stderr)
                continue
            report, claims = result
            ledger.add(report, claims)
            totals.update(reports=1, words=len(report.text.split()), claims=len(claims))
    return totals["reports"], totals["words"], totals["claims"]


def _cold_start(folder: Path) -> Iterator[str]:
    one = folder / "one.jsonl"
    text = "استقبل وزير الخارجية المصري نظيره الأردني في القاهرة أمس."
    one.write_text(json.dumps({"id": "one", "text": text}) + "\n", encoding="utf-8")
    for name, arguments in (
        ("--version", ["--version"]),
        ("to the first claim", ["read", str(one), "--ledger", str(folder / "one.db")]),
    ):
        clock, processor = min(_seconds(arguments) for _ in range(3))
        yield f"cold start, {name}: {clock:.2f} s, {processor:.2f} s of the processor (best of 3)"


def _seconds(arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds by the clock and of the processor that a fresh process takes."""
    began, used = time.perf_counter(), _processor()
    _wathiq(arguments)
    return time.perf_counter() - began, _processor() - used


def _processor() -> float:
    """Processor seconds of all children so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def _memory(corpus: Path, folder: Path) -> Iterator[str]:
    """The peak of the largest child so far, which is the one that reads the whole corpus."""
    _wathiq(["read", str(corpus), "--ledger", str(folder / "memory.db")])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KIB_PER_MIB
    yield f"peak memory: {peak:.0f} MiB"


def _wathiq(arguments: Sequence[str]) -> None:
    """Run the command in a fresh process, compiled as it is on any machine after the first start."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, "-c", _START, *arguments], check=False, stdout=subprocess.DEVNULL, env=compiled)
