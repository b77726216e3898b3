"""Pages and lists of a large ledger: ``python -m benchmarks serving [--count N] [--ledger FILE] [--readers N]``.

A synthetic ledger is made (or taken over from FILE) and served; every page and list is asked for, one after another, then by
many readers at once while another program adds reports. Milliseconds, half of all and 95 of a hundred; "again" is the half of
those that were answered before, while nothing changed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.synthetic_ledger import fill, reports
from wathiq.ledger import Ledger
from wathiq.upkeep import settle

_PAGES = (
    *("/", "/events", "/claims", "/reports", "/parties", "/parties/{party}", "/between/{party}/{other}", "/sanctions"),
    *("/search?q=word7", "/search?q=word7+word8", "/events/{event}", "/claims/{claim}", "/reports/r5", "/review"),
)
_FILTERED = (  # of events and of claims: what many have, what few have, and both together
    *("from={party}", "to=USA", "from={party}&to={other}", "type=AID", "status=planned", "type=AID&status=denied"),
    *("since=2024", "until=2016", "since=2019-03&until=2019-04", "voice=Person%207", "voice=Person%20777"),
    *("from=USA&type=AID&since=2020", "provision=UNSCR-2397-8"),
)
_API = (
    *("/reports", "/parties", "/search?q=word7", "/events/{event}", "/claims/{claim}", "/reports/r5", "/provisions"),
    *("/between/{party}/{other}", "/reviews/queue?reviewer=me", "/claims", "/claims?outlet=Paper%207", "/claims?report=r7"),
    *("/events", "/events?newest_first=true", "/events?outlet=Paper%207", "/events?contested=true", "/events?origins=3"),
)
_PATHS = (
    *_PAGES,
    *(f"/{name}?{one}" for name in ("events", "claims") for one in _FILTERED),
    *(f"/api/v1{one}" for one in _API),
)
_EACH, _TOGETHER = 20, 6  # times that each path is asked for: alone, and by each of many readers


def main(arguments: Sequence[str]) -> int:
    """Print the milliseconds of each path."""
    parser = argparse.ArgumentParser(prog="benchmarks serving", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="claims of the synthetic ledger")
    parser.add_argument("--ledger", type=Path, help="a ledger to keep and use again")
    parser.add_argument("--readers", type=int, default=50)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "synthetic.db"
        _prepare(path, options.count)
        with served(path) as address:
            paths = _filled(address)
            with httpx.Client(base_url=address, timeout=120) as client:
                for one in paths:
                    first = [_ask(client, _anew(one, number)) for number in range(_EACH)]
                    again = [_ask(client, one) for _ in range(_EACH)]
                    print(f"{one[:50]:50} {_told(first)}   again {statistics.median(again):5.1f}", flush=True)
            _many(address, path, paths, options.readers)
    return 0


def _prepare(path: Path, count: int) -> None:
    if not path.exists():
        fill(path, count)
    with Ledger(path) as ledger:
        settle(ledger)
        print(f"{ledger.size()}")


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address of a server of its own over a ledger."""
    command = [
        sys.executable,
        "-c",
        "from wathiq.serve.command import main; main()",
        "serve",
        "--port",
        "0",
        "--ledger",
        str(path),
    ]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        if server.stderr is None:
            raise RuntimeError("the server has no standard error")
        yield server.stderr.readline().split(" ")[0]
    finally:
        server.terminate()
        server.wait()


def _filled(address: str) -> list[str]:
    with httpx.Client(base_url=address, timeout=120) as client:
        first = {name: client.get(f"/api/v1/{name}s?limit=1").json()["items"][0]["id"] for name in ("event", "claim")}
        busiest = [one["code"] for one in client.get("/api/v1/parties").json()["items"][:2]]
    return [path.format(**first, party=busiest[0], other=busiest[1]) for path in _PATHS]


def _anew(path: str, number: int) -> str:
    """The same question under an address that was not asked for before: the server remembers its answers."""
    return f"{path}{'&' if '?' in path else '?'}anew={time.time_ns()}-{number}"


def _ask(client: httpx.Client, path: str) -> float:
    began = time.perf_counter()
    client.get(path).raise_for_status()
    return 1000 * (time.perf_counter() - began)


def _told(times: Sequence[float]) -> str:
    return f"p50 {statistics.median(times):7.1f}  p95 {statistics.quantiles(times, n=20)[-1]:7.1f} ms"


def _many(address: str, path: Path, paths: Sequence[str], readers: int) -> None:
    """Many readers at once, while reports are added."""
    times: list[float] = []
    failures: list[str] = []

    def read(number: int) -> None:
        with httpx.Client(base_url=address, timeout=120) as client:
            for at in range(_TOGETHER):
                try:
                    times.append(_ask(client, paths[(number + at) % len(paths)]))
                except httpx.HTTPError as error:
                    failures.append(str(error))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    with Ledger(path) as ledger:
        for report, claims in reports(400, prefix=f"new{time.time_ns()}-"):
            ledger.add(report, claims)
    for thread in threads:
        thread.join()
    print(f"{readers} readers while reports are added: {_told(times)}, {len(failures)} errors of {len(times) + len(failures)}")
