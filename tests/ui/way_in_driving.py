"""What the tests of keypad, filter and switches share: a window that speaks, a clock moved by hand, keys as hardware sends."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessibility.install import Layer, install
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.silent import SilentVoice

PLAIN = Qt.KeyboardModifier.NoModifier


class HandTimers:
    """Time that passes only in `pass_`."""

    def __init__(self) -> None:
        self._now = 1000.0
        self._numbers = itertools.count()
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()

    def now(self) -> float:
        return self._now

    def after(self, seconds: float, then: Callable[[], None]) -> HandTimer:
        number = next(self._numbers)
        heapq.heappush(self._due, (self._now + seconds, number, then))
        return HandTimer(self._cancelled, number)

    def pass_(self, seconds: float) -> None:
        end = self._now + seconds
        while self._due and self._due[0][0] <= end + 1e-9:
            at, number, then = heapq.heappop(self._due)
            self._now = max(self._now, at)
            if number not in self._cancelled:
                then()
        self._now = end


class HandTimer:
    def __init__(self, cancelled: set[int], number: int) -> None:
        self._cancelled, self._number = cancelled, number

    def cancel(self) -> None:
        self._cancelled.add(self._number)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


class Hands:
    """Somebody at a window: presses keys as the platform reports them, and hears what is said."""

    def __init__(self, window: QWidget, layer: Layer, queue: SpeechQueue, timers: HandTimers) -> None:
        self.window, self.layer, self.queue, self.timers = window, layer, queue, timers
        self.announcer, self.ways = layer.announcer, layer.ways_in
        self.captions: list[str] = []
        layer.announcer.captioned.connect(self.captions.append)
        settle()

    def down(self, scan_code: int, key: int = 0, text: str = "", modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self._send(QEvent.Type.KeyPress, scan_code, key, text, modifiers)

    def up(self, scan_code: int, key: int = 0, text: str = "", modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self._send(QEvent.Type.KeyRelease, scan_code, key, text, modifiers)

    def repeat(self, scan_code: int, key: int = 0, text: str = "") -> None:
        """As X tells of a held key."""
        self._send(QEvent.Type.KeyRelease, scan_code, key, text, PLAIN, repeats=True)
        self._send(QEvent.Type.KeyPress, scan_code, key, text, PLAIN, repeats=True)

    def press(self, scan_code: int, key: int = 0, text: str = "", modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.down(scan_code, key, text, modifiers)
        self.up(scan_code, key, text, modifiers)
        settle()

    def _send(
        self, kind: QEvent.Type, code: int, key: int, text: str, modifiers: Qt.KeyboardModifier, repeats: bool = False
    ) -> None:
        handle = self.window.windowHandle()
        if shiboken6.isValid(handle):
            QApplication.sendEvent(handle, QKeyEvent(kind, key, modifiers, code, 0, 0, text, repeats, 1))

    def said(self) -> list[str]:
        """Everything said since the last call, as captions show it."""
        found, self.captions[:] = list(self.captions), []
        return found


def hands_on(window: QWidget, qtbot: QtBot, *, screen_keyboard: bool = False) -> Hands:
    """A person at a shown window that has the whole layer, and a voice."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    queue, timers = SpeechQueue(SilentVoice()), HandTimers()
    layer = install(window, queue=queue, language="en", timers=timers, screen_keyboard=screen_keyboard)
    return Hands(window, layer, queue, timers)
