"""Where words stand on a widget: a label of Qt's own, or a widget that says so itself."""

from __future__ import annotations

import math
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from accessibility.widgets import label_text


@runtime_checkable
class HasWords(Protocol):
    """A widget that draws its text itself and knows where."""

    def word_rects(self, text: str, start: int, end: int) -> list[QRect]:
        """Where `text[start:end]` stands, one rectangle a line, in the widget's coordinates; none where `text` is not on it."""


def word_rects(widget: QWidget, text: str, start: int, end: int) -> list[QRect]:
    """Where the characters `start` to `end` of `text` stand on `widget`, in its own coordinates, one rectangle a line; an
    empty list where that is not known, or `text` does not stand there."""
    if isinstance(widget, HasWords):
        return widget.word_rects(text, start, end)
    if isinstance(widget, QLabel) and widget.text() == label_text(widget):
        return _on_label(widget, text, start, end)
    return []


def offset_in(shown: str, text: str) -> int | None:
    """Where `text` begins in what is shown; negative where it says more before it, as the number of a step; None where it
    is not there."""
    at = shown.find(text)
    if at >= 0:
        return at
    at = text.find(shown) if shown else -1
    return -at if at >= 0 else None


def line_rects(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    """Where characters stand in a layout, one rectangle a line."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = line.cursorToX(first)[0], line.cursorToX(last)[0]  # type: ignore[index]
            found.append(QRectF(min(left, right), line.y(), abs(right - left), line.height()))
    return found


def _on_label(label: QLabel, text: str, start: int, end: int) -> list[QRect]:
    """The same lines as Qt's label makes: its style draws the text with a layout of this kind."""
    offset = offset_in(label.text(), text)
    if offset is None or not label.pixmap().isNull():
        return []
    room = _room(label)
    layout = QTextLayout(label.text().replace("\n", "\u2028"), label.font())
    option = QTextOption(label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
    wraps = QTextOption.WrapMode.WordWrap if label.wordWrap() else QTextOption.WrapMode.ManualWrap
    option.setWrapMode(wraps)
    layout.setTextOption(option)
    high = _lay(layout, room.width(), label.fontMetrics().leading())
    top = float(room.top())
    if label.alignment() & Qt.AlignmentFlag.AlignVCenter:
        top += (room.height() - high) / 2
    elif label.alignment() & Qt.AlignmentFlag.AlignBottom:
        top += room.height() - high
    found = line_rects(layout, max(0, start + offset), max(0, end + offset))
    return [rect.translated(room.left(), top).toAlignedRect() for rect in found]


def _room(label: QLabel) -> QRect:
    """Where a label draws: inside its frame, its margin and its indent."""
    margin = label.margin()
    room = label.contentsRect().adjusted(margin, margin, -margin, -margin)
    indent = label.indent()
    if indent < 0 and label.frameWidth() > 0:
        indent = label.fontMetrics().horizontalAdvance("x") // 2 - margin
    return room.adjusted(max(0, indent), 0, 0, 0) if label.alignment() & Qt.AlignmentFlag.AlignLeft else room


def _lay(layout: QTextLayout, width: int, leading: int) -> float:
    """Lay the lines out below each other; gives their height."""
    layout.beginLayout()
    high = -float(leading)
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        high = math.ceil(high + leading)
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return high
