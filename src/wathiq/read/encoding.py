"""From bytes to text: strict UTF-8 first, then what byte-order marks, a page's own word and the letters themselves say.

A text in wrong letters would silently give nothing, so an input whose encoding cannot be told is refused.
"""

from __future__ import annotations

import codecs
import re

from wathiq.errors import InputError
from wathiq.read.binary import binary, refuse_binary
from wathiq.read.guess import ARABIC, OTHERS, guess, is_writing

_MARKS = (  # the longer ones first: UTF-32's begins as UTF-16's does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_NAMES = (
    *ARABIC,
    *OTHERS,
    "koi8-u",
    "iso8859-1",
    "iso8859-2",
    "iso8859-7",
    "iso8859-9",
    "iso8859-15",
    "cp1250",
    "cp1253",
    "cp1254",
)
_DECLARABLE = frozenset(codecs.lookup(name).name for name in _NAMES)
_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{1,100}?encoding=["']([\w.:-]{2,30})""", re.I
)
_HEAD = 4096  # bytes of a page in which it must declare its encoding
_BROKEN = 4  # times as many whole letters as broken ones: UTF-8 that was damaged, not another encoding


def decode(data: bytes, name: str, page: bool = False) -> str:
    """The text of ``data``, without a byte-order mark; InputError when it is binary or its encoding cannot be told.

    ``page`` says that an encoding declared in the head of an HTML page may be believed.
    """
    refuse_binary(data, name)
    text = _marked(data, name)
    if text is None:
        text = _wide(data, name) if b"\0" in data else _utf8(data)
    if text is None and page:
        text = _declared(data)
    return _older(data, name) if text is None else text


def _marked(data: bytes, name: str) -> str | None:
    """As a byte-order mark says; None when there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(name, encoding.upper(), error.start + len(mark)) from error
    return None


def _damaged(name: str, encoding: str, at: int) -> InputError:
    return InputError(name, f"is {encoding} with a damaged character at byte {at}", "save it again as UTF-8")


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark has NUL bytes at least in its spaces; so has what is no text. Read in the wrong order, Latin
    letters look like Chinese ones, but hardly any spaces remain."""
    readings = [text for text in (_strictly(data, encoding) for encoding in _WIDE) if text and is_writing(text)]
    if not readings:
        raise binary(name)
    return max(readings, key=lambda text: text.count(" "))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> str | None:
    """As the page itself says, if it names one of the usual encodings and its bytes agree."""
    found = _DECLARED.search(data[:_HEAD])
    try:
        encoding = codecs.lookup((found.group(1) or found.group(2)).decode("ascii", "replace")).name if found else ""
    except LookupError:
        return None
    return _strictly(data, encoding) if encoding in _DECLARABLE else None


def _older(data: bytes, name: str) -> str:
    """In one of the older encodings, if its letters look like writing."""
    whole = data.decode("utf-8", errors="replace")
    broken = whole.count("\ufffd")
    if sum(letter >= "\u0080" for letter in whole) - broken > _BROKEN * broken:
        raise _damaged(name, "UTF-8", len(whole.partition("\ufffd")[0].encode("utf-8")))
    encoding = guess(data)
    text = _strictly(data, encoding) if encoding else None
    if text is None:
        raise InputError(name, "is in an encoding that cannot be told", "save it as UTF-8")
    return text
