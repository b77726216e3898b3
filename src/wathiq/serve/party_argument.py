"""Parties as users type them: a code (PRK), or a name in any language (North Korea, كوريا الشمالية)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from wathiq.errors import UsageError

_NEAR = 60  # percent of the letters that must agree for a name to be suggested
_CODE = re.compile(r"[A-Z][A-Z0-9+]{1,15}")


def party_code(typed: str) -> str:
    """The code of the party that ``typed`` names; UsageError with the nearest names when there is none."""
    typed = typed.strip()
    if _CODE.fullmatch(typed):
        return typed
    return _by_name(typed)


def _by_name(typed: str) -> str:
    from wathiq.ledger.fold import fold

    names = codes_by_name()
    code = names.get(fold(typed))
    if code is None:
        raise UsageError(f"party '{typed}'", "is not known", _hint(fold(typed), names))
    return code


@lru_cache(maxsize=1)
def codes_by_name() -> Mapping[str, str]:
    """Codes by folded name; read once, since the data files take a second to read."""
    from wathiq.ledger.fold import fold

    return {fold(name): code for name, code in reversed(tuple(_names()))}


def _names() -> Iterator[tuple[str, str]]:
    """Every name of every party with a code, the usual ones first, so that they win over rarer uses of the same word."""
    from wathiq.knowledge import parties

    entries = [entry for entry in parties.load() if entry.code]
    for entry in entries:
        code = str(entry.code)
        yield from ((name, code) for name in (entry.name, code))
        yield from ((name, code) for names in entry.names.values() for name in names)
    for entry in entries:
        code = str(entry.code)
        rarer = (entry.short_names, entry.demonyms, entry.capital)
        yield from ((name, code) for forms in rarer for names in forms.values() for name in names)


def _hint(typed: str, names: Mapping[str, str]) -> str:
    from rapidfuzz import fuzz, process

    near = process.extract(typed, names.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=_NEAR)
    known = ", ".join(dict.fromkeys(f"{name} ({names[name]})" for name, _, _ in near))
    return f"did you mean {known}?" if known else "give an ISO 3166 code such as PRK, or a country's name"
