"""What the process of staff makes of the lines that it is given, and where its window stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.assisting.counter import Counter
from kiosk.assisting.view import StaffView, Step, line_of
from kiosk.desk import Call
from tests.journeys.desk import texts_of
from ui.staff_screen import StaffProcess
from ui.staff_window import StaffWindow


class Told:
    """The process with a pipe to it and one from it."""

    def __init__(self, qtbot: QtBot, counter: Counter) -> None:
        self._qtbot = qtbot
        commands, self._to = os.pipe()
        self._from, says = os.pipe()
        self._ends = (commands, self._to, self._from, says)
        self.process = StaffProcess(commands, says)
        self.tell(msgspec.json.encode(counter))
        qtbot.waitUntil(lambda: self.process.window is not None)

    @property
    def window(self) -> StaffWindow:
        assert self.process.window is not None
        return self.process.window

    def tell(self, *lines: bytes) -> None:
        os.write(self._to, b"".join(line + b"\n" for line in lines))

    def see(self, heading: str) -> None:
        self._qtbot.waitUntil(lambda: self.window.page().heading.text == heading)

    def said(self) -> bytes:
        return os.read(self._from, 100)

    def close(self) -> None:
        self.process._notifier.setEnabled(False)
        self.process._catalogue.close()
        for end in self._ends:
            os.close(end)


@contextmanager
def told(qtbot: QtBot, screen: int, *, own_display: bool = False) -> Iterator[Told]:
    made = Told(qtbot, Counter(kiosk="Hall 2", screen=screen, language="en", own_display=own_display))
    yield made
    made.close()


def test_on_a_display_of_its_own_it_fills_the_screen(qtbot: QtBot) -> None:
    with told(qtbot, 1, own_display=True) as staff:
        assert staff.window.isVisible()
        assert staff.window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_on_the_kiosk_s_own_screen_it_takes_a_corner(qtbot: QtBot) -> None:
    with told(qtbot, 1) as staff:
        whole = QGuiApplication.primaryScreen().geometry()
        assert staff.window.isVisible()
        assert staff.window.width() <= whole.width() // 2 + 1
        assert whole.contains(staff.window.geometry())


def test_a_screen_that_is_not_there_is_told_of_and_waited_for(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    with told(qtbot, 2) as staff:
        assert staff.window.isHidden(), "never over the visitor's"
        staff.process._place()
        assert staff.window.isHidden()
    assert capfd.readouterr().err.count("there is no screen 2 for staff; it is waited for") == 1


@pytest.mark.acc(97)
def test_lines_of_anything_but_views_change_nothing(qtbot: QtBot) -> None:
    with told(qtbot, 1, own_display=True) as staff:
        staff.tell(line_of(StaffView(step=Step.QUESTION, call=Call.CALLED, visit=4)))
        staff.see("Hall 2: somebody calls for help")
        staff.tell(
            b"Aysel",
            b'{"step":"Aysel"}',
            b'{"name":"Aysel"}',
            b"x" * 3000,
            b'{"service":"aysel-sinaq","step":"question"}',
        )
        staff.see("Hall 2: somebody is at work")
        assert not [text for text in map(str, texts_of(staff.window.page())) if "ysel" in text]
        staff.window.acted.emit("coming 4")
        assert staff.said() == b"coming 4\n"
