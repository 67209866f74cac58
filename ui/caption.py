"""The caption strip: what is being said, as text, and the word that is being said in a box."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout

from accessibility.describe import describe
from kiosk.text import Text
from ui.bar import Bar
from ui.blocks.label import Label
from ui.theme.paint import brush
from ui.theme.theme import Theme


class CaptionText(Label):
    """The words; `mark` puts a box around some of them, with a line below that is twice as thick."""

    marked: tuple[int, int] = (0, 0)

    def mark(self, start: int, end: int) -> None:
        """Mark the characters from `start` to `end`; none when they are equal."""
        if (start, end) != self.marked:
            self.marked = (start, end)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = self.word_rects(self.words.text, *self.marked)
        if not places:
            return
        painter, edge = brush(self), self.theme.scale.edge
        colour = self.theme.colour(self.use)
        painter.setPen(QPen(colour, edge))
        for place in map(QRectF, places):
            painter.drawRect(place.adjusted(-edge, 0, edge, 0))
            painter.fillRect(
                QRectF(place.left() - edge, place.bottom() - edge, place.width() + 2 * edge, 2 * edge), colour
            )


class CaptionStrip(Bar):
    """Keeps its room while captions are on. A screen reader passes it over: it only repeats what is said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "ink")
        self.label = CaptionText(theme, Text("", ""), "caption", "on_ink", icon="volume-2")
        self.label.bounded = False
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.label)
        self.is_on = False
        describe(self, decorative=True)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        scale = self.theme.scale
        pad = scale.length(12)
        self.row.setContentsMargins(scale.margin, pad, scale.margin, pad)
        self.setMinimumHeight(scale.line("caption") + 2 * pad)

    def show_text(self, text: str) -> None:
        """Show a caption; it stays until the next one."""
        self.label.mark(0, 0)
        if text != self.label.words.text:
            self.label.show_text(Text(text, ""))
        self.setVisible(self.is_on or bool(text))

    def switch(self, on: bool) -> None:
        """Switch captions on or off."""
        self.is_on = on
        if not on:
            self.label.show_text(Text("", ""))
        self.setVisible(on)
