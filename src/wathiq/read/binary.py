"""Files that hold no plain text, known by their first bytes, and what to do with them."""

from __future__ import annotations

import re
from types import MappingProxyType

from wathiq.errors import InputError

_SIGNATURES = MappingProxyType(
    {
        b"%PDF-": "a PDF",
        b"PK\x03\x04": "a ZIP archive or an office document",
        b"\xd0\xcf\x11\xe0": "an old office document",
        b"{\\rtf": "an RTF document",
        b"\x1f\x8b": "a gzip archive",
        b"BZh": "a bzip2 archive",
        b"\xfd7zXZ\x00": "an xz archive",
        b"7z\xbc\xaf": "a 7z archive",
        b"\x89PNG": "an image",
        b"\xff\xd8\xff": "an image",
        b"GIF8": "an image",
        b"SQLite format 3\x00": "a database",
    }
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_SAMPLE = 20_000  # characters that are looked at
_RARE = 50  # characters to one control character, below which nobody wrote it


def refuse_binary(head: bytes, name: str) -> None:
    """InputError when the first bytes are those of a file that holds no plain text."""
    for signature, what in _SIGNATURES.items():
        if head.startswith(signature):
            raise InputError(name, f"is {what}, which is not read yet", "convert it to text, and give the text")


def refuse_controls(text: str, name: str) -> None:
    """InputError when a decoded text is full of control characters."""
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) * _RARE > len(sample):
        raise binary(name)


def binary(name: str) -> InputError:
    """What to say of bytes that are no text."""
    return InputError(name, "is binary, not text", "convert it to text, and give the text")
