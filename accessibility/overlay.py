"""What the layer lays over a window: sheets that are nothing to a screen reader, kept in one order above everything else.

Highlight below, magnifier above it, so that it enlarges the highlight too; the curtain above all.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from accessibility.describe import describe
from accessibility.lifetime import while_whole

HIGHLIGHT, MAGNIFIER, CONTROLS, CURTAIN = range(4)
"""The order of the sheets, lowest first."""

EDGE: Final = 4
"""Pixels of each of the two lines around what the layer shows (ACC-49, ACC-56)."""


class Sheet(QWidget):
    """Lies over a window and takes no touch; neither an outline nor a screen reader knows it. What lies below an `opaque` one
    is not drawn."""

    def __init__(self, window: QWidget, level: int, *, opaque: bool = False) -> None:
        super().__init__(window)
        self.level, self._opaque = level, opaque
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not opaque:
            self.setStyleSheet("background: transparent; border: none;")
        describe(self, decorative=True)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """A style sheet of the program, once it has been looked up, would have what lies below drawn as well."""
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, self._opaque)


class Stage(QObject):
    """Keeps the sheets of one window above its other widgets. `changed` comes before anything in the window is drawn again,
    `resized` after the window has another size."""

    changed = Signal()
    resized = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self._sheets: list[tuple[int, QWidget]] = []
        window.installEventFilter(self)

    def add(self, sheet: QWidget, level: int) -> None:
        """Keep `sheet` at its level."""
        self._sheets = sorted([*self._sheets, (level, sheet)], key=lambda each: each[0])

    def remove(self, sheet: QWidget) -> None:
        """Keep it no longer."""
        self._sheets = [each for each in self._sheets if each[1] is not sheet]

    def holds(self, widget: QObject) -> bool:
        """Whether `widget` is one of the sheets."""
        return any(widget is sheet for _, sheet in self._sheets)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        kind = event.type()
        if kind == QEvent.Type.UpdateRequest:
            self.order()
            self.changed.emit()
        elif kind == QEvent.Type.Resize:
            self.resized.emit()
        return False

    def order(self) -> None:
        """Bring the sheets that are shown to the front, where something else has come before them."""
        shown = [sheet for _, sheet in self._sheets if not sheet.isHidden()]
        if shown and self.window.children()[-len(shown) :] != shown:
            for sheet in shown:
                sheet.raise_()


def two_lines(painter: QPainter, colours: QPalette) -> tuple[QPen, QPen]:
    """Pens of the text's and of the ground's colour: whatever lies below, one of the two stands out from it by 3:1, since
    they stand out from each other by 9:1 or more (ACC-49)."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    text, ground = colours.color(QPalette.ColorRole.WindowText), colours.color(QPalette.ColorRole.Window)
    return _pen(text), _pen(ground)


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour, EDGE)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
