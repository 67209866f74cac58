"""What touch and dwell draw over a window: where a finger missed, and how long a pointer has rested (ACC-58, ACC-49).

Two colours that stand out from each other, so that one of them stands out from whatever lies below. No motion of its own.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from accessibility.describe import describe

LINE: Final = 4
"""Pixels of each of the two lines."""
QUARTERS: Final = 4
_FULL: Final = 360 * 16
_TOP: Final = 90 * 16


class Mark(QWidget):
    """Drawn over everything; no touch meets it, no outline holds it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("background: transparent; border: none;")
        describe(self, decorative=True)
        self.hide()

    def put(self, point: QPoint, side: int) -> None:
        """Show the mark with its middle at a point, as much of it as there is room for."""
        self.setGeometry(point.x() - side // 2, point.y() - side // 2, side, side)
        self.raise_()
        self.show()

    def colours(self) -> tuple[QColor, QColor]:
        """That of the window's text, and that of its ground."""
        palette = self._window.palette()
        return palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)

    def circle(self, inset: float) -> QRectF:
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)


class MissedMark(Mark):
    """A circle with a cross, where a finger was lifted and nothing was pressed."""

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = self.colours()
        circle = self.circle(1.5 * LINE)
        inner = circle.adjusted(*(each * circle.width() / 3.2 for each in (1, 1, -1, -1)))
        for colour, width in ((ground, 3 * LINE), (ink, LINE)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawEllipse(circle)
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())


class RestRing(Mark):
    """A ring around the pointer that fills; `part` of it, from 0 to 1, is full."""

    part = 0.0

    def fill(self, part: float) -> None:
        if part != self.part:
            self.part = part
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = self.colours()
        circle = self.circle(2 * LINE)
        for colour, width in ((ground, 4 * LINE), (ink, LINE / 2)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(circle)
        painter.setPen(QPen(ink, 2.5 * LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, _TOP, round(-_FULL * self.part))
