"""A visit against the sandbox portal with no window: a conductor, an office, and a person who acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.desk import Person, SignedOut
from kiosk.devices.printer import print_pdf
from kiosk.journeys.conductor import Asked, Conductor
from kiosk.key_store import KeyStore
from kiosk.office import Office
from kiosk.page import Page
from kiosk.portal.errors import PortalError
from kiosk.sandbox.server import Running
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.text import Language
from kiosk.uploading.folders import Place
from kiosk.visit import Visit
from tests.journeys.desk import Someone, catalogue, desk

KIOSK_NAME = "Şəki, 2 nömrəli köşk"


@dataclass
class Clock:
    """One time for the portal and the kiosk, that passes only when told."""

    now: datetime = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class AtAddress(Protocol):
    """Whatever else is a portal."""

    url: str


class Visitor(Someone):
    """Someone whose requests are done at once, by the real office."""

    def __init__(self, conductor: Conductor, office: Office, visit: Visit, clock: Clock, clients: Clients) -> None:
        super().__init__(conductor)
        self.office, self.visit, self.clock, self.clients = office, visit, clock, clients

    def settle(self) -> Page:
        """Do all that is asked for, polling excepted: a person is waited for by `confirm`."""
        while self.asked:
            waiting = [each for each in self.asked if each.request.after > 0]
            self.asked, due = tuple(waiting), [each for each in self.asked if each.request.after == 0]
            if not due:
                break
            for each in due:
                self.asked += self._do(each)
        return self.page

    def poll(self) -> Page:
        """Ask once more whether the sign-in was confirmed."""
        (asked,) = self.asked
        self.clock.advance(asked.request.after + 0.1)
        self.asked = self._do(asked)
        return self.settle()

    def _do(self, asked: Asked) -> tuple[Asked, ...]:
        try:
            result = asked.perform(self.office)
        except PortalError as error:
            return self.conductor.fail(asked, error)
        if isinstance(result, Person):
            self.conductor.change_desk(replace(self.conductor.desk, person=result, ended=False))
        elif isinstance(result, SignedOut):
            if not result.by_itself:
                self.conductor.forget()
            self.conductor.change_desk(replace(self.conductor.desk, person=None, ended=result.by_itself))
        return self.conductor.deliver(asked, result)


@contextmanager
def visitor(
    portal: Running | AtAddress,
    clock: Clock,
    language: Language = "en",
    save_to: Path | None = None,
    deadline: float = 20.0,
    open_browser: Callable[[str], bool] = lambda _: False,
    terminal: str = "",
    files: Path | None = None,
    remember_in: Path | None = None,
    key_store: Callable[[], KeyStore | None] = lambda: None,
    books: CatalogueStore | None = None,
    settings: Settings | None = None,
    print_sheet: Callable[[bytes], str] = print_pdf,
) -> Iterator[Visitor]:
    settings = settings or Settings(
        language=language, portal=PortalSettings(url=portal.url), kiosk=KioskSettings(name=KIOSK_NAME)
    )
    books = books or catalogue()
    clients = Clients(settings, deadline)
    visit = Visit(clients.new)
    office = Office(
        settings,
        books,
        visit,
        clients,
        kiosk_name=KIOSK_NAME,
        save_to=save_to,
        print_sheet=print_sheet,
        open_browser=open_browser,
        key_store=key_store,
        places=lambda: (Place("documents", files),) if files is not None else (),
        remember_in=remember_in,
        clock=clock.seconds,
        now=clock,
    )
    here = replace(desk(language, terminal=terminal, at_kiosk=settings.at_kiosk), catalogue=books)
    someone = Visitor(Conductor(here), office, visit, clock, clients)
    try:
        yield someone
    finally:
        visit.end()
        office.close()
