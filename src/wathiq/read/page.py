"""The article of an HTML page, through trafilatura: nothing else here knows that library. Scripts are never run nor kept.

trafilatura joins runs of spaces; offsets refer to the text that comes out here, which is what the ledger keeps.
"""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser
from functools import cache
from typing import Any

from wathiq.errors import InputError
from wathiq.read.draft import Facts, day, language_code

_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|\?xml|!--|meta|div|p|h1)\b", re.I)
_LANGUAGE = re.compile(r"""<html\b[^>]{0,400}?\slang\s*=\s*["']?([\w-]{2,12})""", re.I)
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}  # the same page, the same date, always
_FEWEST = 5  # words: less is a menu or a button
_SMALLEST = ("min_extracted_size", "min_output_size", "min_extracted_comm_size", "min_output_comm_size")


def looks_like_one(start: bytes) -> bool:
    """Whether bytes, white space at their start removed, begin as an HTML page does."""
    return bool(_START.match(start))


def article(html: str, name: str) -> tuple[str, Facts]:
    """The text of the page's article, and what the page's head tells of it; InputError when there is no article."""
    document = _extracted(html)
    if document is None or len((document.text or "").split()) < _FEWEST:
        raise InputError(name, "is a page without an article", "save the article's own page, or give its text")
    return str(document.text), _facts(document, html)


def _extracted(html: str) -> Any:
    """What trafilatura makes of the page, or None; pages are hostile, so whatever it stumbles over means that there is none."""
    import trafilatura

    try:
        return trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_precision=True,
            date_extraction_params=_DATES,
            config=_settings(),
        )
    except Exception:
        return None


@cache
def _settings() -> ConfigParser:
    """Short news counts as an article too; and trafilatura says nothing on standard error, since we do."""
    from trafilatura.settings import use_config

    for library in ("trafilatura", "htmldate"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    settings: ConfigParser = use_config()
    for size in _SMALLEST:
        settings.set("DEFAULT", size, "1")
    return settings


def _facts(document: Any, html: str) -> Facts:
    told = _LANGUAGE.search(html[:20_000])
    return Facts(
        outlet=document.sitename or document.hostname or None,
        published=day(document.date or ""),
        language=language_code(told.group(1)) if told else None,
        title=document.title or None,
        url=document.url or None,
    )
