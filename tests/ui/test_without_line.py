"""The portal goes away in the middle of a visit at a kiosk: told aloud, locked, the code heard in groups and printed; when it is
back the kiosk sends, and the owner claims, confirms and gets the receipt. Nothing personal stays on the disk (ACC-96)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pypdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessibility.speech.recording import RecordingVoice
from accessibility.speech.synthesis import open_synthesiser
from kiosk.catalogue.search import Search
from kiosk.page import Choice, Field, Highlight, QrCode
from kiosk.sandbox.server import Running, running
from kiosk.sealing.places import store_of
from kiosk.sealing.sending import Sending
from kiosk.text import LANGUAGES, Wording
from tests.journeys.no_line import ALL, books_of, machine_of
from tests.journeys.portal import Clock
from translations import messages
from ui.application import Application
from ui.tour.driver import Driver
from ui.tour.remembered import Remembered
from ui.visiting import VisitWindow

OWNER = "citizen"
GROUPS = re.compile(r"(\d \d \d), (\d \d \d), (\d \d \d), (\d \d \d)")


@dataclass
class Place:
    """A kiosk, its portal that comes and goes with all it knows, and the paper that lies in the printer."""

    folder: Path
    application: Application
    portal: Running
    runs: ExitStack
    paper: list[bytes] = field(default_factory=list)

    def portal_goes(self) -> None:
        self.runs.close()

    def portal_comes(self) -> None:
        port = urlsplit(self.portal.url).port or 0
        self.portal = self.runs.enter_context(running(data=self.folder / "portal", port=port))
        self.portal.portal.poll_interval = 1

    def print_sheet(self, sheet: bytes) -> str:
        self.paper.append(sheet)
        return "printer"

    @contextmanager
    def visit(self) -> Iterator[Driver]:
        """Somebody comes, and has agreed to hear private things aloud."""
        voice = RecordingVoice(Remembered(open_synthesiser()))
        visit = VisitWindow(self.application, voice, clock=voice.clock, print_sheet=self.print_sheet)
        visit.window.resize(1280, 800)
        visit.start()
        driver = Driver(visit, voice)
        driver.until(lambda _: visit.window.isActiveWindow(), "the window")
        driver.wake()
        for _ in range(2):
            driver.press(Qt.Key.Key_F12)
        try:
            yield driver
        finally:
            visit.leave()
            visit.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with ExitStack() as runs:
        portal = runs.enter_context(running(data=tmp_path / "portal"))
        portal.portal.poll_interval = 1
        books = books_of(tmp_path / "fetching")
        settings = machine_of(portal, Clock(), books, tmp_path / "kiosk", mode="kiosk").settings
        wordings = {each: Wording(messages("kiosk", each), each) for each in LANGUAGES}
        yield Place(tmp_path, Application(settings, books, Search(books), wordings), portal, runs)
        books.close()


def sign_in(driver: Driver, place: Place) -> None:
    page = driver.until(lambda page: page.id == "sign-in/waiting", "the code for the phone")
    code = next(block for block in page.aside if isinstance(block, QrCode))
    place.portal.phone("en").decide(code.data.rpartition("=")[2], OWNER)
    driver.until(lambda page: not page.id.startswith("sign-in"), "what comes after the sign-in")


def answer_all(driver: Driver) -> None:
    for _ in range(25):
        page = driver.page
        if page.id.startswith("check/"):
            return
        block = next(each for each in page.blocks if isinstance(each, Field | Choice))
        if isinstance(block, Choice) and not block.value:
            driver.tick(block.key, ALL[block.key])
        elif isinstance(block, Field) and not block.value:
            driver.fill(block.key, ALL[block.key])
        driver.press(Qt.Key.Key_Return, "\r")
        if driver.page.id == page.id:
            driver.choose("continue")
        driver.until(lambda shown, before=page.id: shown.id != before, "the next question")  # type: ignore[misc]
    raise AssertionError("the questions do not end")


def send(driver: Driver) -> None:
    driver.choose("continue")
    page = driver.until(lambda page: page.id.startswith("declare/"), "the declaration")
    choice = next(block for block in page.blocks if isinstance(block, Choice))
    for option in choice.options:
        driver.tick(choice.key, option.value)
    driver.choose("continue")
    driver.until(lambda page: not page.busy and not page.id.startswith("declare/"), "what came of it")


def said_since(driver: Driver, count: int) -> str:
    """What was heard after so many utterances, all of it to its end."""
    before = -1
    while before != len(driver.voice.heard):
        before = len(driver.voice.heard)
        driver.listen()
    return "\n".join(each.text for each in driver.voice.heard[count:])


def lock_it(driver: Driver, place: Place) -> str:
    """The portal goes just before it is sent; returns the code."""
    driver.visit.presenter.activate("service", "criminal-record")
    driver.choose("apply")
    driver.until(lambda page: page.id.startswith("before/"), "the checklist")
    driver.choose("continue")
    sign_in(driver, place)
    answer_all(driver)
    place.portal_goes()
    send(driver)
    assert driver.page.id == "problem/offline"
    driver.until(lambda page: any(b.id == "lock" for each in page.blocks for b in getattr(each, "actions", ())), "lock")
    assert "You need not wait. Your answers can be locked here" in said_since(driver, 0), (
        "said, though the page was there"
    )
    count = len(driver.voice.heard)
    driver.choose("lock")
    told = said_since(driver, count)
    assert "There is no line now" in told
    assert "It is not an application until you come back and confirm it." in told
    driver.choose("continue")
    driver.choose("continue")
    count = len(driver.voice.heard)
    driver.choose("continue")
    page = driver.until(lambda page: page.id == "sealed/code", "the code")
    shown = next(block for block in page.blocks if isinstance(block, Highlight))
    said = said_since(driver, count)
    assert "Your answers are locked" in said
    heard = GROUPS.search(said)
    assert heard is not None, "digit by digit, in groups"
    code = " ".join(group.replace(" ", "") for group in heard.groups())
    assert code == shown.value.text, "what is heard is enough to come back with"
    return code


@pytest.mark.acc(96)
def test_the_portal_goes_away_in_the_middle_and_nothing_is_lost(
    place: Place, qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    with place.visit() as driver:
        code = lock_it(driver, place)
        assert code not in "\n".join(each.caption for each in driver.voice.heard), "others may read the captions"
        assert code.replace(" ", "") not in driver.visit.window.windowTitle()
        count = len(driver.voice.heard)
        driver.visit.window.activated.emit("repeat", "")
        assert " ".join(code.split()[0]) in said_since(driver, count), "by key, as often as one likes"
        driver.choose("print")
        driver.until(lambda page: any("It is being printed." in str(each) for each in page.blocks), "the sheet")
        driver.bar("Finish")
        driver.until(lambda _: driver.visit._over, "the end of the visit")
    (sheet,) = place.paper
    assert code in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sheet)).pages)
    store = store_of(place.application.settings)
    assert len(store.waiting()) == 1
    no_trace(place.folder / "kiosk", code)

    place.portal_comes()
    sending = Sending(place.application.settings, first=0.0, look=0.1)
    sending.start()
    qtbot.waitUntil(lambda: not store.waiting())
    sending.close()

    with place.visit() as driver:
        driver.visit.presenter.activate("my-applications", "")
        driver.choose("have-code")
        driver.fill("sealed-code", code.replace(" ", ""))
        driver.choose("continue")
        sign_in(driver, place)
        driver.until(lambda page: page.id == "check/criminal-record", "what was locked")
        assert ALL["employerTaxNumber"] in str(driver.page.blocks)
        count = len(driver.voice.heard)
        send(driver)
        assert driver.page.id == "confirmation/criminal-record"
        assert "Your application has been received" in said_since(driver, count)
    no_trace(place.folder / "kiosk", code)
    assert not any(code.replace(" ", "") in record.getMessage().replace(" ", "") for record in caplog.records)


def no_trace(folder: Path, code: str) -> None:
    """Neither the code nor an answer, in no file and no name of one."""
    for file in (each for each in folder.rglob("*") if each.is_file()):
        held = file.name + file.read_bytes().decode(errors="replace")
        for secret in (code, code.replace(" ", ""), ALL["employerTaxNumber"], ALL["fin"], "1988"):
            assert secret not in held, file.name
