"""The program at home is started again: whoever stayed signed in is, and whose sign-in has ended is told, at once and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from accessibility.speech.silent import SilentVoice
from kiosk.clients import Clients
from kiosk.desk import Person
from kiosk.key_store import SERVICE
from kiosk.office import Office
from kiosk.page import Notice
from kiosk.portal.awaited import DeviceCode
from kiosk.sandbox.server import Running, running
from kiosk.settings import PortalSettings, Settings
from kiosk.visit import Visit
from tests.journeys.desk import catalogue
from tests.safes import Safe
from tests.ui.window_driving import press
from ui import restoring
from ui.application import open_application
from ui.visiting import VisitWindow

ENDED = "Your sign-in on this computer has ended. Sign in again when you need it."
Start = Callable[[], VisitWindow]


@pytest.fixture
def portal() -> Iterator[Running]:
    with running() as started:
        started.portal.poll_interval = 0.0
        yield started


@pytest.fixture
def safe() -> Safe:
    return Safe()


@pytest.fixture
def start(portal: Running, safe: Safe, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    monkeypatch.setattr(restoring, "FIRST_MS", 0)
    monkeypatch.setattr(restoring, "AGAIN_MS", 50)
    application = open_application(Settings(language="en", speech=True, portal=PortalSettings(url=portal.url)))
    made: list[VisitWindow] = []

    def begin() -> VisitWindow:
        visit = VisitWindow(application, SilentVoice(), key_store=lambda: safe.store)
        made.append(visit)
        visit.window.resize(1280, 800)
        visit.start()
        qtbot.waitExposed(visit.window)
        return visit

    yield begin
    for visit in made:
        visit.leave()
        visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.catalogue.close()


def sign_in_and_stay(portal: Running, safe: Safe) -> None:
    """What somebody did here yesterday."""
    settings = Settings(portal=PortalSettings(url=portal.url))
    clients = Clients(settings)
    visit = Visit(clients.new)
    time = 0.0
    office = Office(
        settings,
        catalogue(),
        visit,
        clients,
        key_store=lambda: safe.store,
        clock=lambda: time,
        now=lambda: datetime.now(UTC),
    )
    code = office.reception.begin()
    assert isinstance(code, DeviceCode)
    portal.phone().decide(code.user_code)
    time = 30.0
    assert isinstance(office.reception.poll(code), Person)
    assert office.signed_in.stay(wanted=True).stays
    visit.end()
    office.close()


def said(visit: VisitWindow) -> str:
    return " ".join(each.text for each in visit.queue.history)


def test_who_stayed_is_signed_in_again_and_signs_out(portal: Running, safe: Safe, start: Start, qtbot: QtBot) -> None:
    sign_in_and_stay(portal, safe)
    visit = start()
    assert visit.presenter.page.id == "home"
    qtbot.waitUntil(lambda: visit.presenter.desk.person is not None)
    press(visit.window, "My cabinet")
    qtbot.waitUntil(lambda: visit.presenter.page.id == "cabinet")
    press(visit.window, "My sign-in, signing out")
    qtbot.waitUntil(lambda: visit.presenter.page.id == "my-sign-in")
    press(visit.window, "Sign out")
    qtbot.waitUntil(lambda: visit.presenter.page.id == "my-sign-in/here")
    press(visit.window, "Yes, sign out")
    qtbot.waitUntil(lambda: visit.presenter.page.id == "my-sign-in/out")
    assert visit.presenter.desk.person is None
    assert safe.held == {}
    qtbot.waitUntil(lambda: "You are signed out" in said(visit))


def test_whose_sign_in_has_ended_is_told_in_words_and_goes_on(
    portal: Running, safe: Safe, start: Start, qtbot: QtBot
) -> None:
    safe.held[SERVICE, portal.url] = "forged"
    visit = start()
    qtbot.waitUntil(lambda: visit.presenter.desk.ended)
    page = visit.presenter.page
    assert page.id == "home"
    assert ENDED in [str(block.text) for block in page.blocks if isinstance(block, Notice)]
    qtbot.waitUntil(lambda: ENDED in said(visit))
    press(visit.window, "My cabinet")
    qtbot.waitUntil(lambda: visit.presenter.page.id == "cabinet/sign-in")


def test_without_a_line_it_comes_later(portal: Running, safe: Safe, start: Start, qtbot: QtBot) -> None:
    sign_in_and_stay(portal, safe)
    portal.scenarios.choose("down")
    visit = start()
    press(visit.window, "My cabinet")
    qtbot.waitUntil(lambda: visit.presenter.page.id == "cabinet/sign-in")
    portal.scenarios.choose(None)
    qtbot.waitUntil(lambda: visit.presenter.page.id == "cabinet")
    assert not visit.presenter.desk.ended
