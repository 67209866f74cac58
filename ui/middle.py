"""The middle of the window: the page, and beside or below it what was said."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.blocks.base import put, take_out
from ui.theme.theme import Theme

_PAGE_EM, _PANE_EM = 40, 18
"""Widths in running text sizes: of a page, and of the transcript beside it."""
_PAGE_LINES, _PANE_LINES = 12, 5
"""Heights in lines: of a page, and of the transcript below it."""


class Middle(QWidget):
    """Page and transcript. It takes the room that the bars leave: what it holds must not make the window higher."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._pane: QWidget | None = None
        self.row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(page, 1)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def hold(self, pane: QWidget | None) -> None:
        """Put the transcript beside the page, or take it away."""
        if pane is self._pane:
            return
        if self._pane is not None:
            take_out(self._pane)
        self._pane = pane
        if pane is not None:
            put(self.row, 1, pane)
            pane.show()
        self.restyle()

    def restyle(self) -> None:
        """A line parts the two."""
        self.row.setSpacing(self._theme.scale.edge if self._pane is not None else 0)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._pane is None:
            return
        at, edge = self._pane.geometry(), self._theme.scale.edge
        beside = self.row.direction() == QBoxLayout.Direction.LeftToRight
        line = (
            QRect(at.left() - edge, 0, edge, self.height()) if beside else QRect(0, at.top() - edge, self.width(), edge)
        )
        QPainter(self).fillRect(line, self._theme.colour("line"))

    def arrange(self, width: int, height: int) -> None:
        """Put it beside the page where there is room, else below, for a middle of this size."""
        if self._pane is None:
            return
        scale = self._theme.scale
        em, line = scale.text("body"), scale.line("body")
        beside = width >= (_PAGE_EM + _PANE_EM) * em
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self.row.direction() != direction:
            self.row.setDirection(direction)
        if beside:
            self._pane.setMinimumSize(_PANE_EM * em, 0)
            self._pane.setMaximumSize(_PANE_EM * em, 16_777_215)
        else:
            high = max(_PANE_LINES * line, round(height * 0.3))
            self._pane.setMinimumSize(0, high)
            self._pane.setMaximumSize(16_777_215, high)

    def has_room(self, width: int, height: int) -> bool:
        """Whether page and transcript fit at the same time in a middle of this size."""
        scale = self._theme.scale
        beside = width >= (_PAGE_EM + _PANE_EM) * scale.text("body")
        return beside or height >= (_PAGE_LINES + _PANE_LINES) * scale.line("body")
