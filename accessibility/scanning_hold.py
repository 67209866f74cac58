"""Holding a switch for five seconds turns scanning on: whoever has only a switch needs nothing else for it (ACC-32)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from accessibility.clock import Timer, Timers
from accessibility.gate import PRESSES, RELEASES
from accessibility.keypad_profile import MICE, KeypadProfile

HOLD_SECONDS: Final = 5.0


class SwitchHold(QObject):
    """`held` comes once for each long press while `watching`. The press does what it does besides, once."""

    held = Signal()

    def __init__(self, window: QWidget, timers: Timers, profile: KeypadProfile) -> None:
        super().__init__(window)
        self._timers = timers
        self.profile = profile
        self.watching = False
        self._timer: Timer | None = None

    def watch(self, on: bool) -> None:
        """Whether a long press counts: on the first page of a visit, say. One that has begun goes on to count."""
        self.watching = on

    def take(self, event: QEvent) -> bool:
        """Listens, and keeps nothing back but what comes of a key because it is held."""
        if isinstance(event, QKeyEvent):
            if self.profile.switch_of(event) is None:
                return False
            if event.isAutoRepeat():
                return self._timer is not None
            self._moved(down=event.type() == QEvent.Type.KeyPress)
        elif isinstance(event, QMouseEvent) and MICE.get(event.button(), "") in self.profile.switches:
            if event.type() in PRESSES | RELEASES:
                self._moved(down=event.type() in PRESSES)
        elif event.type() == QEvent.Type.FocusOut:
            self._moved(down=False)
        return False

    def _moved(self, *, down: bool) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if down and self.watching:
            self._timer = self._timers.after(HOLD_SECONDS, self._long_enough)

    def _long_enough(self) -> None:
        self._timer = None
        self.held.emit()
