"""Every line that Wathiq writes is valid against the schema that it publishes."""

import json
from functools import lru_cache
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.ledger.samples import claim, meeting, report

from wathiq import model
from wathiq.errors import UsageError
from wathiq.ledger import claim_to_record, report_to_record, to_line
from wathiq.serve.schema import RECORDS, schema


def valid(name: str, line: str) -> bool:
    """Whether a written line keeps the published schema."""
    return bool(validator(name).is_valid(json.loads(line)))


@lru_cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """The checker of a published schema."""
    return jsonschema.Draft202012Validator(schema(name))


@pytest.mark.parametrize("name", RECORDS)
def test_schemas_are_schemas(name: str):
    """Each published schema is a valid JSON Schema, versioned, and allows no unknown key anywhere."""
    published = schema(name)
    jsonschema.Draft202012Validator.check_schema(published)
    assert published["$id"] == f"urn:wathiq:schema:{name}:1"
    objects = [part for part in [published, *published.get("$defs", {}).values()] if "properties" in part]
    assert all(part["additionalProperties"] is False for part in objects)


@pytest.mark.parametrize("made", [claim(report()), claim(report(published=None)), meeting(report())])
def test_written_claims_keep_the_schema(made):
    """Claims with and without date, exchange, voices and provisions are valid lines."""
    assert valid("claim", to_line(claim_to_record(made)))


def test_written_reports_keep_the_schema():
    """A report line is valid, text and all."""
    assert valid("report", to_line(report_to_record(report())))


@pytest.mark.parametrize(
    "change", [{"extra": 1}, {"confidence": 2}, {"voices": []}, {"status": {"value": "perhaps", "words": None}}]
)
def test_what_breaks_the_format_breaks_the_schema(change):
    """Unknown keys, impossible numbers, unknown statuses and a claim that nobody tells are not valid."""
    assert not valid("claim", to_line({**claim_to_record(claim(report())), **change}))


@given(st.data())
def test_every_value_of_the_records_is_in_the_schema(data):
    """Whatever kind, rule, status, manner or good the records know, the schema allows."""
    record = claim_to_record(claim(report()))
    record["source"][0]["kind"] = data.draw(st.sampled_from(get_args(model.PartyKind)))
    record["source"][0]["how"] = data.draw(st.sampled_from(get_args(model.How)))
    record["status"]["value"] = data.draw(st.sampled_from(get_args(model.StatusValue)))
    record["voices"][0]["manner"] = data.draw(st.sampled_from(get_args(model.Manner)))
    record["exchange"][0]["good"] = data.draw(st.sampled_from(get_args(model.Good)))
    assert valid("claim", to_line(record))


def test_unknown_records_are_named_with_the_way_out():
    """Asking for the schema of something else says what there is."""
    with pytest.raises(UsageError, match="claim, report, event"):
        schema("mention")
