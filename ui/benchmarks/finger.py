"""A finger with a stop-watch: posts real key events to a real window and times it until the answer is painted.

It turns the event loop itself, one sweep at a time: a sweep is what Qt does before it looks for the next key, so the
longest sweep is the longest stall. The program itself never does this.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

WAIT_SECONDS: Final = 10.0
QUIET_SECONDS: Final = 0.03
"""Without paint for this long the window has finished what it was doing; Qt gathers updates for 5 ms."""
_NAP: Final = 0.0002


class NothingHappened(Exception):
    """The window did not answer in time."""


class Finger(QObject):
    """Acts on `window`. Times are in milliseconds; `longest_work` is processor time of this thread, which a busy machine
    does not lengthen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._paints = 0
        self.longest_sweep = 0.0
        self.longest_work = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self._paints += 1
        return super().eventFilter(watched, event)

    def post(
        self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, down and up, in the queue of events: nothing has happened yet when this returns."""
        target = QApplication.focusWidget() or self._window.focusWidget() or self._window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(target, QKeyEvent(kind, key, modifiers, text))

    def letter(self, letter: str) -> None:
        """One letter, as a keyboard sends it."""
        self.post(Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown, letter)

    def sweep(self) -> None:
        """Let the program do what is due now, and note how long it took."""
        begun, worked = time.perf_counter(), time.thread_time()
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.longest_sweep = max(self.longest_sweep, (time.perf_counter() - begun) * 1000)
        self.longest_work = max(self.longest_work, (time.thread_time() - worked) * 1000)

    def forget(self) -> None:
        """Look for the longest sweep anew."""
        self.longest_sweep = self.longest_work = 0.0

    def until(self, arrived: Callable[[], bool]) -> None:
        """Sweep until something is so. Raises `NothingHappened`."""
        give_up = time.perf_counter() + WAIT_SECONDS
        while True:
            self.sweep()
            if arrived():
                return
            if time.perf_counter() > give_up:
                raise NothingHappened
            time.sleep(_NAP)

    def rest(self, seconds: float = QUIET_SECONDS) -> None:
        """Sweep until nothing has been painted for `seconds`."""
        quiet_since, painted = time.perf_counter(), self._paints
        give_up = quiet_since + WAIT_SECONDS
        while (now := time.perf_counter()) - quiet_since < seconds and now < give_up:
            self.sweep()
            if painted != self._paints:
                quiet_since, painted = time.perf_counter(), self._paints
            time.sleep(_NAP)

    def time(self, act: Callable[[], None], arrived: Callable[[], bool] = lambda: True) -> float:
        """From `act` to the first paint of what `arrived` tells to be there. Raises `NothingHappened`."""
        self.rest()
        before = self._paints
        begun = time.perf_counter()
        act()
        self.until(lambda: self._paints > before and arrived())
        return (time.perf_counter() - begun) * 1000
