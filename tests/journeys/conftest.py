"""A computer at home: its safe for passwords, and the program, started as often as a test likes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack

import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.sandbox.server import Running
from tests.journeys.at_home import Start
from tests.journeys.no_line import books_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.safes import Safe


@pytest.fixture
def safe() -> Safe:
    return Safe()


@pytest.fixture
def start(portal: Running, clock: Clock, safe: Safe) -> Iterator[Start]:
    """Each that is started is ended by its `visit.end`, at the latest by the end of the test."""
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
