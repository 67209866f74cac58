"""Schemathesis reads the contract and tries to make the sandbox portal break it, with and without a person's token."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, settings
from openapi_spec_validator import validate
from schemathesis.config import SchemathesisConfig

from kiosk.sandbox.server import Running, running
from tests.peers.sandbox_person import sign_in

SPECIFICATION = Path(__file__).parents[2] / "kiosk" / "portal" / "openapi.yaml"
CONTRACT: dict[str, Any] = yaml.safe_load(SPECIFICATION.read_text("utf-8"))
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 1,
        "checks": {
            # what is well formed may still name a version, revision or service that is not there
            "positive_data_acceptance": {
                "expected-statuses": ["2xx", "401", "403", "404", "409", "410", "412", "422", "429"]
            },
            # a malformed If-Match names no version that is there
            "negative_data_rejection": {
                "expected-statuses": [
                    "400",
                    "401",
                    "403",
                    "404",
                    "405",
                    "406",
                    "409",
                    "412",
                    "415",
                    "422",
                    "428",
                    "429",
                ]
            },
            "missing_required_header": {"expected-statuses": [400, 401, 404, 422, 428]},
        },
        "generation": {"database": "none"},
        "phases": {"coverage": {"unexpected-methods": ["TRACE", "PUT"]}},
    }
)
BOUNDED = settings(
    max_examples=6,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CONTENT_OF_NO_CREDENTIAL = {"endSession", "token"}
"""Operations whose well-formed input is a credential that nobody can guess."""

schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")
schema = schemathesis.openapi.from_dict(CONTRACT, config=CONFIG)


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        started.portal.poll_interval = 0.0
        yield started


@pytest.fixture(scope="module")
def token(portal: Running) -> str:
    return sign_in(portal)


def test_the_specification_is_valid() -> None:
    validate(CONTRACT)


def _checked(case: Any, portal: Running, headers: dict[str, str]) -> None:
    excluded = []
    if case.operation.definition.raw["operationId"] in CONTENT_OF_NO_CREDENTIAL:
        excluded.append(schemathesis.checks.CHECKS.get_one("positive_data_acceptance"))
    case.call_and_validate(base_url=portal.url, headers=headers, excluded_checks=excluded)


@schema.parametrize()
@BOUNDED
def test_with_a_token(case: Any, portal: Running, token: str) -> None:
    _checked(case, portal, {"Authorization": f"Bearer {token}"})


@schema.exclude(path_regex="^/(d|oauth|.well-known)").parametrize()
@BOUNDED
def test_without_a_token(case: Any, portal: Running) -> None:
    _checked(case, portal, {})


def test_whole_lives_of_applications(portal: Running, token: str) -> None:
    """Follows the links of the contract: what is created can be read, changed, checked, sent and deleted."""

    machine: Any = schema.as_state_machine()

    class Lives(machine):  # type: ignore[misc] # the base is made from the contract
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"base_url": portal.url, "headers": {"Authorization": f"Bearer {token}"}}

    Lives.run(settings=settings(BOUNDED, max_examples=10, stateful_step_count=6))
