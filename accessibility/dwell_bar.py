"""The strip with the one button that always works while a pointer presses by resting: pause, and go on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from accessibility.describe import describe

_WRAPPED: Final = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
_EDGE: Final = 3
_GAP: Final = 8
_MOST_LINES: Final = 400


class BarButton(QPushButton):
    """In the window's own two colours, with a second line inside while it has the focus (ACC-56)."""

    def __init__(self, window: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QFontMetrics(self.font()).size(0, self.text()) + QSize(6 * _GAP, 4 * _GAP)

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, painter = self._window.palette(), QPainter(self)
        ink, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
        if self.isDown():
            ink, ground = ground, ink
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(ink, _EDGE))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        if self.hasFocus():
            painter.setPen(QPen(ink, 2 * _EDGE))
            painter.drawRect(self.rect().adjusted(8, 8, -8, -8))
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(2 * _GAP, _GAP, -2 * _GAP, -_GAP), _WRAPPED, self.text())


class DwellBar(QWidget):
    """Stands at the foot of the window. `least` is the height of the button, in pixels."""

    def __init__(self, window: QWidget, least: int) -> None:
        super().__init__(window)
        self._window, self._least = window, least
        self.button = BarButton(window, self)
        self.hide()

    def show_words(self, words: str, language: str) -> None:
        """What the button does now."""
        self.setFont(self._window.font())
        self.button.setFont(self._window.font())
        self.button.setText(words)
        describe(self.button, name=words, language=language)
        self._arrange()

    def height_for(self, width: int) -> int:
        """The height of the strip: the words may need several lines."""
        inner = QRect(0, 0, max(1, width - 2 * _GAP - 4 * _GAP), _MOST_LINES * 20)
        words = QFontMetrics(self.button.font()).boundingRect(inner, _WRAPPED, self.button.text())
        return max(self._least, words.height() + 4 * _GAP) + 2 * _GAP

    def _arrange(self) -> None:
        width = min(self.button.sizeHint().width(), self.width() - 2 * _GAP)
        self.button.setGeometry(_GAP, _GAP, max(1, width), max(1, self.height() - 2 * _GAP))

    def resizeEvent(self, _: QResizeEvent) -> None:
        self._arrange()

    def paintEvent(self, _: QPaintEvent) -> None:
        palette, painter = self._window.palette(), QPainter(self)
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Window))
        painter.fillRect(QRect(0, 0, self.width(), 2), palette.color(QPalette.ColorRole.WindowText))
