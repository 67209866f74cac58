"""Keys, clicks and touches as they come from the platform, before any widget: filters, switches and keypad ask here, in turn.

What a program sends to a widget itself, as the keyboard on the screen does, does not pass here.
"""

from __future__ import annotations

from typing import Final, Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

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
        self._handle: QObject | None = None
        self._first = 0
        window.window().installEventFilter(self)
        self._find_handle()

    def add(self, taker: Taker) -> None:
        """Ask `taker` too, after those that are there."""
        self._takers.append(taker)

    def pass_on(self, event: QEvent, after: Taker) -> None:
        """Let an event go on that `after` has held back."""
        if self._handle is None:
            return
        before, self._first = self._first, self._takers.index(after) + 1
        try:
            QCoreApplication.sendEvent(self._handle, event)
        finally:
            self._first = before

    def _find_handle(self) -> None:
        """The platform's window is there once the window has been shown, and is another one after some changes."""
        handle = self._window.window().windowHandle()
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self)
            self._handle = handle
            QTimer.singleShot(0, self, self._go_first)

    @Slot()
    def _go_first(self) -> None:
        """Who has come to the handle last is asked first; others come to it as the window is shown."""
        if self._handle is not None and shiboken6.isValid(self._handle):
            self._handle.removeEventFilter(self)
            self._handle.installEventFilter(self)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._handle:
            if kind in _HEARD and any(taker.take(event) for taker in self._takers[self._first :]):
                event.accept()  # else a touch comes again as a click
                return True
        elif kind in (_T.Show, _T.WinIdChange):
            self._find_handle()
        return False
