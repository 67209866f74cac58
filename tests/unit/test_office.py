"""The office at a portal made of a few answers: where its parts are, codes that were replaced, a line that hangs."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.desk import Person
from kiosk.office import Office
from kiosk.portal.awaited import BrowserPage, DeviceCode
from kiosk.portal.errors import Cancelled, Insecure, PortalError, ServerFault, SignInExpired
from kiosk.settings import PortalSettings, Settings
from kiosk.visit import Visit
from tests.unit.portal.hostile import Hostile
from tests.unit.portal.issuer import NOW, Form, Issuer

if TYPE_CHECKING:
    from kiosk.reception import Shown

CONFIGURATION = "/.well-known/portal-configuration"
FORM: dict[str, Any] = {"formId": "f", "version": "1", "schema": {}, "uiSchema": {}}
ME = {"id": "p1", "givenName": "Sınaq", "familyName": "Nümunəyev", "identifierMasked": "TEST***"}


class Portal(Issuer):
    """A portal whose /v1 and issuer are elsewhere than its configuration; `confirmed` holds device codes."""

    def __init__(self) -> None:
        super().__init__()
        self.confirmed: set[str] = set()
        self.codes = 0
        self.configuration = {
            "apiBase": f"{self.url}/api",
            "issuer": f"{self.url}/issuer",
            "clientIds": {"desktop": "client"},
        }
        self.document["issuer"] = f"{self.url}/issuer"
        self.routes["/issuer/.well-known/openid-configuration"] = self.routes.pop("/.well-known/openid-configuration")
        self.routes[CONFIGURATION] = lambda _: (200, self.configuration)
        self.routes["/device"] = self._code
        self.routes["/token"] = self._token
        self.routes["/api/v1/services/x/form"] = lambda _: (200, FORM)
        self.routes["/api/v1/me"] = lambda _: (200, ME)
        self.routes["/api/v1/applications"] = lambda _: (200, {"items": []})

    def _code(self, _: Form) -> tuple[int, dict[str, Any]]:
        self.codes += 1
        return 200, self.device_answer(device_code=f"d-{self.codes}")

    def _token(self, form: Form) -> tuple[int, dict[str, Any]]:
        if form["device_code"] in self.confirmed:
            return 200, self.token_answer()
        return 400, {"error": "authorization_pending"}


class Here:
    """An office, its visit, and a clock that moves only when told."""

    def __init__(self, url: str, deadline: float = 20.0) -> None:
        self.time = 0.0
        settings = Settings(portal=PortalSettings(url=url))
        self.clients = Clients(settings, deadline)
        self.visit = Visit(self.clients.new)
        self.catalogue = CatalogueStore()
        self.office = Office(
            settings,
            self.catalogue,
            self.visit,
            self.clients,
            clock=lambda: self.time,
            now=lambda: datetime.fromtimestamp(NOW, UTC),
        )

    def poll(self, code: DeviceCode | BrowserPage) -> Person | Shown:
        self.time += 10.0
        return self.office.reception.poll(code)

    def close(self) -> None:
        self.visit.end()
        self.office.close()
        self.catalogue.close()


@pytest.fixture
def portal() -> Iterator[Portal]:
    made = Portal()
    with made.server:
        yield made


@pytest.fixture
def here(portal: Portal) -> Iterator[Here]:
    made = Here(portal.url)
    yield made
    made.close()


def test_all_requests_go_where_the_portal_says(portal: Portal, here: Here) -> None:
    assert here.office.begin("x").definition.form_id == "f"
    code = here.office.reception.begin()
    portal.confirmed.add("d-1")
    assert here.poll(code) == Person("Sınaq Nümunəyev", "TEST***", "p1")
    assert here.office.applications() == ()


def test_a_portal_that_failed_first_is_asked_again_where_its_parts_are(portal: Portal, here: Here) -> None:
    answers: list[tuple[int, dict[str, Any]]] = [(503, {}), (200, portal.configuration)]
    portal.routes[CONFIGURATION] = lambda _: answers.pop(0)
    with pytest.raises(ServerFault):
        here.office.begin("x")
    assert here.office.begin("x").definition.form_id == "f"
    assert answers == []


def test_a_level_is_asked_for(portal: Portal, here: Here) -> None:
    here.office.reception.begin("high")
    here.office.reception.begin()
    assert [form.get("acr_values") for path, form in portal.asked if path == "/device"] == ["high", None]


def test_a_code_that_was_replaced_signs_nobody_in(portal: Portal, here: Here) -> None:
    old = here.office.reception.begin()
    new = here.office.reception.begin()
    portal.confirmed.add("d-1")
    with pytest.raises(SignInExpired):
        here.poll(old)
    assert here.visit.identity is None
    portal.confirmed.add("d-2")
    assert isinstance(here.poll(new), Person)


def test_a_code_that_is_replaced_while_it_is_asked_for_signs_nobody_in(portal: Portal, here: Here) -> None:
    old = here.office.reception.begin()
    portal.confirmed.add("d-1")
    ask = portal.routes["/token"]

    def replaced(form: Form) -> tuple[int, dict[str, Any]]:
        here.office.reception.begin()
        return ask(form)

    portal.routes["/token"] = replaced
    with pytest.raises(SignInExpired):
        here.poll(old)
    assert here.visit.identity is None
    assert [form["token"] for path, form in portal.asked if path == "/revoke"] == ["secret-access"]


def test_asking_again_after_the_sign_in_names_the_person(portal: Portal, here: Here) -> None:
    code = here.office.reception.begin()
    portal.confirmed.add("d-1")
    person = here.poll(code)
    portal.confirmed.clear()
    assert isinstance(person, Person)
    assert here.poll(code) == person
    assert here.poll(here.office.reception.begin()) != person


def test_the_end_does_not_wait_for_a_line_that_hangs() -> None:
    arrived, ended = threading.Event(), list[PortalError]()

    def hangs(server: Hostile, connection: socket.socket, request: bytes) -> bool:
        arrived.set()
        server.stopping.wait()
        return False

    def ask(here: Here) -> None:
        try:
            here.office.begin("x")
        except PortalError as error:
            ended.append(error)

    with Hostile(hangs) as server:
        here = Here(server.url, deadline=300.0)
        asking = threading.Thread(target=ask, args=(here,))
        asking.start()
        assert arrived.wait(30)
        here.office.close()
        asking.join()
        here.close()
    assert [type(error) for error in ended] == [Cancelled]


RESOURCE = "/.well-known/oauth-protected-resource"


@pytest.mark.parametrize("named", [[], ["/issuer"], ["/other", "/issuer/"]])
def test_an_issuer_that_the_portal_names_signs_people_in(portal: Portal, here: Here, named: list[str]) -> None:
    servers = [f"{portal.url}{each}" for each in named]
    portal.routes[RESOURCE] = lambda _: (200, {"resource": f"{portal.url}/api/v1", "authorization_servers": servers})
    assert here.office.reception.begin().user_code


@pytest.mark.parametrize(
    "said",
    [
        {"resource": "", "authorization_servers": ["https://issuer.example"]},
        {"resource": "/api", "authorization_servers": ["https://issuer.example"]},
        {"resource": "/elsewhere", "authorization_servers": ["/issuer"]},
        {"resource": "https://portal.example/v1", "authorization_servers": ["/issuer"]},
    ],
    ids=str,
)
def test_a_foreign_issuer_is_never_asked(portal: Portal, here: Here, said: dict[str, Any]) -> None:
    """RFC 9728 §3.3, §7.6: the portal's own resource does not know who is going to ask for a person's confirmation."""

    def whole(address: str) -> str:
        return address if address.startswith("https:") else f"{portal.url}{address}"

    told = {
        "resource": whole(said["resource"]),
        "authorization_servers": list(map(whole, said["authorization_servers"])),
    }
    portal.routes[RESOURCE] = lambda _: (200, told)
    with pytest.raises(Insecure):
        here.office.reception.begin()
    assert "/device" not in [path for path, _ in portal.asked]


def test_an_issuer_that_only_the_resource_names_is_found(portal: Portal, here: Here) -> None:
    del portal.configuration["issuer"]
    servers = [f"{portal.url}/issuer"]
    portal.routes[RESOURCE] = lambda _: (200, {"resource": f"{portal.url}/api/v1", "authorization_servers": servers})
    assert here.office.reception.begin().user_code


@pytest.mark.parametrize("answer", [(404, {}), (403, {}), (200, {"page": "Welcome"})], ids=str)
def test_a_portal_without_such_a_document_is_believed(
    portal: Portal, here: Here, answer: tuple[int, dict[str, Any]]
) -> None:
    portal.routes[RESOURCE] = lambda _: answer
    assert here.office.reception.begin().user_code
