"""Where everything that a person does to a window arrives: at the window and, before it, at the platform's own window.

Event filters in Python stand there and not on the application: that one would be asked about every event of every widget,
which is felt, and about those that are just being taken apart.
"""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

_NEW_HANDLE: Final = frozenset({QEvent.Type.Show, QEvent.Type.WinIdChange})


class Arrivals:
    """Keeps `listener` as event filter of `window`, of the top-level window that it is in, and of that one's handle.

    Keys, touches, wheel and mouse come to the handle first, whatever widget they are meant for. A window has no handle
    before it is first shown, and gets another when its flags change: `listener` passes what it hears on to `follow`.
    Who came to a handle last is asked first: `go_first` comes again.
    """

    def __init__(self, window: QWidget, listener: QObject) -> None:
        self._window, self._listener = window, listener
        self._handle: QWindow | None = None
        self._heard = False

    @property
    def handle(self) -> QWindow | None:
        """The platform's window that is listened to; None when there is none, or none any more."""
        return self._handle if self._handle is not None and shiboken6.isValid(self._handle) else None

    def start(self) -> None:
        """Listen from now on."""
        self._heard = True
        for window in {self._window, self._window.window()}:
            window.installEventFilter(self._listener)
        self._take_handle()

    def stop(self) -> None:
        """Listen no longer."""
        self._heard = False
        for each in (self._window, self._window.window() if shiboken6.isValid(self._window) else None, self._handle):
            if each is not None and shiboken6.isValid(each):
                each.removeEventFilter(self._listener)
        self._handle = None

    def follow(self, watched: QObject, event: QEvent) -> bool:
        """What the listener hears: the window may have a handle now, or another one. Whether it has."""
        if not self._heard or event.type() not in _NEW_HANDLE or watched is self._handle:
            return False
        return self._take_handle()

    def go_first(self) -> None:
        """Be asked before all that have come to the handle since."""
        self._take_handle()
        handle = self.handle
        if handle is not None:
            handle.removeEventFilter(self._listener)
            handle.installEventFilter(self._listener)

    def _take_handle(self) -> bool:
        handle = self._window.window().windowHandle()
        if handle is None or handle is self._handle:
            return False
        handle.installEventFilter(self._listener)
        self._handle = handle
        return True
