"""Claims as Parquet with typed columns: days as dates, parties and voices as lists of structures.

DuckDB writes it, from lines in a file beside it and in its own bounded memory; it needs no network: what reads JSON and writes
Parquet is built into it, and it is told to fetch nothing.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from wathiq.ledger import Record
from wathiq.serve.exports.acts import bounds

_WORDS = 'STRUCT("start" UINTEGER, "end" UINTEGER, "text" VARCHAR)'
_PARTY = f"STRUCT(code VARCHAR, name VARCHAR, kind VARCHAR, words {_WORDS}, how VARCHAR)[]"
_VOICE = f"STRUCT(name VARCHAR, kind VARCHAR, code VARCHAR, manner VARCHAR, words {_WORDS}, cue {_WORDS})[]"
_QUANTITY = f"STRUCT(low DOUBLE, high DOUBLE, unit VARCHAR, words {_WORDS})"
_EXCHANGE = f"STRUCT(good VARCHAR, giver VARCHAR, taker VARCHAR, item VARCHAR, quantity {_QUANTITY})[]"
_PROVISION = "STRUCT(id VARCHAR, bearing VARCHAR, in_force BOOLEAN, why VARCHAR, verified BOOLEAN)[]"
_CHECK = f"STRUCT(code VARCHAR, words {_WORDS}, message VARCHAR)[]"

COLUMNS: dict[str, str] = {
    "id": "VARCHAR", "report": "VARCHAR", "outlet": "VARCHAR", "published": "DATE", "language": "VARCHAR", "title": "VARCHAR",
    "url": "VARCHAR", "evidence": _WORDS, "kind": "VARCHAR", "plover": "VARCHAR", "cameo": "VARCHAR", "quad": "UTINYINT",
    "goldstein": "DOUBLE", "trigger": _WORDS, "source": _PARTY, "target": _PARTY, "reciprocal": "BOOLEAN", "status": "VARCHAR",
    "status_words": _WORDS, "edtf": "VARCHAR", "earliest": "DATE", "latest": "DATE", "when_words": _WORDS, "voices": _VOICE,
    "exchange": _EXCHANGE, "provisions": _PROVISION, "checks": _CHECK, "confidence": "DOUBLE", "coder_version": "VARCHAR",
    "coder_language": "VARCHAR",
}  # fmt: skip

_SETTINGS = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1"}
_GROUP = 20_480  # rows that are held in memory until they are written
_LONGEST = 512 * 1024 * 1024  # bytes of one claim as JSON


def write(records: Iterable[Record], out: BinaryIO) -> int:
    """Write a Parquet file; the number of claims. The records pass through a file that is deleted afterwards."""
    with TemporaryDirectory(prefix="wathiq-") as folder:
        lines, made = Path(folder) / "claims.jsonl", Path(folder) / "claims.parquet"
        count = _write_lines(records, lines)
        _convert(lines, made, Path(folder))
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)
    return count


def row(record: Record) -> dict[str, Any]:
    """A claim as one row: what there is once in columns of its own, lists as they are; bounds left open are null."""
    report, act, when = record["report"], record["act"], record["when"] or {}
    return {
        "id": record["id"],
        "report": report["id"],
        **{name: report[name] for name in ("outlet", "published", "language", "title", "url")},
        "evidence": record["evidence"],
        **{name: act[name] for name in ("kind", "plover", "cameo", "quad", "goldstein")},
        "trigger": act["words"],
        **{name: record[name] for name in ("source", "target", "reciprocal")},
        "status": record["status"]["value"],
        "status_words": record["status"]["words"],
        "edtf": when.get("edtf"),
        **dict(zip(("earliest", "latest"), bounds(record), strict=True)),
        "when_words": when.get("words"),
        **{name: record[name] for name in ("voices", "exchange", "provisions", "checks", "confidence")},
        "coder_version": record["coder"]["version"],
        "coder_language": record["coder"]["language"],
    }


def _write_lines(records: Iterable[Record], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for count, record in enumerate(records, start=1):  # noqa: B007 (the last count is the answer)
            file.write(json.dumps(row(record), ensure_ascii=False) + "\n")
    return count


def _convert(lines: Path, made: Path, folder: Path) -> None:
    import duckdb

    with duckdb.connect(config={**_SETTINGS, "temp_directory": str(folder)}) as connection:
        read = connection.read_json(
            str(lines), columns=COLUMNS, format="newline_delimited", maximum_object_size=_LONGEST, compression="none"
        )
        read.write_parquet(str(made), compression="zstd", row_group_size=_GROUP)
