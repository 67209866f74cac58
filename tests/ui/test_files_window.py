"""Attaching a file and looking at it in a real window, by keyboard alone, with what is heard meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.speech.recording import RecordingVoice
from accessibility.speech.synthesis import open_synthesiser
from kiosk.journeys.attaching.attaching import Attaching
from kiosk.page import QrCode
from kiosk.sandbox.server import Running, running
from kiosk.settings import PortalSettings, Settings
from kiosk.text import Text
from kiosk.uploading.folders import Place
from kiosk.uploading.results import Wanted
from tests.journeys.files import laid_out, large_pdf
from ui.application import open_application
from ui.tour.driver import Driver
from ui.tour.remembered import Remembered
from ui.visiting import VisitWindow

WANTED = Wanted("med", Text("Medical certificate", "en"), belongs_to="applying/driving-licence-replace")


@pytest.fixture
def portal() -> Iterator[Running]:
    with running() as portal:
        portal.portal.poll_interval = 0.2
        yield portal


@pytest.fixture
def driver(qtbot: QtBot, portal: Running, tmp_path: Path) -> Iterator[Driver]:
    folder = laid_out(tmp_path / "mine", certificate_pdf=large_pdf(700_000))
    settings = Settings(language="en", speech=True, portal=PortalSettings(url=portal.url))
    application = open_application(settings)
    voice = RecordingVoice(Remembered(open_synthesiser()))
    places = lambda: (Place("documents", folder),)  # noqa: E731 - one line says it
    visit = VisitWindow(application, voice, clock=voice.clock, save_to=tmp_path, places=places)
    visit.window.resize(1280, 800)
    visit.start()
    driver = Driver(visit, voice)
    driver.until(lambda _: visit.window.isActiveWindow(), "the window")
    yield driver
    visit.leave()
    driver.settle(50)
    visit.window.deleteLater()
    application.catalogue.close()


def heard(driver: Driver) -> str:
    driver.listen()
    return "\n".join(each.line for each in driver.perceived())


def confirm(driver: Driver, portal: Running) -> None:
    page = driver.until(lambda page: page.id == "sign-in/waiting", "the code")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    portal.phone("en").decide(code.data.rpartition("=")[2], "citizen")


@pytest.mark.acc(69)
def test_a_file_is_attached_and_looked_at_by_keyboard(
    driver: Driver, portal: Running, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.uploading.office.TURN", 0.0)
    driver.visit.presenter.open(Attaching(WANTED))
    assert driver.page.id == "attach/med"
    driver.choose("add-file")
    driver.until(lambda page: page.id == "attach/places", "the places")
    driver.choose("place")
    driver.until(lambda page: page.id.startswith("attach/folder"), "the files")
    driver.choose("file")
    # nobody has signed in yet: that is asked for, and then it goes on with the very file
    driver.until(lambda page: page.id == "problem/unauthorised", "the sign-in that is missing")
    assert "Your answers are kept." in heard(driver)
    driver.choose("retry")
    confirm(driver, portal)
    driver.until(lambda page: page.id == "attach/med", "the file that is attached")
    said = heard(driver)
    assert "The file is attached." in said
    assert "certificate.pdf" not in said, "what is written of it tells nothing to who looks over the shoulder"
    driver.choose("look-at-file")
    page = driver.until(lambda page: page.id.startswith("reading/upload"), "the page")
    items = outline(driver.visit.window)
    assert any(item.role is Role.PICTURE and item.name == "Picture of page 1" for item in items)
    assert "only a picture" in heard(driver)
    assert "certificate" not in driver.visit.window.windowTitle()
    assert str(page.heading) == "Document"
    driver.back_to("attach/med")
