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
from accessibility.outline import outline
from accessibility.scanning_places import seen_place
from accessibility.scanning_tree import Does, is_operable
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

    def stall(self, seconds: float) -> None:
        """Time passes, and nothing that was due comes before the next `pass_`: the machine was busy."""
        self._now += seconds

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
    """A person at a window that has the whole layer, and a voice."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return hands_at(window, screen_keyboard=screen_keyboard)


def hands_at(window: QWidget, *, screen_keyboard: bool = False) -> Hands:
    """The same at a window that is shown already."""
    queue, timers = SpeechQueue(SilentVoice()), HandTimers()
    layer = install(window, queue=queue, language="en", timers=timers, screen_keyboard=screen_keyboard)
    return Hands(window, layer, queue, timers)


def select(hands: Hands) -> None:
    """The one switch; between two presses enough time passes."""
    hands.press(65, Qt.Key.Key_Space, " ")
    hands.timers.pass_(0.4)


def operable(hands: Hands) -> set[tuple[int, int]]:
    """Everything on the window that a person can do something with."""
    return {(id(item.handle), item.row) for item in outline(hands.window) if is_operable(item)}


def reached(hands: Hands) -> set[tuple[int, int]]:
    """Everything that one switch gets the ring around, in sight: each group is entered and left, nothing else is chosen."""
    found: set[tuple[int, int]] = set()
    _go_through_level(hands, found, set())
    return found


def _go_through_level(hands: Hands, found: set[tuple[int, int]], entered: set[object]) -> None:
    scanner = hands.ways.scanner
    first = scanner.here
    while (spot := scanner.here) is not None:
        if spot.does is Does.LEAVE:
            select(hands)
            return
        if spot.does is Does.ENTER and spot.key not in entered:
            entered.add(spot.key)
            select(hands)
            _go_through_level(hands, found, entered)
            continue
        if spot.item is not None and not seen_place(spot, hands.window).isEmpty():
            found.add((id(spot.item.handle), spot.item.row))
        _wait_for_step(hands)
        if first is not None and scanner.here is not None and scanner.here.key == first.key:
            return


def _wait_for_step(hands: Hands) -> None:
    stepped: list[object] = []
    hands.ways.scanner.stepped.connect(stepped.append)
    for _ in range(100):
        hands.timers.pass_(0.1)
        if stepped:
            break
    hands.ways.scanner.stepped.disconnect(stepped.append)
