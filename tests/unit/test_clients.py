"""The clients of a visit: those that are closed are let go, and what they moved still counts."""

from __future__ import annotations

import gc
import weakref

from kiosk.clients import Clients, Traffic
from kiosk.portal.exchange import Request
from kiosk.settings import PortalSettings, Settings
from tests.unit.portal.hostile import Hostile, response, says


def test_a_closed_client_is_let_go_and_its_traffic_still_counts() -> None:
    with Hostile(says(response(b"{}"))) as portal:
        clients = Clients(Settings(portal=PortalSettings(url=portal.url)))
        first = clients.new()
        first.request(Request("GET", "/x"), dict)
        moved = clients.traffic
        assert moved.requests == 1
        assert moved.received_bytes > 0
        gone = weakref.ref(first)
        first.close()
        del first
        second = clients.new()
        gc.collect()
        assert gone() is None
        assert clients.traffic == moved
        second.request(Request("GET", "/x"), dict)
        assert clients.traffic == Traffic(2, 2 * moved.sent_bytes, 2 * moved.received_bytes)
        second.close()


def test_all_that_are_open_speak_the_language() -> None:
    clients = Clients(Settings(portal=PortalSettings(url="http://127.0.0.1:1")))
    first = clients.new()
    clients.speak("ru")
    second = clients.new()
    assert (first.language, second.language) == ("ru", "ru")
    first.close()
    second.close()
