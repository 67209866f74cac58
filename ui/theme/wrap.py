"""Text that wraps: at spaces, and inside a word that is longer than the line. Nothing is ever cut (ACC-48)."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from accessibility.word_places import line_rects

_UNBOUND = 1_000_000.0
_GROUPED = re.compile(r"(?<!\d)\d{1,4}(?: \d{2,4}){1,4}(?!\d| \d)")
"""A number that is written in up to five groups."""


@cache
def _option(align: Qt.AlignmentFlag) -> QTextOption:
    """How to wrap; made once, since joining flags takes longer than to lay out a short text."""
    option = QTextOption(align | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _unbroken(text: str) -> str:
    """With the groups of a number, 050 123 45 67, on one line: who copies it by eye would lose the rest."""
    return _GROUPED.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


class Wrapped:
    """One text in one font, laid out for a width. Heights are whole lines of `pitch` pixels."""

    def __init__(
        self, text: str, font: QFont, pitch: int, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        self.text = text
        self.pitch = pitch
        self._layout = QTextLayout(_unbroken(text).replace("\n", "\u2028"), font)
        self._layout.setTextOption(_option(align))
        self._layout.setCacheEnabled(True)
        self._width = -1.0
        self._lines = 0
        self._natural: float | None = None
        self._widest = 0.0

    def embolden(self, length: int) -> None:
        """Draw the first `length` characters bold."""
        bold = QTextLayout.FormatRange()
        bold.start, bold.length = 0, length
        form = QTextCharFormat()
        form.setFontWeight(700)
        bold.format = form
        self._layout.setFormats([bold])

    def natural_width(self) -> int:
        """The width of the text with no wrapping but its own line breaks."""
        if self._natural is None:
            self._lay(_UNBOUND)
            self._natural = self._widest
        return int(self._natural) + 2

    def height(self, width: float) -> int:
        """The height that the text takes when it is `width` wide."""
        if self._natural is not None and self._natural <= width and "\n" not in self.text:
            return self.pitch
        if width != self._width:
            self._lay(max(1.0, width))
        return self._lines * self.pitch

    def widest(self, width: float) -> int:
        """The width that the longest line really takes."""
        if width != self._width:
            self._lay(max(1.0, width))
        return int(self._widest) + 1

    def _lay(self, width: float) -> None:
        self._layout.beginLayout()
        count, widest = 0, 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * self.pitch + (self.pitch - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            count += 1
        self._layout.endLayout()
        self._width, self._lines, self._widest = width, max(1, count), widest

    def rects(self, start: int, end: int, place: QRectF) -> list[QRectF]:
        """Where characters stand when the text is drawn at `place`, one rectangle a line."""
        if place.width() != self._width:
            self._lay(max(1.0, place.width()))
        return [rect.translated(place.topLeft()) for rect in line_rects(self._layout, start, end)]

    def draw(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        """Draw from the top left of `place`, as wide as it is."""
        if place.width() != self._width:
            self._lay(max(1.0, place.width()))
        painter.setPen(colour)
        self._layout.draw(painter, place.topLeft())
