"""A scanner for codes types what it reads, like a keyboard, wherever the focus is: on the page that waits for it, it reaches
the field (ACC-87)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from accessibility.lifetime import while_whole
from kiosk.journeys.profile_names import BRING_PAGE
from ui.window import Window

_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Wedge(QObject):
    """Letters that nothing on the page wants come up to the window: there they are given to the field, with the focus, so
    that those that follow, and the Enter at the end, go there by themselves and press no button."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is not self._window:
            return False
        page, text = self._window.page, event.text().strip()
        if page is None or page.id != BRING_PAGE or not text.isprintable() or not text or event.modifiers() & _CHORD:
            return False
        field = next(iter(self._window.view.fields()), None)
        if field is None or field.hasFocus():
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(field, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True
