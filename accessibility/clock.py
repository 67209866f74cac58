"""Time as the layer's parts are given it, so that a test can let it pass: what the time is, and to be called later."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer


class Timer(Protocol):
    """Something that is to happen later."""

    def cancel(self) -> None:
        """Let it not happen; nothing is done when it has happened already."""


class Timers(Protocol):
    """Where the time comes from."""

    def now(self) -> float:
        """Seconds since some moment; only differences mean something."""

    def after(self, seconds: float, then: Callable[[], None]) -> Timer:
        """Call `then` once, on the window's thread, after so many seconds."""


class QtTimers(QObject):
    """The real time, by Qt's timers. What is still to happen ends with `parent`."""

    kind = Qt.TimerType.CoarseTimer

    def now(self) -> float:
        return time.monotonic()

    def after(self, seconds: float, then: Callable[[], None]) -> Timer:
        return _QtTimer(self, seconds, then, self.kind)


class PreciseTimers(QtTimers):
    """To the millisecond: for what steps in time, and may not step unevenly."""

    kind = Qt.TimerType.PreciseTimer


class _QtTimer(QObject):
    def __init__(self, parent: QObject, seconds: float, then: Callable[[], None], kind: Qt.TimerType) -> None:
        super().__init__(parent)
        self._then: Callable[[], None] | None = then
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(kind)
        self._timer.timeout.connect(self._due)
        self._timer.start(round(seconds * 1000))

    def cancel(self) -> None:
        if self._then is not None:
            self._then = None
            self._timer.stop()
            self.deleteLater()

    def _due(self) -> None:
        then, self._then = self._then, None
        self.deleteLater()
        if then is not None:
            then()
