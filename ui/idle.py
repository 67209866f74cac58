"""Watches whether anybody is there: keys, touch, mouse and a speaking voice all count (ACC-51, ACC-52)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from accessibility.arrivals import Arrivals
from accessibility.lifetime import while_whole

_T = QEvent.Type
_BEGINS: Final = frozenset({_T.KeyPress, _T.MouseButtonPress, _T.MouseButtonDblClick, _T.TouchBegin, _T.Wheel})
_GOES_ON: Final = frozenset({_T.MouseMove, _T.TouchUpdate})
_ENDS: Final = frozenset({_T.KeyRelease, _T.MouseButtonRelease, _T.TouchEnd, _T.TouchCancel})
_INPUT: Final = _BEGINS | _GOES_ON | _ENDS

JITTER_PIXELS: Final = 3
"""A mouse on a table that trembles is nobody."""
SETTLE_SECONDS: Final = 0.4
"""A second tap so soon after the one that answered belongs to it."""


class IdleWatch(QObject):
    """`warned` after `quiet_seconds` without an act in `window`, `expired` after `alert_seconds` more, `extended` when one
    came between.

    The act that extends does nothing else: it is swallowed from its beginning to its end, so that nothing that comes back
    under a finger is activated by it. A mouse that only moves gives more time and leaves the question standing, since the
    click may be aimed at it. Nothing is watched before `start`.
    """

    warned = Signal()
    extended = Signal()
    expired = Signal()

    def __init__(
        self,
        window: QWidget,
        quiet_seconds: float,
        alert_seconds: float,
        parent: QObject | None = None,
        *,
        settle_seconds: float = SETTLE_SECONDS,
    ) -> None:
        super().__init__(parent)
        self._settle_seconds = settle_seconds
        self._arrivals = Arrivals(window, self)
        self._watching = False
        self._swallowed: set[str] = set()
        self._answered_at = 0.0
        self._pointer: QPointF | None = None
        self._quiet = self._timer(quiet_seconds, self._warn)
        self._alert = self._timer(alert_seconds, self._expire)

    @property
    def asking(self) -> bool:
        """Whether the warning stands and nobody has answered yet."""
        return self._alert.isActive()

    def start(self) -> None:
        """Begin to watch."""
        self._arrivals.start()
        self._watching = True
        self._quiet.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._arrivals.stop()
        self._watching = False
        self._quiet.stop()
        self._alert.stop()

    @Slot()
    def act(self) -> None:
        """Somebody did something."""
        if not self._watching:
            return
        asked = self._alert.isActive()
        self._alert.stop()
        self._quiet.start()
        if asked:
            self._answered_at = time.monotonic()
            self.extended.emit()

    @Slot()
    def speaking(self) -> None:
        """The voice began a sentence: listening counts, but does not answer the question whether one is there."""
        if self._watching and not self._alert.isActive():
            self._quiet.start()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _INPUT:
            self._arrivals.follow(watched, event)
            return False
        act = _act_of(event)
        if kind in _ENDS:
            return self._end(act, event)
        if kind in _GOES_ON:
            return self._go_on(act, event)
        if not (self._alert.isActive() or act in self._swallowed or self._is_second_tap()):
            self.act()
            return False
        if kind != _T.Wheel:
            self._swallowed.add(act)
        event.accept()  # else a swallowed touch comes again as a click
        self.act()
        return True

    def _end(self, act: str, event: QEvent) -> bool:
        """The second half of an act that has counted already."""
        if act not in self._swallowed:
            return False
        if not (isinstance(event, QKeyEvent) and event.isAutoRepeat()):
            self._swallowed.discard(act)
        return True

    def _go_on(self, act: str, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and not self._has_moved(event.globalPosition()):
            return act in self._swallowed
        if self._alert.isActive():
            self._alert.start()
            return True
        self.act()
        return act in self._swallowed

    def _has_moved(self, to: QPointF) -> bool:
        if self._pointer is not None and (to - self._pointer).manhattanLength() <= JITTER_PIXELS:
            return False
        self._pointer = to
        return True

    def _is_second_tap(self) -> bool:
        return self._answered_at > 0 and time.monotonic() - self._answered_at < self._settle_seconds

    def _timer(self, seconds: float, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(seconds * 1000))
        timer.timeout.connect(then)
        return timer

    @Slot()
    def _warn(self) -> None:
        self._alert.start()
        self.warned.emit()

    @Slot()
    def _expire(self) -> None:
        self.expired.emit()


def _act_of(event: QEvent) -> str:
    """What ties the beginning of an act to its end. A click that Qt makes of a touch belongs to the mouse."""
    if isinstance(event, QKeyEvent):
        return f"key {event.nativeScanCode() or event.key()}"
    return "touch" if isinstance(event, QTouchEvent) else "mouse"
