"""At home one key brings the voice to whoever does not see the screen; under a screen reader it does nothing (ACC-32)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.announcer import Output
from accessibility.speech.recording import RecordingVoice
from kiosk.settings import Settings
from tests.ui.speaking import open_room
from tests.ui.visiting import NOBODY, visiting
from ui.visiting import VisitWindow

ON = "The voice is on. Press Down arrow to hear the next thing, and Enter to choose it. Press F4 for help."
Start = Callable[[], VisitWindow]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    with ExitStack() as opened:

        def begin() -> VisitWindow:
            settings = Settings(language="en", portal=NOBODY)
            return opened.enter_context(visiting(qtbot, settings, RecordingVoice()))

        yield begin


def press(visit: VisitWindow, key: Qt.Key) -> None:
    QTest.keyClick(visit.window.focusWidget() or visit.window, key)


def speaks(visit: VisitWindow) -> bool:
    return visit.layer.announcer.output is Output.VOICE


@pytest.mark.acc(4, 32)
def test_the_key_of_help_switches_the_voice_on(start: Start) -> None:
    visit = start()
    assert speaks(visit) is False
    assert not visit.queue.history
    press(visit, Qt.Key.Key_F4)
    assert visit.presenter.preferences.speech
    assert speaks(visit)
    (said,) = visit.queue.history
    assert said.caption.startswith(f"{visit.presenter.page.heading.text} {ON}")
    press(visit, Qt.Key.Key_F4)
    assert visit.layer.speech.help.open
    assert visit.presenter.preferences.speech


@pytest.fixture
def screen_reader() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("screen_reader")
def test_it_takes_no_key_from_who_has_a_screen_reader(start: Start) -> None:
    visit = start()
    press(visit, Qt.Key.Key_F4)
    assert not visit.presenter.preferences.speech
    assert visit.layer.announcer.output is Output.SCREEN_READER


def test_nor_from_a_program_that_does_not_allow_it(qtbot: QtBot) -> None:
    room = open_room(qtbot, output=Output.NONE)
    room.press(Qt.Key.Key_F4)
    assert room.announcer.output is Output.NONE
    assert room.said() == []
    room.voice.close()
