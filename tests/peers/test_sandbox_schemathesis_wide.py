"""Schemathesis on the whole contract, with and without a person's token, and along its links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from kiosk.sandbox.server import Running, running
from tests.peers.contract_checking import BOUNDED, OF_OTHERS, allowed_everything, hold, schema

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        started.portal.poll_interval = 0.0
        yield started


@pytest.fixture(scope="module")
def headers(portal: Running) -> dict[str, str]:
    return allowed_everything(portal)


@schema.parametrize()
@BOUNDED
def test_with_a_token(case: Any, portal: Running, headers: dict[str, str]) -> None:
    hold(case, portal, headers)


@schema.exclude(path_regex=OF_OTHERS).parametrize()
@BOUNDED
def test_without_a_token(case: Any, portal: Running) -> None:
    hold(case, portal, {})


def test_whole_lives(portal: Running, headers: dict[str, str]) -> None:
    """Follows the links of the contract: what is created can be read, changed, checked, sent and deleted."""
    machine: Any = schema.as_state_machine()

    class Lives(machine):  # type: ignore[misc] # the base is made from the contract
        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"base_url": portal.url, "headers": headers}

    Lives.run(settings=settings(BOUNDED, max_examples=10, stateful_step_count=6))
