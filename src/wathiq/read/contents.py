"""What a file holds: a text, a page, a JSON document, or one report per line. Each kind gives drafts or errors, lazily."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO

from wathiq.errors import InputError
from wathiq.read import page, records
from wathiq.read.binary import refuse_binary, refuse_controls
from wathiq.read.draft import LONGEST, Draft, day
from wathiq.read.encoding import decode
from wathiq.read.files import Kind, Source

Drafts = Iterator[Draft | InputError]

LONGEST_DOCUMENT = 10 * LONGEST  # bytes of a JSON document, which is held in memory whole
_SKIP = 1 << 20  # bytes of an overlong line that are passed over at a time
_FIRST = re.compile(r"[\s,]*")
_DATED = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", re.ASCII)
_DECODER = json.JSONDecoder()
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WIDE_BYTES = b"\0\xff\xfe"  # what UTF-16 has beside the letters of ASCII


def drafts(stream: BinaryIO, source: Source) -> Drafts:
    """The reports in an open file; raises InputError when nothing more can be read from it."""
    first = stream.readline(LONGEST + 1)
    refuse_binary(first, source.name)
    kind = _kind(first, source)
    yield from _READERS[kind](first, stream, source)


def _kind(first: bytes, source: Source) -> Kind:
    """What the file's ending says; else, and where lines of JSON turn out to be one document, what its first line shows."""
    start = first.translate(None, _WIDE_BYTES).removeprefix(b"\xef\xbb\xbf").strip()
    if source.kind and source.kind != "lines":
        return source.kind
    if start.startswith(b"[") or start == b"{":
        return "json"
    if source.kind or start.startswith(b"{"):
        return "lines"
    return "page" if page.looks_like_one(start) else "text"


def _rest(first: bytes, stream: BinaryIO, limit: int, source: Source) -> bytes:
    """The whole file, of which the first line is read already; InputError when it is longer than ``limit`` bytes."""
    data = first + stream.read(max(0, limit + 1 - len(first)))
    if len(data) > limit:
        way_out = "split it into reports" if limit == LONGEST else "write one report per line, in a file that ends in .jsonl"
        raise InputError(source.name, f"is longer than {limit // 1_000_000} MB", way_out)
    return data


def _text(first: bytes, stream: BinaryIO, source: Source) -> Drafts:
    data = _rest(first, stream, LONGEST, source)
    text = decode(data, source.name)
    refuse_controls(text, source.name)
    yield Draft(source.name, text, sha256(data), day_in_name=day_in_name(source))


def _page(first: bytes, stream: BinaryIO, source: Source) -> Drafts:
    data = _rest(first, stream, LONGEST, source)
    html = decode(data, source.name, page=True)
    refuse_controls(html, source.name)
    text, found = page.article(html, source.name)
    yield Draft(source.name, text, sha256(data), found=found, day_in_name=day_in_name(source))


def _json(first: bytes, stream: BinaryIO, source: Source) -> Drafts:
    """One object, a list of them, or objects one after the other. A broken one ends the file: nobody knows where it ends."""
    data = _rest(first, stream, LONGEST_DOCUMENT, source)
    text = decode(data, source.name)
    is_list = text.lstrip()[:1] == "["
    at, number = _FIRST.match(text, text.index("[") + 1 if is_list else 0).end(), 0  # type: ignore[union-attr]  # always matches
    while at < len(text) and not (is_list and text[at] == "]"):
        number += 1
        name = f"{source.name}, report {number}"
        value, end = _value(text, at, name if is_list or number > 1 else source.name)
        alone = number == 1 and not is_list and not text[end:].strip()
        yield _draft(value, text[at:end].encode("utf-8"), source.name if alone else name)
        at = _FIRST.match(text, end).end()  # type: ignore[union-attr]  # always matches
    if is_list:
        _refuse_open_end(text[at:], source.name)
    if not number:
        raise InputError(source.name, "holds no reports", "check that it is the file you mean")


def _refuse_open_end(end: str, name: str) -> None:
    """InputError when a list is not closed, or something follows it that would go unread."""
    if not end:
        raise InputError(name, "is JSON that is cut off", "copy or download it again, whole")
    if end[1:].strip():
        raise InputError(name, "has more after its list of reports", "put all reports into one list")


def _value(text: str, at: int, name: str) -> tuple[object, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise records.malformed(error, text, name) from error


def _draft(value: object, original: bytes, name: str) -> Draft | InputError:
    try:
        return records.draft(value, sha256(original), name)
    except InputError as error:
        return error


def _lines(first: bytes, stream: BinaryIO, source: Source) -> Drafts:
    """One JSON object per line; a bad line does not harm the others."""
    if first.startswith(_WIDE_MARKS) or b"\0" in first:  # UTF-16: its lines cannot be told apart as bytes
        data = decode(_rest(first, stream, LONGEST_DOCUMENT, source), source.name).encode("utf-8")
        stream = BytesIO(data)
        first = stream.readline(LONGEST + 1)
    elif len(first) <= LONGEST and b"{" not in first[:16]:
        decode(first, source.name)  # no JSON at all is one error, not one for each line
    found, number, line = False, 1, first
    while line:
        if line.strip():
            found = True
            yield _line(line, stream, f"{source.name}, line {number}")
        number, line = number + 1, stream.readline(LONGEST + 1)
    if not found:
        raise InputError(source.name, "is empty", "check that it is the file you mean")


def _line(line: bytes, stream: BinaryIO, name: str) -> Draft | InputError:
    if len(line) > LONGEST:
        _skip(line, stream)
        return InputError(name, f"is longer than {LONGEST // 1_000_000} MB", "split it into reports, one per line")
    original = line.rstrip(b"\r\n")
    try:
        return records.draft(records.parse(decode(original, name), name), sha256(original), name)
    except InputError as error:
        return error


def _skip(line: bytes, stream: BinaryIO) -> None:
    """Pass over the rest of a line."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIP)


def day_in_name(source: Source) -> str | None:
    """The day that a file's name tells, as in ``2022-08-31-talks.txt``."""
    for found in _DATED.finditer(source.path.name if source.path else ""):
        told = day("-".join(found.groups()))
        if told and "1900" < told < "2100":
            return told
    return None


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


_READERS: MappingProxyType[Kind, Callable[[bytes, BinaryIO, Source], Drafts]] = MappingProxyType(
    {"text": _text, "page": _page, "json": _json, "lines": _lines}
)
