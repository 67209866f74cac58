"""What has happened and what comes next, as pictures on a line, each with its words (ACC-46)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from kiosk.page import Stage as Shown
from kiosk.page import StageState, Timeline
from kiosk.text import Text
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.blocks.label import Label
from ui.theme.paint import brush
from ui.theme.paint import icon as draw_icon
from ui.theme.theme import Theme


class StageLabel(Label):
    """One stage: its picture in a circle on the line, its name, and what is said of it, as one text that wraps."""

    def __init__(self, theme: Theme, stage: Shown, *, first: bool, last: bool) -> None:
        self.stage, self.first, self.last = stage, first, last
        super().__init__(theme, _words(stage), lead=len(stage.title.text))

    def _side(self) -> int:
        """The circle's width."""
        return round(self.theme.scale.icon(self.kind) * 1.9)

    def _before(self) -> int:
        return self._side() + self.theme.scale.length(22)

    def heightForWidth(self, width: int) -> int:
        below = 0 if self.last else self.theme.scale.length(22)
        return max(super().heightForWidth(width) + self._above(), self._side()) + below

    def _above(self) -> int:
        """Room above the words, so that their first line stands in the middle of the circle."""
        return max(0, (self._side() - self.theme.scale.line(self.kind)) // 2)

    def _text_place(self) -> QRectF:
        place = super()._text_place()
        place.moveTop(self._above())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = brush(self)
        side, edge = float(self._side()), float(max(2, self.theme.scale.edge))
        ahead = self.stage.state is StageState.AHEAD
        if not self.last:
            self._draw_line(painter, side, edge)
        now = self.stage.state is StageState.NOW
        circle = QRectF(edge / 2, edge / 2, side - edge, side - edge)
        painter.setPen(QPen(self.theme.colour("muted" if ahead else "ink"), edge))
        painter.setBrush(self.theme.colour("ink" if now else "surface"))
        painter.drawEllipse(circle)
        picture = self.theme.scale.icon(self.kind)
        at = QRectF((side - picture) / 2, (side - picture) / 2, picture, picture)
        draw_icon(painter, self.theme, self.stage.icon, "on_ink" if now else "muted" if ahead else "accent", at)

    def _draw_line(self, painter: QPainter, side: float, edge: float) -> None:
        """From this circle to the next; dashed where it has not been gone."""
        style = Qt.PenStyle.SolidLine if self.stage.state is StageState.DONE else Qt.PenStyle.DashLine
        painter.setPen(QPen(self.theme.colour("border"), edge, style))
        painter.drawLine(round(side / 2), round(side), round(side / 2), self.height())


class TimelineBlock(BlockWidget[Timeline]):
    """All stages, the oldest first."""

    def __init__(self, block: Timeline, context: Context) -> None:
        super().__init__(block, context)
        for index, stage in enumerate(block.stages):
            last = index == len(block.stages) - 1
            self.column.addWidget(StageLabel(context.theme, stage, first=index == 0, last=last))
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self.column.setSpacing(0)


def _words(stage: Shown) -> Text:
    """Name and words run on, so that they wrap as one."""
    title, text = stage.title, stage.text
    if text is None:
        return title
    spoken = f"{title.spoken or title.text} {text.spoken or text.text}" if title.spoken or text.spoken else ""
    return Text(f"{title.text} {text.text}", text.language, title.private or text.private, spoken)
