"""Reads the UN Security Council Consolidated List as the UN publishes it in XML.

The form is that of sc-sanctions.xsd (https://www.un.org/securitycouncil/content/un-sc-consolidated-list): ``INDIVIDUAL`` and
``ENTITY`` elements with name parts, aliases graded ``Good`` or ``Low`` (of bodies ``a.k.a.`` or ``f.k.a.``), and names in the
original script. What the file holds beyond names, the list and the day of listing is left to the list itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wathiq.errors import InputError
from wathiq.model import ListedName, Listing, NameQuality, Watchlist

_MOST = 200 * 1024 * 1024  # bytes; the whole list has about four million
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES: dict[str, NameQuality] = {"good": "good", "low": "low", "a.k.a.": "good", "f.k.a.": "former"}
_WAY_OUT = "download the XML of the UN Security Council Consolidated List and name that file"


def read_un_list(path: Path) -> Watchlist:
    """Every listing of the file in its order; InputError when it is not such a list."""
    raw = _bytes(path)
    root = _root(raw, path)
    elements = [*root.iterfind(".//INDIVIDUAL"), *root.iterfind(".//ENTITY")]
    listings = tuple(listing for element in elements if (listing := _listing(element)) is not None)
    if not listings:
        raise InputError(str(path), "holds no listing", _WAY_OUT)
    return Watchlist(path.name, _issued(root.get("dateGenerated")), hashlib.sha256(raw).hexdigest(), listings)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise InputError(str(path), f"is larger than {_MOST >> 20} MiB", _WAY_OUT)
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", _WAY_OUT) from error


def _root(raw: bytes, path: Path) -> Any:
    """The root element; no entity of the file is expanded and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(str(path), f"is no XML ({error.msg})", _WAY_OUT) from error
    if root.tag != "CONSOLIDATED_LIST":
        raise InputError(str(path), f"begins with <{root.tag}>, not <CONSOLIDATED_LIST>", _WAY_OUT)
    return root


def _issued(told: str | None) -> str | None:
    """The day on which the list was generated, YYYY-MM-DD."""
    return told[:10] if told and re.match(r"\d{4}-\d\d-\d\d", told) else None


def _listing(element: Any) -> Listing | None:
    """One person or body; None for an element without a name or a number."""
    person = element.tag == "INDIVIDUAL"
    reference = _text(element, "REFERENCE_NUMBER")
    names = tuple(_names(element, "INDIVIDUAL_ALIAS" if person else "ENTITY_ALIAS"))
    if not reference or not names:
        return None
    return Listing(
        reference, "person" if person else "entity", _text(element, "UN_LIST_TYPE"), names, _text(element, "LISTED_ON") or None
    )


def _names(element: Any, alias: str) -> Iterator[ListedName]:
    """The name, the name in its own script, and the aliases; an abbreviation in brackets comes by itself."""
    whole = " ".join(filter(None, (_text(element, part) for part in _PARTS)))
    yield from _split(whole, "primary")
    yield from _split(_text(element, "NAME_ORIGINAL_SCRIPT"), "original")
    for entry in element.iterfind(alias):
        quality = _QUALITIES.get(_text(entry, "QUALITY").casefold(), "good")
        for name in re.split(r"[;\n]|(?<=\w),\s*(?=f/k/a)", _text(entry, "ALIAS_NAME")):
            yield from _split(name, quality)


def _split(name: str, quality: NameQuality) -> Iterator[ListedName]:
    outside = " ".join(re.sub(r"\(([^)]*)\)", " ", name).strip(' "“”').split())
    if outside:
        yield ListedName(outside, quality)
    for inside in re.findall(r"\(([^)]*)\)", name):
        if re.fullmatch(r"[A-Z]{2,6}", inside):
            yield ListedName(inside, "low")


def _text(element: Any, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())
