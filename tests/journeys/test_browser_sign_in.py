"""Signing in at home with the browser of the same computer, page by page, at an issuer of a few answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.clients import Clients
from kiosk.journeys.signing_in import SigningIn
from kiosk.office import Office
from kiosk.page import Notice
from kiosk.portal.awaited import DeviceCode
from kiosk.portal.browser import LIFE
from kiosk.settings import PortalSettings, Settings
from kiosk.visit import Visit
from tests.journeys.desk import actions_of, catalogue, desk, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.unit.portal.issuer import NOW, Form
from tests.unit.portal.test_browser import Desk as Browsing
from tests.unit.test_office import Portal


class AtHome:
    """A portal whose issuer takes browsers, somebody at home, and what their browser was told to open."""

    def __init__(self) -> None:
        self.portal = Portal()
        self.portal.document |= {
            "authorization_endpoint": f"{self.portal.url}/authorize",
            "code_challenge_methods_supported": ["S256"],
        }
        self.portal.routes["/token"] = self._token
        self.opened: list[str] = []
        self.opens = True
        self.clock = Clock(datetime.fromtimestamp(NOW, UTC))

    def open(self, address: str) -> bool:
        self.opened.append(address)
        return self.opens

    @property
    def asked(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.opened[-1]).query))

    def _token(self, form: Form) -> tuple[int, dict[str, Any]]:
        if form["grant_type"] != "authorization_code":
            return 400, {"error": "authorization_pending"}
        proof = self.portal.id_token(iss=f"{self.portal.url}/issuer", nonce=self.asked["nonce"])
        return 200, self.portal.token_answer(proof)


@pytest.fixture
def home() -> Iterator[AtHome]:
    made = AtHome()
    with made.portal.server:
        yield made


@pytest.fixture
def person(home: AtHome) -> Iterator[Visitor]:
    with visitor(home.portal, home.clock, open_browser=home.open) as someone:
        someone.do("my-applications")
        someone.do("sign-in")
        assert someone.settle().id == "sign-in/waiting"
        yield someone


def come_back(home: AtHome, person: Visitor, **changed: str | None) -> None:
    """The browser brings the issuer's answer, and the program looks."""
    with closing(Browsing.bring(home, **changed)):  # type: ignore[arg-type]
        person.poll()


def test_somebody_at_home_signs_in_with_the_browser(home: AtHome, person: Visitor) -> None:
    assert "browser" in [action.id for action in actions_of(person.page)]
    person.do("browser")
    assert person.settle().id == "sign-in/browser"
    assert len(home.opened) == 1
    person.poll()
    assert person.page.id == "sign-in/browser"
    come_back(home, person)
    assert person.page.id == "my-applications/0"
    identity = person.visit.identity
    assert identity is not None
    assert identity.me.id == "p1"
    person.visit.end()
    assert ("/revoke", {"token": "secret-access", "client_id": "client"}) in home.portal.asked


def test_the_browser_is_opened_again_or_the_phone_taken_instead(home: AtHome, person: Visitor) -> None:
    person.do("browser")
    person.settle()
    first = home.asked["state"]
    person.do("browser")
    person.settle()
    assert home.asked["state"] != first
    person.do("new-code")
    assert person.settle().id == "sign-in/waiting"
    with pytest.raises(ConnectionRefusedError):
        Browsing.bring(home)  # type: ignore[arg-type]


def test_a_browser_that_does_not_open_is_said(home: AtHome, person: Visitor) -> None:
    home.opens = False
    person.do("browser")
    page = person.settle()
    assert page.id == "sign-in/no-browser"
    assert any(isinstance(block, Notice) for block in page.blocks)
    person.do("new-code")
    assert person.settle().id == "sign-in/waiting"


def test_a_no_in_the_browser_and_no_answer_have_their_pages(home: AtHome, person: Visitor) -> None:
    person.do("browser")
    person.settle()
    come_back(home, person, error="access_denied", code=None)
    assert person.page.id == "sign-in/refused"
    assert "phone" not in str(person.page.heading)
    person.do("browser")
    person.settle()
    home.clock.advance(LIFE)
    person.poll()
    assert person.page.id == "sign-in/expired"
    assert "code" not in str(person.page.heading)
    person.do("new-code")
    assert person.settle().id == "sign-in/waiting"


def test_no_page_shows_an_address_or_a_secret(home: AtHome, person: Visitor) -> None:
    person.do("browser")
    shown = repr(person.settle()) + " ".join(str(text) for text in texts_of(person.page))
    assert home.asked["state"] not in shown
    assert home.asked["nonce"] not in shown


def test_a_kiosk_never_offers_a_browser() -> None:
    code = DeviceCode("1", "https://x.example", "", 120.0, 5.0, "42", "d", browser=True)
    offered = [
        "browser" in [action.id for action in actions_of(SigningIn("waiting", code).page(desk("en", at_kiosk=kiosk)))]
        for kiosk in (True, False)
    ]
    assert offered == [False, True]


@pytest.mark.acc(95)
def test_a_kiosk_opens_no_browser_whoever_asks(home: AtHome) -> None:
    with visitor(home.portal, home.clock, open_browser=home.open) as someone:
        settings = Settings(mode="kiosk", portal=PortalSettings(url=home.portal.url))
        clients = Clients(settings)
        visit = Visit(clients.new)
        office = Office(settings, catalogue(), visit, clients, open_browser=home.open)
        try:
            assert not office.reception.begin_in_browser("").opened
        finally:
            visit.end()
            office.close()
        someone.conductor.change_desk(replace(someone.conductor.desk, at_kiosk=True))
        someone.do("my-applications")
        someone.do("sign-in")
        someone.settle()
        someone.do("browser")
        assert not someone.asked or someone.page.id.startswith("sign-in/waiting")
    assert home.opened == []
