"""Somebody whose pages see the time pass: what is offered depends on the day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sandbox.server import Running
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.visits import follow_the_clock


@pytest.fixture
def person(portal: Running, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    with visitor(portal, clock, save_to=tmp_path) as someone:
        follow_the_clock(someone)
        yield someone
