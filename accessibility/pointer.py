"""Hears mouse and touch where they reach the window of the platform, whatever widget is under them."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QWidget

from accessibility.arrivals import Arrivals
from accessibility.lifetime import while_whole

MM_PER_PX = 25.4 / 96
"""Millimetres of a logical pixel where a program does not know its screen."""


class PointerFilter(QObject):
    """Passes every event of the window's handle to `on_pointer`, which keeps it from the widgets by answering True.

    Not a filter of the application: that one would be asked about widgets that are being deleted.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._arrivals = Arrivals(window, self)
        self._sending = False
        self._arrivals.start()

    @abstractmethod
    def on_pointer(self, event: QEvent) -> bool:
        """What the subclass does with an event."""

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._arrivals.handle:
            return not self._sending and self.on_pointer(event)
        self._arrivals.follow(watched, event)
        return False

    def place(self, event: QMouseEvent) -> QPoint:
        """Where the event is, in the window's coordinates."""
        return self._window.mapFrom(self._window.window(), event.position().toPoint())

    def send(self, event: QMouseEvent, at: QPoint, kind: QEvent.Type | None = None) -> bool:
        """Send the event to the widgets as if it had been elsewhere; whether one of them took it."""
        handle = self._arrivals.handle
        if handle is None:
            return False
        local = QPointF(self._window.mapTo(self._window.window(), at))
        kind = kind or event.type()
        buttons = event.buttons()
        if kind != event.type():
            held = kind != QEvent.Type.MouseButtonRelease
            buttons = buttons | Qt.MouseButton.LeftButton if held else buttons & ~Qt.MouseButton.LeftButton
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        copy = QMouseEvent(
            kind,
            local,
            local,
            handle.mapToGlobal(local),
            button,
            buttons,
            event.modifiers(),
            event.pointingDevice(),
        )
        self._sending = True
        try:
            QCoreApplication.sendEvent(handle, copy)
        finally:
            self._sending = False
        return copy.isAccepted()


def is_finger(event: QMouseEvent) -> bool:
    """Whether a mouse event was made of a touch."""
    return event.device().type() is QInputDevice.DeviceType.TouchScreen
