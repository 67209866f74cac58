"""Where everything that a person does to a window arrives: at the window and, before it, at the platform's own window.

Event filters in Python stand there and not on the application: that one would be asked about every event of every widget,
which is felt, and about those that are just being taken apart.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class Arrivals:
    """Keeps `listener` as event filter of `window` and of its `windowHandle()`.

    Keys, touches, wheel and mouse come to the handle first, whatever widget they are meant for. A window has no handle
    before it is first shown, and gets another when its flags change: `listener` passes what it hears on to `follow`.
    """

    def __init__(self, window: QWidget, listener: QObject) -> None:
        self._window, self._listener = window, listener
        self._handle: QWindow | None = None
        self._heard = False

    @property
    def handle(self) -> QWindow | None:
        """The platform's window that is listened to."""
        return self._handle

    def start(self) -> None:
        """Listen from now on."""
        self._heard = True
        self._window.installEventFilter(self._listener)
        self._take_handle()

    def stop(self) -> None:
        """Listen no longer."""
        self._heard = False
        for each in (self._window, self._handle):
            if each is not None and shiboken6.isValid(each):
                each.removeEventFilter(self._listener)
        self._handle = None

    def follow(self, watched: QObject, event: QEvent) -> None:
        """The window is shown: listen to the handle that it has now."""
        if self._heard and event.type() == QEvent.Type.Show and watched is self._window:
            self._take_handle()

    def _take_handle(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self._listener)
            self._handle = handle
