"""Watches whether anybody is there: keys, touch, mouse and a speaking voice all count (ACC-52)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

_ACTS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)


class IdleWatch(QObject):
    """`warned` after `quiet_seconds` without an act, `expired` after `alert_seconds` more, `extended` when one came between.

    While `is_speaking` says that the voice speaks, time does not count. Nothing happens before `start`.
    """

    warned = Signal()
    extended = Signal()
    expired = Signal()

    def __init__(self, quiet_seconds: float, alert_seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = self._timer(quiet_seconds, self._warn)
        self._alert = self._timer(alert_seconds, self._expire)

    def start(self) -> None:
        """Begin to watch the whole application."""
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        self._quiet.start()

    def stop(self) -> None:
        """Watch no longer."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._quiet.stop()
        self._alert.stop()

    @Slot()
    def act(self) -> None:
        """Somebody did something, or the voice is speaking to them."""
        if self._alert.isActive():
            self._alert.stop()
            self.extended.emit()
        self._quiet.start()

    @Slot()
    def speaking(self) -> None:
        """The voice began a sentence: listening counts, but does not answer the question whether one is there."""
        if not self._alert.isActive():
            self._quiet.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self.act()
        return False

    def _timer(self, seconds: float, then: object) -> QTimer:
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
