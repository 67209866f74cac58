"""The call of one's number in a real window: heard and seen as soon as the portal says it, and how many are ahead before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from accessibility.compose import caption_of
from accessibility.speech.silent import SilentVoice
from kiosk.enrolling import enrol
from kiosk.page import Listing, QrCode
from kiosk.sandbox.server import Running, running
from kiosk.settings import PortalSettings, Settings
from tests.journeys.enrolled import kiosk_settings
from ui.application import open_application
from ui.visiting import VisitWindow


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A portal where one person is ahead, who takes a moment only."""
    monkeypatch.setattr("kiosk.sandbox.appointments.tickets.MOST_AHEAD", 1)
    monkeypatch.setattr("kiosk.sandbox.appointments.tickets.PACE", timedelta(seconds=3))
    for name in ("ASK_AGAIN", "ASK_SOON"):
        monkeypatch.setattr(f"kiosk.sandbox.appointments.tickets.{name}", 1)
    with running() as portal:
        portal.portal.poll_interval = 1
        yield portal


@pytest.fixture
def visit(portal: Running, qtbot: QtBot) -> Iterator[VisitWindow]:
    with opened(
        Settings(language="en", portal=PortalSettings(url=portal.url), preferences={"captions": True})
    ) as visit:
        yield visit


@contextmanager
def opened(settings: Settings) -> Iterator[VisitWindow]:
    application = open_application(settings)
    visit = VisitWindow(application, SilentVoice())
    visit.window.resize(1280, 800)
    yield visit
    visit.leave()
    visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.catalogue.close()


def ask_for_number(visit: VisitWindow) -> None:
    """From the first page to the wish."""
    presenter = visit.presenter
    for action, argument in (("service", "id-card-lost"), ("book", ""), ("open", "baku-region")):
        presenter.activate(action, argument)
    rows = next(block for block in presenter.page.blocks if isinstance(block, Listing))
    presenter.activate("open", rows.actions[0].argument)
    presenter.activate("queue", "")
    presenter.activate("continue", "")


def take_number(visit: VisitWindow, portal: Running, qtbot: QtBot) -> None:
    """From the first page to the number, signed in with the phone."""
    presenter = visit.presenter
    ask_for_number(visit)
    qtbot.waitUntil(lambda: presenter.page.id == "sign-in/waiting")
    code = next(block for block in presenter.page.aside if isinstance(block, QrCode))
    portal.phone("en").decide(code.data.rpartition("=")[2], "citizen")
    qtbot.waitUntil(lambda: presenter.page.id.startswith("queue/") and not presenter.page.busy)


@pytest.mark.acc(69)
def test_the_call_is_heard_and_seen(visit: VisitWindow, portal: Running, qtbot: QtBot) -> None:
    said: list[str] = []
    visit.layer.announcer.uttered.connect(lambda utterance: said.append(caption_of(utterance)))
    visit.start()
    qtbot.waitExposed(visit.window)
    visit.window.activateWindow()
    take_number(visit, portal, qtbot)
    first = visit.presenter.page
    qtbot.waitUntil(lambda: any("before you" in each or "You are next" in each for each in said))
    qtbot.waitUntil(lambda: visit.presenter.page.id.endswith("/called"))
    assert visit.presenter.page.id == f"{first.id}/called"
    heading = str(visit.presenter.page.heading)
    assert heading.startswith("It is your turn. Go to window")
    qtbot.waitUntil(lambda: any(heading in each for each in said))


def test_at_an_enrolled_kiosk_nobody_signs_in_and_the_call_comes(portal: Running, qtbot: QtBot, tmp_path: Path) -> None:
    settings = kiosk_settings(portal, tmp_path)
    enrol(settings, portal.enrolment_code())
    with opened(settings) as visit:
        said: list[str] = []
        visit.layer.announcer.uttered.connect(lambda utterance: said.append(caption_of(utterance)))
        visit.start()
        qtbot.waitExposed(visit.window)
        visit.window.activateWindow()
        visit.window.attract.started.emit()
        ask_for_number(visit)
        qtbot.waitUntil(lambda: any("before you" in each or "You are next" in each for each in said))
        qtbot.waitUntil(lambda: visit.presenter.page.id.endswith("/called"))
        heading = str(visit.presenter.page.heading)
        qtbot.waitUntil(lambda: any(heading in each for each in said))
        assert not any("Sign in" in each for each in said)
