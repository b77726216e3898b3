"""The page that takes a claim apart shows a true claim, and all of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from wathiq.serve.schema import schema

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/claims.md").read_text(encoding="utf-8")
CLAIM = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0])
REPORTS = map(json.loads, (ROOT / "src/wathiq/examples/reports.jsonl").read_text(encoding="utf-8").splitlines())
TEXT = next(report["text"] for report in REPORTS if report["id"] == CLAIM["report"]["id"])
SPANS = ("words", "cue")  # explained once, under evidence
ALIKE = "target"  # explained once, under source


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span within a record."""
    if isinstance(value, dict) and set(value) == {"start", "end", "text"}:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from spans(part)


def fields(published: dict[str, Any], part: dict[str, Any], path: str = "") -> Iterator[str]:
    """The dotted names of all fields of a record, lists and nulls looked through."""
    for choice in [part, *part.get("anyOf", []), *([part["items"]] if "items" in part else [])]:
        if "$ref" in choice and not (path and path.rpartition(".")[2] in SPANS):
            yield from fields(published, published["$defs"][choice["$ref"].rpartition("/")[2]], path)
        for key, value in choice.get("properties", {}).items() if path != ALIKE else ():
            yield f"{path}.{key}".lstrip(".")
            yield from fields(published, value, f"{path}.{key}".lstrip("."))


def test_the_example_is_a_claim():
    """The JSON on the page is valid by the published schema."""
    Draft202012Validator(schema("claim")).validate(CLAIM)


def test_the_example_points_at_its_words():
    """Each span of the example is where it says it is in the bundled report."""
    found = list(spans(CLAIM))
    assert len(found) == 10
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in found)


def test_every_field_has_its_line():
    """The page explains each field of a claim, and no other."""
    published = schema("claim")
    explained = set(re.findall(r"^\| `([a-z._]+)` \|", PAGE, re.MULTILINE))
    whole = {"report", "act", "status", "voices", "coder"}  # explained by their parts
    assert explained == set(fields(published, published)) - whole
