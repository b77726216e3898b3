"""The verb of this stage: what paths hold becomes reports, gaps filled and each filled gap recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wathiq.errors import InputError
from wathiq.model import Report, fingerprint
from wathiq.read import dateline, records
from wathiq.read.contents import drafts, sha256
from wathiq.read.draft import FACTS, NOTHING, Defaults, Draft, Facts
from wathiq.read.files import Source, sources, unreadable
from wathiq.read.language import language_of


def reports(paths: Sequence[str], defaults: Defaults) -> Iterator[Report | InputError]:
    """The reports in files, folders and standard input (``-``), in order, read one by one as they are asked for.

    Each input, or line of one, that cannot be read gives one InputError, which names it and the way out.
    """
    for path in paths:
        for source in sources(path):
            if isinstance(source, InputError):
                yield source
            else:
                yield from _of_source(source, defaults)


def report_of(value: object, defaults: Defaults, name: str) -> Report:
    """The report that a JSON value is; InputError, under ``name``, when it is none."""
    try:
        original = json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(name, "holds half of a character (a lone surrogate)", "repair its encoding") from None
    made = _report(records.draft(value, sha256(original), name), defaults)
    if isinstance(made, InputError):
        raise made
    return made


def _of_source(source: Source, defaults: Defaults) -> Iterator[Report | InputError]:
    try:
        with source.open() as stream:
            for draft in drafts(stream, source):
                yield draft if isinstance(draft, InputError) else _report(draft, defaults)
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(source.name, error)


def _report(draft: Draft, defaults: Defaults) -> Report | InputError:
    """The report, each field as the input gives it, else as the user says, else as it was found; InputError when it holds
    no words."""
    if not any(map(str.isalnum, draft.text)):
        return InputError(draft.name, "holds no words" if draft.text.strip() else "is empty", "give it a text, or leave it out")
    told = _told(draft.given, defaults)
    found = _found(draft, told)
    language = told.language or found.language or ""
    if defaults.readable and language not in defaults.readable:
        return _foreign(draft.name, language, defaults.readable)
    outlet, published = told.outlet or found.outlet, told.published or found.published
    return Report(
        id=told.id or fingerprint({"outlet": outlet, "published": published, "text": draft.text}),
        text=draft.text,
        outlet=outlet,
        published=published,
        language=language,
        title=told.title or found.title,
        url=told.url or found.url,
        sha256=draft.sha256,
        assumed=tuple(name for name in FACTS if getattr(found, name)),
    )


def _foreign(name: str, language: str, readable: Sequence[str]) -> InputError:
    problem = f"is in the language '{language}', which is not installed"
    return InputError(name, problem, f"leave it out: reports are read in {', '.join(readable)}")


def _told(given: Facts, defaults: Defaults) -> Facts:
    """What the input or the user states."""
    return replace(
        given,
        outlet=given.outlet or defaults.outlet,
        published=given.published or defaults.published,
        language=given.language or defaults.language,
    )


def _found(draft: Draft, told: Facts) -> Facts:
    """What nobody stated and was found: around the text, in its first lines, by its script, in the file's name."""
    if told.published and told.language and draft.found is NOTHING:
        return NOTHING
    around = Facts(*(None if getattr(told, name) else getattr(draft.found, name) for name in FACTS))
    language = told.language or language_of(draft.text, around.language)
    published = told.published or around.published or dateline.day_of(draft.text, language) or draft.day_in_name
    return replace(
        around,
        language=None if told.language else language,
        published=None if told.published else published,
    )
