"""Whether anybody is there: what counts, and that the act which answers does nothing else (ACC-51, ACC-52)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessibility.speech.silent import SilentVoice
from accessibility.speech.utterance import Prepared
from kiosk.settings import KioskSettings, PortalSettings, Settings
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import texts_of
from tests.ui.pages import PAGES, desk
from ui.application import open_application, qt_application
from ui.blocks.label import Label
from ui.idle import IdleWatch
from ui.kiosk import empty_clipboard
from ui.visiting import VisitWindow

LONG = 1000.0
SHORT = 0.05


class Room(QWidget):
    """A window with a field that has the focus, and a button under the pointer."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.field, self.button = QLineEdit(), QPushButton("Send")
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.pressed = 0
        self.button.clicked.connect(self._count)
        self.resize(300, 200)

    def _count(self) -> None:
        self.pressed += 1

    @property
    def handle(self) -> QWindow:
        handle = self.windowHandle()
        assert handle is not None
        return handle

    @property
    def middle(self) -> QPoint:
        """Of the button, in the window."""
        return self.button.geometry().center()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    made = Room()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.field.setFocus()
    return made


@pytest.fixture
def watch(room: Room) -> Iterator[IdleWatch]:
    made = IdleWatch(room, SHORT, LONG, settle_seconds=0.0)
    yield made
    made.stop()


def ask(qtbot: QtBot, watch: IdleWatch) -> None:
    """Be quiet until the question stands. The next one is far away: a busy machine must not ask it between two acts."""
    with qtbot.waitSignal(watch.warned):
        watch.start()
    assert watch.asking
    watch._quiet.setInterval(round(LONG * 1000))


@pytest.mark.acc(51, 52)
def test_quiet_is_warned_of_and_then_ends(qtbot: QtBot, room: Room) -> None:
    watch = IdleWatch(room, SHORT, SHORT)
    with qtbot.waitSignals([watch.warned, watch.expired], order="strict"):
        watch.start()
    watch.stop()


def test_nothing_is_watched_before_the_start(qtbot: QtBot, watch: IdleWatch) -> None:
    watch.speaking()
    watch.act()
    with qtbot.assertNotEmitted(watch.warned, wait=200):
        pass


def test_the_key_that_answers_is_not_typed_and_the_next_one_is(qtbot: QtBot, room: Room, watch: IdleWatch) -> None:
    ask(qtbot, watch)
    with qtbot.waitSignal(watch.extended):
        QTest.keyClick(room.handle, Qt.Key.Key_A)
    assert room.field.text() == ""
    QTest.keyClick(room.handle, Qt.Key.Key_A)
    assert room.field.text() == "a"


def test_a_key_that_is_held_down_stays_one_act(qtbot: QtBot, room: Room, watch: IdleWatch) -> None:
    ask(qtbot, watch)
    QTest.keyPress(room.handle, Qt.Key.Key_B)
    QTest.keyPress(room.handle, Qt.Key.Key_B)
    QTest.keyRelease(room.handle, Qt.Key.Key_B)
    assert room.field.text() == ""


def test_the_click_that_answers_presses_nothing(qtbot: QtBot, room: Room, watch: IdleWatch) -> None:
    ask(qtbot, watch)
    with qtbot.waitSignal(watch.extended):
        QTest.mouseClick(room.handle, Qt.MouseButton.LeftButton, pos=room.middle)
    assert room.pressed == 0
    QTest.mouseClick(room.handle, Qt.MouseButton.LeftButton, pos=room.middle)
    assert room.pressed == 1


def test_a_second_tap_in_fright_belongs_to_the_first(qtbot: QtBot, room: Room) -> None:
    watch = IdleWatch(room, SHORT, LONG, settle_seconds=LONG)
    ask(qtbot, watch)
    for _ in range(3):
        QTest.mouseClick(room.handle, Qt.MouseButton.LeftButton, pos=room.middle)
    watch.stop()
    assert room.pressed == 0


def test_the_touch_that_answers_presses_nothing(qtbot: QtBot, room: Room, watch: IdleWatch) -> None:
    qt_application()
    finger = QTest.createTouchDevice()
    ask(qtbot, watch)
    with qtbot.waitSignal(watch.extended):
        QTest.touchEvent(room.handle, finger).press(1, room.middle, room.handle)
    QTest.touchEvent(room.handle, finger).release(1, room.middle, room.handle)
    assert room.pressed == 0


def test_a_moving_mouse_gives_time_and_leaves_the_question(qtbot: QtBot, room: Room) -> None:
    watch = IdleWatch(room, SHORT, LONG)
    watch._alert.setTimerType(Qt.TimerType.PreciseTimer)  # the usual one is rounded to seconds
    ask(qtbot, watch)
    for place in range(1, 4):
        left = watch._alert.remainingTime()
        qtbot.waitUntil(lambda left=left: watch._alert.remainingTime() < left - 20)  # type: ignore[misc]
        left = watch._alert.remainingTime()
        QTest.mouseMove(room.handle, QPoint(30 * place, 50))
        assert watch._alert.remainingTime() > left
        assert watch.asking
    watch.stop()


@pytest.mark.acc(51)
def test_ten_times_in_a_row_is_as_good_as_once(qtbot: QtBot, room: Room, watch: IdleWatch) -> None:
    watch.start()
    for _ in range(10):
        qtbot.waitUntil(lambda: watch.asking)
        with qtbot.waitSignal(watch.extended):
            QTest.keyClick(room.handle, Qt.Key.Key_Shift)


class Heard(SilentVoice):
    """Keeps what it was given to say."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def speak(self, prepared: Prepared) -> None:
        self.words += [sentence.spoken for sentence in prepared.sentences]
        super().speak(prepared)


@pytest.fixture
def visit(qtbot: QtBot) -> Iterator[VisitWindow]:
    kiosk = KioskSettings(idle_seconds=1, alert_seconds=100)  # bounds hold for what is read, not for what is made
    settings = Settings(mode="kiosk", language="en", portal=PortalSettings(url="http://127.0.0.1:9"), kiosk=kiosk)
    application = open_application(settings)
    made = VisitWindow(application, Heard())
    made.window.resize(1280, 800)
    made.start()
    qtbot.waitExposed(made.window)
    yield made
    with qtbot.waitSignal(made.ended):
        made.leave()
    application.catalogue.close()


def page_of(visit: VisitWindow) -> str:
    return visit.presenter.page.id


@pytest.mark.acc(51, 52)
def test_a_visit_asks_by_sight_and_sound_and_goes_on_where_it_was(qtbot: QtBot, visit: VisitWindow) -> None:
    window, voice = visit.window, visit.voice
    assert isinstance(voice, Heard)
    handle = window.windowHandle()
    assert handle is not None
    window.attract.started.emit()
    assert page_of(visit) == "home"
    QTest.keyClicks(window.focusWidget(), "lost")
    voice.words.clear()
    qtbot.waitUntil(lambda: page_of(visit) == "still-here")
    assert window.focusWidget() is window.bottom.main
    said = " ".join(voice.words)
    assert "Are you still here?" in said
    assert "Press any key or touch the screen" in said
    QTest.keyClick(handle, Qt.Key.Key_Space)
    assert page_of(visit) == "home"
    field = window.view.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "lost"
    assert window.focusWidget() is field
    assert visit.idle is not None
    visit.idle._alert.setInterval(round(SHORT * 1000))
    with qtbot.waitSignal(visit.ending):
        """Nobody answers the second time."""


@pytest.mark.parametrize("missing", [False, True])
def test_where_nothing_is_heard_nobody_is_asked_to_put_headphones_on(qtbot: QtBot, missing: bool) -> None:
    application = open_application(
        Settings(mode="kiosk", language="en", portal=PortalSettings(url="http://127.0.0.1:9"))
    )
    visit = VisitWindow(application, SilentVoice(missing=missing))
    visit.start()
    qtbot.waitExposed(visit.window)
    try:
        attract = visit.window.attract

        def hints() -> list[str]:
            labels = attract.findChildren(Label)
            return [each.words.text for each in labels if each.isVisible() and "headphones" in each.words.text]

        qtbot.waitUntil(lambda: bool(hints()) is not missing)
        visit.presenter.look_again()
        assert bool(hints()) is not missing
    finally:
        visit.leave()
        application.catalogue.close()


def test_the_page_before_a_visit_asks_nobody(qtbot: QtBot, visit: VisitWindow) -> None:
    assert visit.idle is not None
    with qtbot.assertNotEmitted(visit.idle.warned, wait=1500):
        visit.idle.speaking()
    assert page_of(visit) == "attract"


@pytest.mark.acc(93)
def test_the_clipboard_is_empty_afterwards(qtbot: QtBot) -> None:
    clipboard = qt_application().clipboard()
    clipboard.setText("zzkanareyka")
    empty_clipboard()
    assert clipboard.text() == ""


@pytest.mark.acc(71)
def test_at_home_nothing_is_timed(qtbot: QtBot) -> None:
    application = open_application(Settings(language="en"))
    visit = VisitWindow(application, SilentVoice())
    visit.start()
    try:
        assert visit.idle is None
        assert visit.presenter.desk.idle_seconds == 0
    finally:
        visit.leave()
        application.catalogue.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_names_no_number_that_becomes_untrue(language: Language) -> None:
    page = PAGES["still-here"].make(desk(language, at_kiosk=True, size=1, palette="light"))
    words = " ".join(text.text for text in (*texts_of(page), *page.said))
    assert not any(each.isdigit() for each in words)


@pytest.mark.acc(71)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kiosk_says_before_one_begins_how_long_it_waits(language: Language) -> None:
    page = PAGES["apply-before"].make(desk(language, at_kiosk=True, size=1, palette="light"))
    assert " 3 " in " ".join(str(text) for text in texts_of(page))
