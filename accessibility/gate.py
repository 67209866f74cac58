"""Keys, clicks and touches as they come from the platform, before any widget: filters, switches and keypad ask here, in turn.

What a program sends to a widget itself, as the keyboard on the screen does, does not pass here.
"""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from accessibility.arrivals import Arrivals
from accessibility.lifetime import while_whole

_T = QEvent.Type
KEYS: Final = frozenset({_T.KeyPress, _T.KeyRelease})
PRESSES: Final = frozenset({_T.MouseButtonPress, _T.MouseButtonDblClick, _T.TouchBegin})
RELEASES: Final = frozenset({_T.MouseButtonRelease, _T.TouchEnd, _T.TouchCancel})
_HEARD: Final = KEYS | PRESSES | RELEASES | {_T.TouchUpdate, _T.FocusOut}


class Taker(Protocol):
    """Who may keep an event from all that come after."""

    def take(self, event: QEvent) -> bool: ...


class Gate(QObject):
    """Stands before one window, before all other filters of its handle. Takers are asked in the order in which they were
    added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._takers: list[Taker] = []
        self._arrivals = Arrivals(window, self)
        self._first = 0
        self._arrivals.start()
        QTimer.singleShot(0, self, self._go_first)

    def add(self, taker: Taker) -> None:
        """Ask `taker` too, after those that are there."""
        self._takers.append(taker)

    def pass_on(self, event: QEvent, after: Taker) -> None:
        """Let an event go on that `after` has held back."""
        handle = self._arrivals.handle
        if handle is None:
            return
        before, self._first = self._first, self._takers.index(after) + 1
        try:
            QCoreApplication.sendEvent(handle, event)
        finally:
            self._first = before

    @Slot()
    def _go_first(self) -> None:
        """Before those who came to the handle as the window was shown."""
        self._arrivals.go_first()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._arrivals.handle:
            if kind in _HEARD and any(taker.take(event) for taker in self._takers[self._first :]):
                event.accept()  # else a touch comes again as a click
                return True
        elif self._arrivals.follow(watched, event):
            QTimer.singleShot(0, self, self._go_first)
        return False
