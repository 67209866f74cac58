"""The rings of a scan: a closed one around what a press would choose, a broken one around what comes next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QWidget

from accessibility.clearance import frame_around, labels_near, whole_words
from accessibility.describe import describe

LINE: Final = 6
"""Pixels of each of the two lines: more than the ring of the focus has, so that the two are not taken for each other."""
THIN: Final = 4
"""Half the width of the broken ring, whose strokes and gaps have the two colours."""


class ScanRing(QWidget):
    """Two lines, one in the colour of text and one in that of the ground, so that one of them stands out on anything
    (ACC-49, ACC-56). Touch and mouse go through it, and no outline holds it."""

    def __init__(self, window: QWidget, *, broken: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self.broken = broken
        self.line = THIN if broken else LINE
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setStyleSheet("background: transparent; border: none;")
        describe(self, decorative=True)
        self.hide()

    def put_around(self, place: QRect) -> None:
        """Stand outside `place`, as far as there is room and no words stand there; nowhere when there is no place."""
        if place.isEmpty():
            self.hide()
            return
        reach = 2 * self.line
        labels = labels_near(self._window, place, reach)
        place = frame_around(whole_words(place, self._window, labels), self._window, labels, reach)
        self.setGeometry(place.adjusted(-reach, -reach, reach, reach).intersected(self._window.rect()))
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().adjusted(reach, reach, -reach, -reach)))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        palette = self._window.palette()
        ink, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
        if self.broken:
            self._line(painter, 0, 2 * self.line, ground, Qt.PenStyle.SolidLine)
            self._line(painter, 0, 2 * self.line, ink, Qt.PenStyle.DashLine)
        else:
            self._line(painter, 0, self.line, ink, Qt.PenStyle.SolidLine)
            self._line(painter, self.line, self.line, ground, Qt.PenStyle.SolidLine)

    def _line(self, painter: QPainter, inset: int, width: int, colour: QColor, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(colour, width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        middle = inset + width // 2
        painter.drawRect(self.rect().adjusted(middle, middle, -middle, -middle))
