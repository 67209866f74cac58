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

from accessibility.announcer import Announcer
from accessibility.keys import Command
from accessibility.reader import ReadingCursor
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.silent import SilentVoice
from accessibility.ways_in import WaysIn, ways_in

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

    def __init__(
        self, window: QWidget, ways: Callable[[HandTimers], WaysIn], said: Announcer, queue: SpeechQueue
    ) -> None:
        self.window, self.timers, self.announcer, self.queue = window, HandTimers(), said, queue
        self.captions: list[str] = []
        said.captioned.connect(self.captions.append)
        self.ways = ways(self.timers)
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


def hands_on(window: QWidget, qtbot: QtBot) -> Hands:
    """A person at a shown window with the ways in and a voice, but for the keyboard's own keys."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    queue = SpeechQueue(SilentVoice())
    announcer = Announcer(window, queue, language="en")
    cursor = ReadingCursor(window, announcer)
    moves = {Command.BEFORE: -1, Command.AFTER: 1}

    def do(command: Command, down: bool) -> None:
        if down and command in moves:
            cursor.move(moves[command])

    return Hands(window, lambda timers: ways_in(window, announcer, cursor, queue, do, timers), announcer, queue)
