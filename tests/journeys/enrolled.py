"""A kiosk that the portal knows, and somebody before it with mobile ID on their phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import enrolment
from kiosk.clients import Clients
from kiosk.enrolling import enrol
from kiosk.journeys.conductor import Conductor
from kiosk.office import Office
from kiosk.sandbox.server import Running
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.text import Language
from kiosk.visit import Visit
from tests.journeys.desk import catalogue, desk
from tests.journeys.portal import KIOSK_NAME, Clock, Visitor

PHONE, USER_ID = "050 000 00 01", "100001"
"""Of the sandbox portal's first citizen."""


def kiosk_settings(portal: Running, state: Path, language: Language = "en") -> Settings:
    """A kiosk that keeps what it is in `state`."""
    return Settings(
        mode="kiosk",
        language=language,
        portal=PortalSettings(url=portal.url),
        kiosk=KioskSettings(name=KIOSK_NAME, state=str(state)),
    )


@contextmanager
def at_kiosk(
    portal: Running, clock: Clock, state: Path, language: Language = "en", *, enrolled: bool = True
) -> Iterator[Visitor]:
    """Somebody before a kiosk, which is enrolled first unless the test wants another one."""
    settings = kiosk_settings(portal, state, language)
    if enrolled and enrolment.load(settings) is None:
        enrol(settings, portal.enrolment_code())
    clients = Clients(settings)
    visit = Visit(clients.new)
    office = Office(settings, catalogue(), visit, clients, kiosk_name=KIOSK_NAME, clock=clock.seconds, now=clock)
    someone = Visitor(Conductor(desk(language, at_kiosk=True)), office, visit, clock, clients)
    try:
        yield someone
    finally:
        visit.end()
        office.close()
