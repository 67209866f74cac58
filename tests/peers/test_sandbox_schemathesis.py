"""Schemathesis reads the contract and tries to make the sandbox portal break it: a sample (`…_wide.py` tries all of it)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zlib import crc32

import pytest
from hypothesis import Phase, settings
from openapi_spec_validator import validate

from kiosk.sandbox.server import Running, running
from tests.peers.contract_checking import BOUNDED, CONTRACT, OF_OTHERS, allowed_everything, hold, schema

BRIEF = settings(BOUNDED, max_examples=4, phases=[Phase.generate])


def _is_sampled(context: Any) -> bool:
    """Some of the operations, of each part of the contract: which ones is fixed by their names."""
    return crc32(context.operation.definition.raw["operationId"].encode()) % 5 == 0


sample = schema.include(func=_is_sampled)


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        started.portal.poll_interval = 0.0
        yield started


@pytest.fixture(scope="module")
def headers(portal: Running) -> dict[str, str]:
    return allowed_everything(portal)


def test_the_specification_is_valid() -> None:
    validate(CONTRACT)


@sample.parametrize()
@BRIEF
def test_with_a_token(case: Any, portal: Running, headers: dict[str, str]) -> None:
    hold(case, portal, headers)


@sample.exclude(path_regex=OF_OTHERS).parametrize()
@BRIEF
def test_without_a_token(case: Any, portal: Running) -> None:
    hold(case, portal, {})
