"""A call ends in time: at its deadline, when it is cancelled, when its client is closed."""

from __future__ import annotations

import socket
import threading

import pytest

from kiosk.portal.cancelling import Cancellation
from kiosk.portal.errors import (
    Cancelled,
    PortalError,
    TimedOut,
)
from kiosk.portal.exchange import Request
from kiosk.portal.http import Http
from tests.unit.portal.asking import GET, GOOD, Thing, ask
from tests.unit.portal.hostile import Behaviour, Hostile, drips, hangs, says

PATIENCE = 60.0
"""Seconds; the server would hang or drip for ever."""
LONG = Request("GET", "/thing", deadline=10 * PATIENCE)


def test_a_dripping_server_does_not_outlive_the_deadline() -> None:
    with pytest.raises(TimedOut):
        ask(drips, Request("GET", "/thing", deadline=0.3))


def test_a_hung_server_does_not_outlive_the_deadline() -> None:
    with pytest.raises(TimedOut):
        ask(hangs, Request("GET", "/thing", deadline=0.2))


def test_silence_ends_a_call_before_its_deadline() -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 1.0
        return now[0]

    with pytest.raises(TimedOut, match="silence"):
        ask(hangs, Request("GET", "/thing", deadline=1000.0), clock=clock)


@pytest.mark.parametrize("behaviour", [hangs, drips])
def test_cancelling_ends_a_call_while_the_server_goes_on(behaviour: Behaviour) -> None:
    cancellation = Cancellation()
    outcome: list[PortalError] = []
    arrived = threading.Event()

    def tells(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        arrived.set()
        return behaviour(server, connection, request)

    with Hostile(tells) as server:
        http = Http(server.url, kiosk=True)

        def work() -> None:
            with cancellation.watched():
                try:
                    http.request(LONG, Thing)
                except PortalError as error:
                    outcome.append(error)

        worker = threading.Thread(target=work)
        worker.start()
        assert arrived.wait(PATIENCE)
        cancellation.cancel()
        worker.join(PATIENCE)
        assert not worker.is_alive()
        assert not server.stopping.is_set()
        http.close()
    assert isinstance(outcome[0], Cancelled)


def test_closing_ends_what_is_in_flight() -> None:
    arrived = threading.Event()
    outcome: list[PortalError] = []

    def tells(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        arrived.set()
        return hangs(server, connection, request)

    with Hostile(tells) as server:
        http = Http(server.url, kiosk=True)

        def work() -> None:
            try:
                http.request(LONG, Thing)
            except PortalError as error:
                outcome.append(error)

        worker = threading.Thread(target=work)
        worker.start()
        assert arrived.wait(PATIENCE)
        http.close()
        worker.join(PATIENCE)
        with pytest.raises(Cancelled):
            http.request(GET, Thing)
    assert isinstance(outcome[0], Cancelled)


def test_a_cancelled_call_is_not_even_made() -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with Hostile(says(GOOD)) as server, pytest.raises(Cancelled):
        Http(server.url).request(GET, Thing, cancellation)
    assert not server.requests
