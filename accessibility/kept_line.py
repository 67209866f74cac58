"""Words that must be read at any time, such as captions, kept in sight under the enlarged window, and as large as it (ACC-23,
ACC-57): where the window shows them, the magnifier may be looking elsewhere."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from accessibility.overlay import CONTROLS, EDGE, Sheet

MOST_OF_WINDOW: Final = 0.3
"""Of the window's height: the rest is for what is enlarged."""
_PAD: Final = 12
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_SMALLER: Final = 0.9


class KeptLine(Sheet):
    """Repeats the words of one label of the window. Screen readers and outlines pass it over: it says nothing new."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, CONTROLS, opaque=True)
        self._window = window
        self.label: QLabel | None = None
        self.text = ""
        self.letters = QFont()
        """Its own: a style sheet of the program would give a widget's font another size."""

    def fit(self, width: int, percent: int) -> int:
        """Take the words of the label of now, enlarged by `percent` as far as there is room; returns the height in pixels, 0
        where there is nothing to be read."""
        label = self.label
        self.text = label.text().strip() if label is not None and label.isVisible() else ""
        if label is None or not self.text:
            return 0
        font = label.font()
        letters = font.pixelSize() if font.pixelSize() > 0 else label.fontInfo().pixelSize()
        size, usual = letters * percent / 100, float(letters)
        room = QRect(0, 0, max(1, width - 2 * _PAD), 100_000)
        while True:
            font.setPixelSize(max(1, round(size)))
            needed = QFontMetrics(font).boundingRect(room, int(_WRAP), self.text)
            if size <= usual or (
                needed.width() <= room.width() and needed.height() + 2 * _PAD <= MOST_OF_WINDOW * self._window.height()
            ):
                break
            size = max(usual, size * _SMALLER)
        self.letters = font
        self.update()
        return needed.height() + 2 * _PAD + EDGE

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        palette = self._window.palette()
        text, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
        painter.fillRect(self.rect(), QColor(text))  # as captions stand: the two colours the other way round
        painter.setPen(ground)
        painter.setFont(self.letters)
        painter.drawText(self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD - EDGE), int(_WRAP), self.text)
