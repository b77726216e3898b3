"""The description of the API is true: no request that it allows makes the server fail."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from tests.unit.ledger.samples import claim, meeting, report
from tests.web.conftest import running

from wathiq.ledger import Ledger
from wathiq.serve.web.settings import Settings

EXAMPLES = 12  # a kind of request
WRITES = ("/api/v1/reviews", "/api/v1/reviews/undo", "/api/v1/reviews/pairs", "/api/v1/reviews/pairs/undo")


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory):
    """The description as a server gives it that only shows what it would read."""
    path: Path = tmp_path_factory.mktemp("api") / "a.db"
    with Ledger(path) as ledger:
        ledger.add(report(), [claim(report()), claim(report(), "denied", 1), meeting(report())])
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


@pytest.mark.parametrize("path", WRITES)
def test_no_decision_on_a_claim_that_is_there_makes_the_server_fail(described: schemathesis.BaseSchema, path: str):
    """The same with ids of real claims, so that what is decided about them is looked at; some decisions are kept."""
    with httpx.Client(base_url=str(described.get_base_url())) as client:
        real = [one["id"] for one in client.get("/api/v1/claims").json()["items"]]
    statuses: set[int] = set()

    @given(described[path]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE))
    @settings(max_examples=4 * EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case) -> None:
        if isinstance(case.body, dict):
            named = {name: real[number] for number, name in enumerate(("claim", "one", "other")) if name in case.body}
            case.body = {**case.body, **named}
        answer = case.call()
        case.validate_response(answer, checks=[not_a_server_error])
        statuses.add(answer.status_code)

    ask()
    assert statuses - {404, 422}, "every request was refused before anything was looked at"
