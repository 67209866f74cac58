"""One line over the window that shows what a key has just changed: volume, speed, Caps Lock (ACC-37, C3 of the requirements).

It stays until the person does something else; nothing here vanishes by itself.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from accessibility.describe import describe
from accessibility.lifetime import while_whole

EDGE: Final = 4
PADDING: Final = 12


class Notice(QLabel):
    """Stands at the top of the window and lets every touch through. It is said as well, so no outline holds it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._passing = ""
        self._lasting: dict[str, str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        describe(self, decorative=True)
        window.installEventFilter(self)
        self.hide()

    def tell(self, text: str) -> None:
        """Show `text` until the next act."""
        self._passing = text
        self._show()

    def keep(self, name: str, text: str) -> None:
        """Show `text` as long as it holds; the empty string takes away what was kept under `name`."""
        if text != self._lasting.get(name, ""):
            self._lasting[name] = text
            self._show()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown now."""
        return tuple(text for text in (self._passing, *self._lasting.values()) if text)

    def acted(self) -> None:
        """The person does something: what was told has been seen."""
        if self._passing:
            self._passing = ""
            self._show()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lay_out()
        return False

    def _show(self) -> None:
        self.setText("\n".join(self.lines))
        self.setVisible(bool(self.lines))
        if self.lines:
            self._lay_out()
            self.raise_()

    def _lay_out(self) -> None:
        palette = self._window.palette()
        ink, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
        self.setStyleSheet(
            f"color: {ground.name()}; background: {ink.name()}; border: {EDGE}px solid {ground.name()}; padding: {PADDING}px;"
        )
        self.setFont(self._window.font())  # a style sheet of its own keeps that of the window away
        self.ensurePolished()
        width = min(self._window.width(), self.sizeHint().width() + 2 * (EDGE + PADDING))
        self.setGeometry((self._window.width() - width) // 2, 0, width, max(1, self.heightForWidth(width)))
