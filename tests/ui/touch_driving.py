"""What the tests of touch and dwell share: a window with the layer, one finger or one mouse, and time moved by hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from accessibility.install import install
from accessibility.pointer import MM_PER_PX
from accessibility.preferences import Preferences
from accessibility.screen_keyboard.host import KeyboardHost
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.recording import RecordingVoice
from tests.ui.speaking import ManualTimers

_SCREEN: list[QPointingDevice] = []


def touch_screen() -> QPointingDevice:
    """The one touch screen of all tests: Qt keeps it as long as the application lives."""
    if not _SCREEN:
        device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        assert isinstance(device, QPointingDevice)
        _SCREEN.append(device)
    return _SCREEN[0]


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def pixels(millimetres: float) -> int:
    """On a screen of 96 dots an inch, as the layer takes it where a program says nothing."""
    return round(millimetres / MM_PER_PX)


class Pointed:
    """A shown window with the layer on it, and somebody who points. What is said is kept as captions show it."""

    def __init__(self, window: QWidget, qtbot: QtBot, preferences: Preferences, **words: Any) -> None:
        self.window, self.timers, self.voice = window, ManualTimers(), RecordingVoice()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        self.queue = SpeechQueue(self.voice, clock=self.voice.clock)
        self.layer = install(
            window,
            queue=self.queue,
            language=preferences.language,
            clock=self.timers.now,
            timers=self.timers,
            **words,
        )
        self._captions: list[str] = []
        self.layer.announcer.captioned.connect(self._captions.append)
        self.layer.apply(preferences)
        self.point(QPoint(0, 0))  # the platform tells only of a pointer that moves, and remembers it from test to test
        settle()
        self.said()

    @property
    def host(self) -> KeyboardHost:
        """What brings the layer's own keyboard."""
        assert self.layer.touch.keyboard is not None
        return self.layer.touch.keyboard

    def said(self) -> list[str]:
        """Everything said since the last call."""
        found, self._captions[:] = list(self._captions), []
        return found

    def at(self, widget: QWidget, across: int = 0, down: int = 0) -> QPoint:
        """A point so far from the middle of a widget, in the window."""
        return widget.mapTo(self.window, widget.rect().center()) + QPoint(across, down)

    def below(self, widget: QWidget, millimetres: float) -> QPoint:
        """A point so far below a widget's lower edge."""
        return self.at(widget, 0, widget.height() - 1 - widget.rect().center().y() + pixels(millimetres))

    def above(self, widget: QWidget, millimetres: float) -> QPoint:
        """A point so far above a widget's upper edge."""
        return self.at(widget, 0, -widget.rect().center().y() - pixels(millimetres))

    def row(self, view: QListWidget, number: int) -> QPoint:
        return view.viewport().mapTo(self.window, view.visualItemRect(view.item(number)).center())

    # One finger.

    def down(self, point: QPoint, finger: int = 0) -> None:
        handle = self.window.windowHandle()
        QTest.touchEvent(handle, touch_screen()).press(finger, point, handle).commit()
        settle()

    def slide(self, *points: QPoint) -> None:
        handle = self.window.windowHandle()
        for point in points:
            QTest.touchEvent(handle, touch_screen()).move(0, point, handle).commit()
            settle()

    def lift(self, point: QPoint) -> None:
        handle = self.window.windowHandle()
        QTest.touchEvent(handle, touch_screen()).release(0, point, handle).commit()
        settle()

    def touch(self, *points: QPoint) -> None:
        """Down at the first point, over the others, up at the last."""
        self.down(points[0])
        self.slide(*points[1:])
        self.lift(points[-1])

    def two_fingers(self, first: QPoint, second: QPoint) -> None:
        handle, screen = self.window.windowHandle(), touch_screen()
        self.down(first)
        QTest.touchEvent(handle, screen).stationary(0).press(1, second, handle).commit()
        QTest.touchEvent(handle, screen).release(0, first, handle).release(1, second, handle).commit()
        settle()

    # One mouse.

    def drag(self, *points: QPoint) -> None:
        """Press at the first point, over the others, release at the last."""
        handle, left = self.window.windowHandle(), Qt.MouseButton.LeftButton
        QTest.mousePress(handle, left, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(handle, point)
            settle()
        QTest.mouseRelease(handle, left, pos=points[-1])
        settle()

    def point(self, place: QPoint) -> None:
        """The mouse comes there, nothing is pressed."""
        QTest.mouseMove(self.window.windowHandle(), place)
        settle()

    def wait(self, seconds: float) -> None:
        self.timers.pass_by(seconds)
        settle()
