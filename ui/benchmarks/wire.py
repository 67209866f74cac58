"""What goes over the line: for a sign-in and for each journey; and how soon the cabinet is there on a slow line."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Self

from kiosk.clients import Clients, Traffic
from kiosk.desk import Person
from kiosk.journeys.cabinet_requests import LoadCabinet
from kiosk.office import Office
from kiosk.portal.awaited import DeviceCode
from kiosk.sandbox.handset import Handset
from kiosk.sandbox.server import running
from kiosk.settings import PortalSettings, Settings
from kiosk.visit import Visit
from ui.application import open_application
from ui.tour.journeys import PERSON

SECONDS: Final = 30.0


def sign_in(portal: str) -> dict[str, Any]:
    """Bytes and requests from nothing to a signed-in person, the questions while they look for their phone left out."""
    with _Bare(portal) as office:
        person = _signed_in(office, portal)
        assert person.name
        return _told(office.traffic)


def slow_cabinet(portal: str, times: str) -> dict[str, Any]:
    """Milliseconds from asking for the cabinet until its numbers are there, on the slow line of the sandbox, nothing kept."""
    del portal
    taken = []
    with running() as slow:
        for _ in range(int(times)):
            slow.scenarios.choose(None)
            with _Bare(slow.url) as office:
                _signed_in(office, slow.url)
                slow.scenarios.choose("slow")
                begun = time.perf_counter()
                LoadCabinet().perform(office.office)
                taken.append((time.perf_counter() - begun) * 1000)
    return {"ms": taken}


def tour(portal: str, journey: str) -> dict[str, Any]:
    """Bytes and requests of a whole journey, sign-in and all."""
    del portal
    from ui.tour.run import Wish, go

    with TemporaryDirectory(prefix="wire-") as folder:
        told = go(Wish(journey, "az", Path(folder)), time.perf_counter())
    if not told["ok"]:
        raise RuntimeError(told["error"])
    return _told(Traffic(**told["wire"]))


class _Bare:
    """An office with no window, and what it needs."""

    def __init__(self, portal: str) -> None:
        settings = Settings(portal=PortalSettings(url=portal))
        self._application = open_application(settings)
        self._clients = Clients(settings)
        self._visit = Visit(self._clients.new)
        self.office = Office(settings, self._application.catalogue, self._visit, self._clients)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._visit.end()
        self.office.close()
        self._application.catalogue.close()

    @property
    def traffic(self) -> Traffic:
        return self._clients.traffic


def _signed_in(office: _Bare, portal: str) -> Person:
    """Confirmed on the phone at once, and asked for until it is known."""
    code = office.office.reception.begin("")
    Handset(portal).decide(code.user_code, PERSON)
    deadline = time.monotonic() + SECONDS
    waited: object = code
    while isinstance(waited, DeviceCode) and time.monotonic() < deadline:
        time.sleep(waited.interval)
        waited = office.office.reception.poll(waited)
    assert isinstance(waited, Person), "nobody has signed in"
    return waited


def _told(traffic: Traffic) -> dict[str, Any]:
    return {"requests": traffic.requests, "wire_bytes": traffic.sent_bytes + traffic.received_bytes}
