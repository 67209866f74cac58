"""The enlarged picture: which part of a window is shown where, drawn again at its larger size and not stretched."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QWidget

from accessibility.overlay import EDGE, MAGNIFIER, Sheet, Stage, two_lines


@dataclass(frozen=True, slots=True)
class Look:
    """Where the magnifier stands in the window, and which part of the window it shows there."""

    view: QRect
    source: QRectF

    @property
    def scale(self) -> float:
        return self.view.width() / self.source.width()

    def inside(self, point: QPointF) -> QPointF:
        """What is seen at `point`, in the window's own coordinates."""
        return self.source.topLeft() + (point - QPointF(self.view.topLeft())) / self.scale


class Glass(Sheet):
    """The enlarged picture with its border of two lines."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window, MAGNIFIER, opaque=True)
        self._window, self._stage = window, stage
        self._look: Look | None = None
        self._picture = QImage()
        self._stale = True

    def show_look(self, look: Look, frame: QRect) -> None:
        """Show a part of the window; `frame` is the sheet's place, border included."""
        if self.geometry() != frame:
            self.setGeometry(frame)
        if look != self._look:
            self._look = look
        self.refresh()

    def refresh(self) -> None:
        """Something in the window has changed."""
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._look is None:
            return
        if self._stale:
            self._stale = False
            self._draw(self._look)
        painter = QPainter(self)
        painter.drawImage(self._look.view.topLeft() - self.pos(), self._picture)
        whole = QRectF(self.rect())
        for ring, pen in enumerate(two_lines(painter, self._window.palette())):
            inset = ring * EDGE + EDGE / 2
            painter.setPen(pen)
            painter.drawRect(whole.adjusted(inset, inset, -inset, -inset))

    def _draw(self, look: Look) -> None:
        """Draw the part of the window again, at its larger size."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(look.view.width() * ratio), round(look.view.height() * ratio))
        if self._picture.size() != size:
            self._picture = QImage(size, QImage.Format.Format_RGB32)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(self._window.palette().color(QPalette.ColorRole.Window))
        painter = QPainter(self._picture)
        painter.scale(look.scale, look.scale)
        painter.translate(-look.source.topLeft())
        part = look.source.toAlignedRect()
        for child in self._window.children():
            if isinstance(child, QWidget) and self._is_seen(child) and child.geometry().intersects(part):
                painter.save()
                painter.translate(child.pos())
                inside = part.intersected(child.geometry()).translated(-child.pos())
                child.render(painter, inside.topLeft(), QRegion(inside))
                painter.restore()
        painter.end()

    def _is_seen(self, child: QWidget) -> bool:
        below = not self._stage.holds(child) or (isinstance(child, Sheet) and child.level < MAGNIFIER)
        return below and child.isVisible() and not child.isWindow()
