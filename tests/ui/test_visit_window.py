"""A visit on its window: captions with and without a voice, one's place after an interruption, and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.announcer import Output
from accessibility.preferences import Scanning
from accessibility.speech.interface import Listener, Ready
from accessibility.speech.silent import SilentVoice
from kiosk.journeys.conductor import Asked
from kiosk.journeys.requests import FetchForm
from kiosk.page import Field, FieldKind, Page
from kiosk.settings import PortalSettings, Settings
from kiosk.text import Text
from translations import messages
from ui.application import Application, open_application
from ui.tasks import TaskRunner
from ui.visiting import VisitWindow

PORTAL = PortalSettings(url="http://127.0.0.1:9")
NO_SOUND = "There is no sound here. All that is spoken is shown in this line."
Start = Callable[[Settings, SilentVoice], VisitWindow]


def output(visit: VisitWindow) -> Output:
    """Who speaks now."""
    return visit.layer.announcer.output


class Audible(SilentVoice):
    """A voice that says it can be heard."""

    def listen(self, listener: Listener) -> None:
        super().listen(listener)
        listener(Ready("alsa", ("en",)))


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    made: list[VisitWindow] = []
    opened: list[Application] = []

    def begin(settings: Settings, voice: SilentVoice) -> VisitWindow:
        opened.append(open_application(settings))
        visit = VisitWindow(opened[-1], voice)
        made.append(visit)
        visit.window.resize(1280, 800)
        visit.start()
        qtbot.waitExposed(visit.window)
        visit.window.activateWindow()
        qtbot.waitUntil(visit.window.isActiveWindow)
        return visit

    yield begin
    for visit in made:
        visit.leave()
        visit.window.deleteLater()  # now, while all that listens to it is whole
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for application in opened:
        application.catalogue.close()


def caption(visit: VisitWindow) -> str:
    """What a person sees in the strip; nothing where there is none."""
    return visit.window.caption.label.words.text if visit.window.caption.isVisible() else ""


def settle(qtbot: QtBot) -> None:
    """Until all that has been told so far has arrived: what is queued comes in turn, and this comes last."""
    with qtbot.waitCallback() as arrived:
        QTimer.singleShot(0, arrived)


def press(visit: VisitWindow, key: Qt.Key) -> None:
    QTest.keyClick(visit.window.focusWidget(), key)


def test_no_sound_is_told_until_the_person_acts_and_then_captions_go_on(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(language="en", speech=True, portal=PORTAL), SilentVoice(missing=True))
    qtbot.waitUntil(lambda: caption(visit) == NO_SOUND)
    assert visit.presenter.preferences.captions
    visit.layer.announcer.announce("Something was saved.")
    settle(qtbot)
    assert caption(visit) == NO_SOUND
    press(visit, Qt.Key.Key_Shift)
    assert caption(visit) == "Something was saved."
    visit.layer.announcer.announce("Something else.")
    qtbot.waitUntil(lambda: caption(visit) == "Something else.")


def test_no_sound_is_told_when_speech_is_switched_on_later(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL), SilentVoice(missing=True))
    settle(qtbot)
    assert caption(visit) == ""
    visit.window.activated.emit("speech", "yes")
    qtbot.waitUntil(lambda: caption(visit) == NO_SOUND)


def test_no_sound_at_a_kiosk_outlasts_the_touch_that_begins(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(mode="kiosk", language="en", portal=PORTAL), SilentVoice(missing=True))
    qtbot.waitUntil(lambda: caption(visit) == NO_SOUND)
    QTest.keyClick(visit.window, Qt.Key.Key_Shift)
    visit.window.attract.started.emit()
    settle(qtbot)
    assert visit.presenter.page.id == "home"
    assert caption(visit) == NO_SOUND
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_Tab)  # as the platform gives it: to the window first
    qtbot.waitUntil(lambda: caption(visit) not in ("", NO_SOUND))


@pytest.mark.acc(32)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_that_a_held_switch_has_begun_to_scan_is_not_hidden_by_it(qtbot: QtBot, start: Start, language: str) -> None:
    visit = start(Settings(mode="kiosk", language=language, portal=PORTAL), SilentVoice(missing=True))  # type: ignore[arg-type]
    visit.window.attract.started.emit()
    no_sound = messages("ui", language).gettext(NO_SOUND)
    qtbot.waitUntil(lambda: caption(visit) == no_sound)
    ring = "The ring goes on by itself. Press when it is around what you want."
    words = messages("accessibility", language).pgettext("spoken", ring)
    visit.layer.ways_in.hold.held.emit()
    assert visit.presenter.preferences.scanning is Scanning.AUTO
    assert words in visit.layer.speech.notice.lines
    settle(qtbot)
    assert caption(visit) == words


def test_a_voice_that_is_heard_is_not_told_of(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(language="en", speech=True, portal=PORTAL), Audible())
    settle(qtbot)
    assert caption(visit) == ""
    assert not visit.presenter.preferences.captions


def test_captions_without_speech_show_what_would_be_said(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL), Audible())
    visit.window.activated.emit("captions", "yes")
    visit.window.activated.emit("help", "")
    qtbot.waitUntil(lambda: caption(visit).startswith(visit.presenter.page.heading.text))
    assert len(caption(visit)) <= 200
    press(visit, Qt.Key.Key_Tab)
    assert caption(visit) not in ("", visit.presenter.page.heading.text)


@pytest.fixture
def screen_reader() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("screen_reader")
def test_a_screen_reader_at_home_speaks_while_our_voice_does_not(start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL), Audible())
    assert output(visit) is Output.SCREEN_READER
    visit.window.activated.emit("speech", "yes")
    assert output(visit) is Output.VOICE
    visit.window.activated.emit("speech", "no")
    assert output(visit) is Output.SCREEN_READER


@pytest.mark.acc(69)
@pytest.mark.usefixtures("screen_reader")
def test_a_screen_reader_is_told_why_nothing_was_written_and_nothing_that_it_hears_itself(start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL), Audible())
    name = Field("name", "abc", Text("Name", "en"), kind=FieldKind.TEXT, length=3)
    visit.window.show_page(Page("page", Text("Page", "en"), (name,), focus="name"))
    told: list[str] = []
    visit.layer.announcer._tell_reader = lambda _widget, text, _urgent: told.append(text)
    visit.window.dock.said.emit("c", "en")
    assert told == []
    press(visit, Qt.Key.Key_D)
    assert told == ["This field is full."]


def test_what_a_field_refuses_is_repeated_as_a_message_and_a_key_is_not(start: Start) -> None:
    visit = start(Settings(language="en", speech=True, portal=PORTAL), Audible())
    said: list[str] = []
    visit.window.refused.emit("This field is full.", "en")
    visit.window.dock.said.emit("c", "en")
    visit.layer.announcer.captioned.connect(said.append)
    visit.layer.announcer.repeat_message()
    assert said == ["This field is full."]


@pytest.mark.usefixtures("screen_reader")
def test_a_kiosk_knows_no_screen_reader(start: Start) -> None:
    visit = start(Settings(mode="kiosk", language="en", portal=PORTAL), Audible())
    visit.window.activated.emit("speech", "no")
    assert output(visit) is Output.NONE


def test_a_screen_reader_that_comes_later_is_told_the_next_page(start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL), Audible())
    QAccessible.setActive(False)
    visit.window.activated.emit("help", "")
    assert output(visit) is Output.NONE
    QAccessible.setActive(True)
    try:
        visit.window.activated.emit("home", "")
        assert output(visit) is Output.SCREEN_READER
    finally:
        QAccessible.setActive(False)


def test_nothing_of_a_visit_stays_or_comes_after_its_end(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(mode="kiosk", language="en", portal=PORTAL), Audible())
    visit.window.attract.started.emit()
    qtbot.waitUntil(lambda: caption(visit) != "")
    page = visit.window.page
    visit.layer.announcer.announce("Your name is Leyla.")
    visit.end()
    visit.window.activated.emit("help", "")
    visit.layer.announcer.announce("Too late.")
    settle(qtbot)
    assert visit.window.caption.label.words.text == ""
    assert visit.window.page is page


def test_a_closed_runner_takes_no_work() -> None:
    runner = TaskRunner(lambda _asked: None)
    runner.close()
    runner.start(Asked(1, FetchForm("x")))
    assert not runner.busy


def test_the_strip_of_the_first_page_fits_after_a_change_of_language_elsewhere(qtbot: QtBot, start: Start) -> None:
    visit = start(Settings(language="en", portal=PORTAL), Audible())
    visit.window.activated.emit("group", "documents")
    visit.window.activated.emit("language", "ru")
    visit.window.activated.emit("home", "")
    chips = (*visit.window.welcome.languages, *visit.window.welcome.colours)
    qtbot.waitUntil(lambda: all(chip.isVisible() for chip in chips))
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
