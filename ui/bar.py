"""What the strips across the window share: a ground, a line at an edge, and buttons that send an action."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Use


class Bar(QWidget):
    """A strip over the whole width."""

    activated = Signal(str, str)

    def __init__(self, theme: Theme, ground: Use, line: Use = "none", *, line_above: bool = False) -> None:
        super().__init__()
        self.theme, self.ground, self.line, self.line_above = theme, ground, line, line_above

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour(self.ground))
        if self.line != "none":
            thick = self.theme.scale.edge
            top = 0 if self.line_above else self.height() - thick
            painter.fillRect(0, top, self.width(), thick, self.theme.colour(self.line))
