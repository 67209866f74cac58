"""When a starting program is there: its first page is painted, and a key that was pressed has been taken."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.window import Window


class Started(QObject):
    """Waits for the window of a program that is about to start, presses a key in it, notes the time, and closes it.

    Touches nothing before the event loop runs. `at` is by `time.perf_counter`; `processor` is how many seconds of
    processor time the process had taken by then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0
        self.processor = 0.0
        self._window: Window | None = None
        self._focused: QObject | None = None
        QTimer.singleShot(0, self, self._find)

    @Slot()
    def _find(self) -> None:
        self._window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Window))
        self._window.installEventFilter(self)
        self._window.update()  # it may have been painted already; a paint too many makes the figure a little worse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.UpdateRequest and self._focused is None:
            QTimer.singleShot(0, self, self._press)
        if watched is self._focused and event.type() == QEvent.Type.KeyRelease:
            QTimer.singleShot(0, self, self._taken)
        return super().eventFilter(watched, event)

    @Slot()
    def _press(self) -> None:
        if self._window is None or self._focused is not None:
            return
        self._focused = self._window.focusWidget() or self._window
        self._focused.installEventFilter(self)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(self._focused, QKeyEvent(kind, Qt.Key.Key_V, Qt.KeyboardModifier(0), "v"))

    @Slot()
    def _taken(self) -> None:
        self.at, self.processor = time.perf_counter(), time.process_time()
        if self._window is not None:
            self._window.close()
