"""Reads and checks the parties: states, organisations, movements, outlets and institutes, as YAML files.

Every entry is checked strictly, so that a misspelt key is an error with the file's name and not a silent gap.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from wathiq.errors import KnowledgeError
from wathiq.model import PartyKind

FOLDERS = ("states", "organisations", "outlets", "institutes")
COMPILED = "parties.json"
Source = tuple[str, bytes]  # file name below the knowledge folder, content
Forms = Mapping[str, tuple[str, ...]]  # language code → spellings, most usual first

_HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NEEDED = ("kind", "name", "names")
_FORMS = ("names", "short_names", "demonyms", "demonym_plurals", "capital", "seats", "bodies", "regions")
_WORDS = ("code", "iso2", "country", "type", "domain")
_OTHERS = ("former", "leaders", "officials", "members", "state_run", "sources", "checked", "note", "notes")
_KNOWN = frozenset((*_NEEDED, *_FORMS, *_WORDS, *_OTHERS))
_KNOWN_PERSON = frozenset(("name", "ar", "en", "es", "ru", "short", "office", "from", "until", "died", "note", "sources"))
_KNOWN_FORMER = frozenset(("name", "ar", "en", "es", "ru", "demonyms", "demonym_plurals", "until", "note", "sources"))
_LANGUAGES = ("ar", "en", "es", "ru")


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A leader or official who acts for a party, with full names and short names by language. Dates are EDTF."""

    name: str
    names: Forms
    short: Forms
    office: str | None = None
    since: str | None = None
    until: str | None = None
    died: str | None = None


@dataclass(frozen=True, slots=True)
class FormerEntry:
    """A predecessor that goes under its own name but the same code, such as the Soviet Union for RUS."""

    name: str
    names: Forms
    demonyms: Forms
    demonym_plurals: Forms
    until: str | None = None


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """All that the data files say of one party. ``seats`` are buildings that stand for it, ``bodies`` named bodies that act
    for it, ``regions`` places that are no parties; ``short_names`` count only after a full name in the same report."""

    code: str | None
    kind: PartyKind
    name: str
    names: Forms
    short_names: Forms
    demonyms: Forms
    demonym_plurals: Forms
    capital: Forms
    seats: Forms
    bodies: Forms
    regions: Forms
    former: tuple[FormerEntry, ...]
    leaders: tuple[PersonEntry, ...]
    officials: tuple[PersonEntry, ...]
    members: tuple[str, ...] = ()
    iso2: str | None = None
    country: str | None = None
    type: str | None = None
    state_run: bool = False
    domain: str | None = None


def load(folder: Path = _HERE) -> tuple[PartyEntry, ...]:
    """Every entry of the party folders under ``folder``, by file name; KnowledgeError names the file and key that is wrong.

    The parsed form that ``python -m wathiq.knowledge.build`` writes is used as long as it was made from the very same files.
    """
    sources = tuple(_sources(folder))
    compiled = _compiled(folder, sources)
    return tuple(_entry(raw, where) for where, raw in (parse(sources) if compiled is None else compiled))


def parse(sources: Iterable[Source]) -> Iterator[tuple[str, Any]]:
    """File name and unchecked entry of everything in these files."""
    return (pair for source in sources for pair in _raw_entries(*source))


def sources_of(folder: Path = _HERE) -> tuple[Source, ...]:
    """Name and bytes of every party file under ``folder``, in the order in which they are read."""
    return tuple(_sources(folder))


def digest(sources: Iterable[Source]) -> str:
    """SHA-256 over names and contents of the files: what the parsed form was made from."""
    total = hashlib.sha256()
    for where, content in sources:
        total.update(where.encode() + b"\0" + content + b"\0")
    return total.hexdigest()


def _sources(folder: Path) -> Iterator[Source]:
    for name in FOLDERS:
        for path in sorted((folder / name).glob("*.yaml")):
            yield f"{name}/{path.name}", path.read_bytes()


def _compiled(folder: Path, sources: tuple[Source, ...]) -> list[tuple[str, Any]] | None:
    """The entries of the parsed form, or None if there is none or a file has changed since."""
    path = folder / COMPILED
    if not path.exists():
        return None
    stored = json.loads(path.read_text(encoding="utf-8"))
    return stored["entries"] if stored.get("digest") == digest(sources) else None


def _raw_entries(where: str, content: bytes) -> Iterator[tuple[str, Any]]:
    try:
        parsed = yaml.load(content, Loader=_LOADER)  # noqa: S506 (the C form of SafeLoader)
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise KnowledgeError(where, f"is not valid YAML ({problem})", "mend the line named") from error
    for raw in parsed if isinstance(parsed, list) else [parsed]:
        yield where, raw


def _entry(entry: object, where: str) -> PartyEntry:
    raw = _checked_keys(entry, _KNOWN, where)
    for key in _NEEDED:
        if not raw.get(key):
            raise KnowledgeError(where, f"lacks the key '{key}'", "add it")
    where = f"{where} ({raw['name']})"
    return PartyEntry(
        kind=_kind(raw["kind"], where),
        name=_text(raw["name"], "name", where),
        former=tuple(_former(item, where) for item in _list(raw, "former", where)),
        leaders=tuple(_person(item, where) for item in _list(raw, "leaders", where)),
        officials=tuple(_person(item, where) for item in _list(raw, "officials", where)),
        members=tuple(_text(item, "members", where) for item in _list(raw, "members", where)),
        state_run=bool(raw.get("state_run", False)),
        names=_forms(raw["names"], "names", where),
        short_names=_forms(raw.get("short_names"), "short_names", where),
        demonyms=_forms(raw.get("demonyms"), "demonyms", where),
        demonym_plurals=_forms(raw.get("demonym_plurals"), "demonym_plurals", where),
        capital=_forms(raw.get("capital"), "capital", where),
        seats=_forms(raw.get("seats"), "seats", where),
        bodies=_forms(raw.get("bodies"), "bodies", where),
        regions=_forms(raw.get("regions"), "regions", where),
        code=_optional(raw.get("code"), "code", where),
        iso2=_optional(raw.get("iso2"), "iso2", where),
        country=_optional(raw.get("country"), "country", where),
        type=_optional(raw.get("type"), "type", where),
        domain=_optional(raw.get("domain"), "domain", where),
    )


def _person(raw: object, where: str) -> PersonEntry:
    person = _checked_keys(raw, _KNOWN_PERSON, where)
    return PersonEntry(
        name=_text(person.get("name"), "leaders.name", where),
        names=_by_language(person, where),
        short=_forms(person.get("short"), "short", where),
        office=_optional(person.get("office"), "office", where),
        since=_optional(person.get("from"), "from", where),
        until=_optional(person.get("until"), "until", where),
        died=_optional(person.get("died"), "died", where),
    )


def _former(raw: object, where: str) -> FormerEntry:
    former = _checked_keys(raw, _KNOWN_FORMER, where)
    return FormerEntry(
        name=_text(former.get("name"), "former.name", where),
        names=_by_language(former, where),
        demonyms=_forms(former.get("demonyms"), "former.demonyms", where),
        demonym_plurals=_forms(former.get("demonym_plurals"), "former.demonym_plurals", where),
        until=_optional(former.get("until"), "until", where),
    )


def _by_language(raw: dict[str, Any], where: str) -> Forms:
    return _forms({language: raw[language] for language in _LANGUAGES if raw.get(language)}, "ar, en …", where)


def _checked_keys(raw: object, known: frozenset[str], where: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise KnowledgeError(where, f"has '{raw}' where a mapping should stand", "write 'key: value' lines")
    for key in raw:
        if key not in known:
            raise KnowledgeError(where, f"has the unknown key '{key}'", f"use one of: {', '.join(sorted(known))}")
    return raw


def _kind(value: object, where: str) -> PartyKind:
    if value not in get_args(PartyKind):
        raise KnowledgeError(where, f"has the unknown kind '{value}'", f"use one of: {', '.join(get_args(PartyKind))}")
    return cast(PartyKind, value)


def _list(raw: dict[str, Any], key: str, where: str) -> list[Any]:
    value = raw.get(key) or []
    if not isinstance(value, list):
        raise KnowledgeError(where, f"key '{key}' is not a list", "write its items as '- …' lines")
    return value


def _forms(value: object, key: str, where: str) -> Forms:
    """Spellings by language; a single spelling may stand without a list."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise KnowledgeError(where, f"key '{key}' has no languages", "write 'ar: […]', 'en: […]' under it")
    return {language: tuple(_spellings(spellings, key, where)) for language, spellings in value.items()}


def _spellings(value: object, key: str, where: str) -> Iterable[str]:
    spellings = value if isinstance(value, list) else [value]
    return (_text(spelling, key, where) for spelling in spellings if spelling is not None)


def _text(value: object, key: str, where: str) -> str:
    """A text as written. YAML reads an unquoted NO as false and 2015 as a number: the first is an error, the second a text."""
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list)):
        raise KnowledgeError(where, f"key '{key}' holds '{value}', not a text", "put the text in quotes")
    return str(value)


def _optional(value: object, key: str, where: str) -> str | None:
    return None if value is None else _text(value, key, where)
