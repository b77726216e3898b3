"""The description of the API is true: no request that it allows makes the server fail."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from tests.unit.ledger.samples import claim, report
from tests.web.conftest import running

from wathiq.ledger import Ledger
from wathiq.serve.web.settings import Settings

EXAMPLES = 12  # a kind of request


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory):
    """The description as a server gives it that only shows what it would read."""
    path: Path = tmp_path_factory.mktemp("api") / "a.db"
    with Ledger(path) as ledger:
        ledger.add(report(), [claim(report())])
    with running(Settings(path)) as address:
        yield schemathesis.openapi.from_url(f"{address}/api/openapi.json")


def test_no_request_makes_the_server_fail(described: schemathesis.BaseSchema):
    """Whatever is asked, in and out of what the description allows."""
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @given(operation.as_strategy())
        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=[not_a_server_error])

        ask()
        asked += 1
    assert asked > 10
