"""What journeys begin with: a clock, the sandbox portal that goes by it, and somebody at the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.server import Running, running
from tests.journeys.at_home import Start
from tests.journeys.no_line import books_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.safes import Safe


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def portal(clock: Clock) -> Iterator[Running]:
    with running(clock=clock) as portal:
        yield portal


@pytest.fixture
def person(portal: Running, clock: Clock, tmp_path: Path) -> Iterator[Visitor]:
    """What they save stands in `tmp_path`."""
    with visitor(portal, clock, save_to=tmp_path) as someone:
        yield someone


@pytest.fixture
def clerk(portal: Running) -> ClerkHand:
    """An authority that works on applications."""
    return ClerkHand(portal.url, "en")


@pytest.fixture
def safe() -> Safe:
    """For the passwords of a computer at home."""
    return Safe()


@pytest.fixture
def start(portal: Running, clock: Clock, safe: Safe) -> Iterator[Start]:
    """Starts the program as often as a test likes. Each is ended by its `visit.end`, at the latest by the end of the test."""
    with ExitStack() as stack:

        def started() -> Visitor:
            one: AbstractContextManager[Visitor] = visitor(portal, clock, key_store=lambda: safe.store)
            return stack.enter_context(one)

        yield started


@pytest.fixture(scope="session")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CatalogueStore]:
    """The catalogue and the forms of a machine that was on line."""
    store = books_of(tmp_path_factory.mktemp("state"))
    yield store
    store.close()
