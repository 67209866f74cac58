"""A machine that was on line before, and a line that can be cut: what a person does without it, and when they are back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec
from starlette.types import Receive, Scope, Send

from kiosk.background import Refresh
from kiosk.catalogue.first import shipped
from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.forms.answers import entries_of
from kiosk.forms.form import Form
from kiosk.page import Choice, Field, Highlight, Page
from kiosk.portal.public import PublicPortal
from kiosk.portal.resources.forms import FormDefinition
from kiosk.sandbox import flaky
from kiosk.sandbox.server import Running, running
from kiosk.sealing.keys import fetch
from kiosk.sealing.line import line
from kiosk.sealing.places import keys_of, store_of
from kiosk.sealing.sender import Sender
from kiosk.settings import KioskSettings, Mode, PortalSettings, Settings
from tests.journeys.desk import texts_of
from tests.journeys.portal import KIOSK_NAME, Clock, Visitor, visitor
from tests.journeys.test_applying import ANSWERS, block, confirm
from tests.unit.sandbox_forms.definitions import FORMS, GOOD

BORN = "1988-03-14"
"""The sandbox portal's first citizen."""
NO_LINE = "flaky:drop"
ALL = {**ANSWERS, "familyName": "Nümunəyev", "givenName": "Sınaq", "patronymic": "Məşq oğlu", "fin": "TEST001"}
"""What somebody writes whom no register helps."""
OWN = frozenset({"familyName", "givenName", "patronymic", "fin"})
"""What the portal holds against its register."""


class BreaksAt:
    """The line goes just as the portal answers a request whose path ends so: it has done it, and nobody hears of it."""

    def __init__(self, portal: Running, ending: str) -> None:
        self._scenarios, self._app, self._ending = portal.scenarios, portal.scenarios.app, ending
        portal.scenarios.app = self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(self._ending):
            await self._app(scope, receive, send)
            return
        self._scenarios.choose(NO_LINE)
        self._scenarios.app = self._app
        await flaky.answer("reset", self._app, scope, receive, send)


@dataclass
class Machine:
    """A machine with its settings, the catalogue and the forms that were fetched, and what waits on it."""

    portal: Running
    settings: Settings
    books: CatalogueStore
    now: Callable[[], datetime]

    def cut(self, how: str = NO_LINE) -> None:
        """The line goes."""
        self.portal.scenarios.choose(how)

    def mend(self) -> None:
        """The line is back."""
        self.portal.scenarios.choose(None)

    def waiting(self) -> int:
        """How many sealed forms wait on this machine."""
        return len(store_of(self.settings).waiting())

    def send(self) -> int:
        """What the sender beside the visits does in one turn; returns how many wait afterwards."""
        store = store_of(self.settings)
        Sender(store, lambda: line(self.settings, Clients(self.settings), self.now), lambda: 0.0).turn()
        return self.waiting()

    def asked(self, method: str, path: str) -> int:
        """How often the portal was asked for that."""
        return sum(each.startswith(f"{method} {path}") for each in self.portal.scenarios.lines)


def books_of(state: Path) -> CatalogueStore:
    """The catalogue with all forms, as a machine has them that was on line."""
    store = CatalogueStore()
    store.fill(shipped())
    with running() as portal:
        settings = Settings(portal=PortalSettings(url=portal.url), kiosk=KioskSettings(state=str(state)))
        assert Refresh(settings, store, lambda _: None).look()
    return store


def machine_of(portal: Running, clock: Clock, books: CatalogueStore, state: Path, mode: Mode = "home") -> Machine:
    """A machine that has been on line at this portal: it has its keys."""
    settings = Settings(
        language="en",
        mode=mode,
        portal=PortalSettings(url=portal.url),
        kiosk=KioskSettings(name=KIOSK_NAME, state=str(state)),
    )
    http = Clients(settings).new()
    public = PublicPortal(http)
    fetch(public, public.configuration(), keys_of(settings))
    http.close()
    return Machine(portal, settings, books, clock)


def at(machine: Machine, clock: Clock, saved: Path | None = None) -> AbstractContextManager[Visitor]:
    """Somebody at that machine."""
    return visitor(machine.portal, clock, books=machine.books, settings=machine.settings, save_to=saved)


def words(page: Page) -> str:
    """All that stands on a page."""
    return " ".join(str(each) for each in texts_of(page))


def open_form(person: Visitor, service: str = "criminal-record") -> Page:
    """From the service's page, whatever the line does."""
    person.do("home")
    person.do("service", service)
    person.do("apply")
    return person.settle()


def fill(person: Visitor, until: str = "check/") -> Page:
    """Each question, whether a register has answered it or nothing has."""
    for _ in range(30):
        page = person.page
        if page.id.startswith(until):
            return page
        asked = next(each for each in page.blocks if isinstance(each, Field | Choice))
        if not asked.value:
            person.write(asked.key, _answers(page.id.split("/")[1])[asked.key])
        person.do("continue")
        person.settle()
    raise AssertionError(f"the questions do not end: {person.page.id}")


@cache
def _answers(form: str) -> dict[str, str]:
    """What is written into a form, by question."""
    if form == "criminal-record":
        return ALL
    definition = msgspec.json.decode((FORMS / f"{form}.json").read_bytes(), type=FormDefinition)
    good = entries_of(Form(definition), GOOD[form])
    return {name: ALL[name] if name in OWN else entry for name, entry in good.items()}


def to_lock(person: Visitor) -> Page:
    """Told what will happen, all answered and checked."""
    assert person.page.id.startswith("sealed/told/"), person.page.id
    person.do("continue")
    fill(person)
    return person.do("continue")


def lock(person: Visitor, born: str = BORN) -> str:
    """Filled in and locked; returns the code. `born` is empty where nobody asks for it."""
    to_lock(person)
    if born:
        person.write("birth-date", born)
    person.do("continue")
    return code_of(person.settle())


def code_of(page: Page) -> str:
    """The code as it is shown."""
    assert page.id == "sealed/code", page.id
    shown = block(page, Highlight)
    assert isinstance(shown, Highlight)
    return shown.value.text


def to_claim(person: Visitor) -> Page:
    """To where the code is asked for."""
    if person.do("home").id == "sealed/leaving":
        person.do("continue")
    person.do("my-applications")
    person.settle()
    return person.do("have-code")


def claim(person: Visitor, machine: Machine, code: str, who: str = "citizen") -> Page:
    """Among one's applications: the code, and a sign-in where nobody is signed in."""
    to_claim(person)
    person.write("sealed-code", code)
    person.do("continue")
    page = person.settle()
    return confirm(person, machine.portal, who=who) if page.id == "sign-in/waiting" else page


def send(person: Visitor) -> Page:
    """From the check page: declared and sent."""
    assert person.page.id.startswith("check/"), person.page.id
    person.do("continue")
    choice = block(person.page, Choice)
    assert isinstance(choice, Choice)
    person.write("declarations", " ".join(option.value for option in choice.options))
    person.do("continue")
    return person.settle()
