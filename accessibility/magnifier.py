"""The magnifier: a lens beside what it enlarges, or the whole window enlarged. It follows whatever the person is at.

What is shown is drawn again at its larger size, not stretched, so that letters stay sharp; and only after something in the
window was drawn. In the whole window touches and clicks go to what is seen under the finger (`accessibility.pointing`).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from accessibility.glass import Glass, Look
from accessibility.kept_line import KeptLine
from accessibility.overlay import CONTROLS, EDGE, MAGNIFIER, Stage
from accessibility.pointing import Pointing
from accessibility.preferences import WITHIN, Magnifier, Preferences
from accessibility.zoom_controls import ZoomControls

STEP: Final = 50
"""Per cent by which one press enlarges or shrinks."""
_LENS_WIDTH, _LENS_HEIGHT = 0.5, 0.3
"""Of the window: a lens of 30 % shows 20 % at 150 %, so there is room for it above or below what it shows."""
_PAN: Final = 0.25
"""Of what is seen: how far one press moves."""
_FRAME: Final = 2 * EDGE


class MagnifierView(QObject):
    """Enlarges a window. `wished(percent)` and `closed` are what the person did with its buttons."""

    wished = Signal(int)
    closed = Signal()

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window)
        self._window, self._stage = window, stage
        self.kind, self.percent = Magnifier.OFF, 200
        self._target = QRect()
        self._top = 0
        self._centre = QPointF(window.rect().center())
        self.look: Look | None = None
        self.glass = Glass(window, stage)
        self.controls = ZoomControls(window)
        self.line = KeptLine(window)
        self._high = 0
        """Pixels that the kept line takes."""
        stage.add(self.glass, MAGNIFIER)
        stage.add(self.line, CONTROLS)
        stage.add(self.controls, CONTROLS)
        self._pointing = Pointing(window, self.controls, self.mapped)
        self._pointing.pointed.connect(self._follow_pointer)
        stage.changed.connect(self._window_changed)
        stage.resized.connect(self.place)
        self.controls.enlarged.connect(self.enlarge)
        self.controls.moved.connect(self.pan)
        self.controls.closed.connect(self.closed)

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        was, self.kind, self.percent = self.kind, preferences.magnifier, preferences.magnification
        self.controls.translate(preferences.language)
        if self.kind is Magnifier.OFF:
            self._hide()
            return
        if was is not self.kind and self._target.isValid():
            self._centre = _shown(QRectF(self._target), self._size())
        self.controls.show_percent(self.percent)
        self.glass.show()
        self.controls.show()
        self._pointing.listen(self._is_whole)
        self.place()

    def end(self) -> None:
        """The visit is over."""
        self.kind = Magnifier.OFF
        self._hide()

    def _hide(self) -> None:
        self.look = None
        for part in (self.glass, self.controls, self.line):
            part.hide()
        self._pointing.stop()

    def keep(self, label: QLabel | None) -> None:
        """Words that stay in sight while the whole window is enlarged."""
        self.line.label = label
        self.place()

    def set_top(self, pixels: int) -> None:
        """Keep below so many pixels of the window, which nobody reaches (ACC-41)."""
        if pixels != self._top:
            self._top = pixels
            self.place()

    def _room(self) -> QRect:
        """The part of the window that can be used."""
        return self._window.rect().adjusted(0, self._top, 0, 0)

    @property
    def _is_whole(self) -> bool:
        return self.kind is Magnifier.FULL

    @Slot(int)
    def enlarge(self, steps: int) -> None:
        """`steps` of 50 per cent, smaller when negative, never beyond the ends."""
        lowest, highest = WITHIN["magnification"]
        percent = min(highest, max(lowest, self.percent + steps * STEP))
        if percent != self.percent and self.kind is not Magnifier.OFF:
            self.percent = percent
            self.controls.show_percent(percent)
            self.place()
            self.wished.emit(percent)

    @Slot(int, int)
    def pan(self, across: int, down: int) -> None:
        """Look a quarter further to a side."""
        if self.look is not None:
            source = self.look.source
            self._centre = source.center() + QPointF(across * source.width(), down * source.height()) * _PAN
            self._target = QRect()
            self.place()

    def follow(self, place: QRect) -> None:
        """Show `place`, in the window's coordinates: what has the focus, is read or is being said."""
        if place == self._target or not place.isValid():
            return
        self._target = place
        if self.look is None:
            return
        if self._is_whole and self.look.source.contains(QRectF(place)):
            return
        self._centre = _shown(QRectF(place), self._size())
        self.place()

    @Slot(QPointF)
    def _follow_pointer(self, at: QPointF) -> None:
        """A mouse in the enlarged window stands where it stands in the window, so that it reaches every part of it."""
        if self.look is None or self.controls.geometry().contains(at.toPoint()):
            return
        self._target = QRect()
        if self._is_whole:
            view = QRectF(self.look.view)
            part = QPointF((at.x() - view.x()) / view.width(), (at.y() - view.y()) / view.height())
            size, room = self._size(), QRectF(self._room())
            left = part.x() * (room.width() - size.width())
            top = room.top() + part.y() * (room.height() - size.height())
            self._centre = QPointF(left + size.width() / 2, top + size.height() / 2)
        else:
            self._centre = at
        self.place()

    def mapped(self, at: QPointF) -> QPointF | None:
        """Where in the window the thing stands that is seen at `at`; None where nothing is enlarged."""
        if self.look is None or not self._is_whole or not self.look.view.contains(at.toPoint()):
            return None
        return self.look.inside(at)

    @Slot()
    def _window_changed(self) -> None:
        if self.look is None:
            return
        if self._is_whole and self.line.label is not None and self._line_height() != self._high:
            self.place()
        else:
            self.glass.refresh()

    @Slot()
    def place(self) -> None:
        """Find the place for lens or window, and for the buttons."""
        if self.kind is Magnifier.OFF or self._window.width() < 1:
            return
        self.controls.fit(self._width(), whole=self._is_whole)
        self._high = self._line_height() if self._is_whole else 0
        self.look = self._whole() if self._is_whole else self._lens()
        frame = self.look.view.adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)
        self.glass.show_look(self.look, frame)
        self.line.setGeometry(frame.left(), frame.bottom() + 1, frame.width(), self._high)
        self.line.setVisible(self._high > 0)
        self.controls.move(frame.left(), frame.bottom() + 1 + self._high)
        self._stage.order()

    def _line_height(self) -> int:
        return self.line.fit(self._width(), self.percent)

    def _width(self) -> int:
        """The width of all of it: that of the window, or what a lens and its buttons need."""
        room = self._window.width()
        return room if self._is_whole else min(room, max(round(room * _LENS_WIDTH), self.controls.least_width()))

    def _view_size(self) -> QSize:
        room, high = self._room().height(), self.controls.height() + self._high + 2 * _FRAME
        return QSize(self._width() - 2 * _FRAME, max(1, room - high) if self._is_whole else round(room * _LENS_HEIGHT))

    def _size(self) -> QSizeF:
        """The size of what is shown."""
        return QSizeF(self._view_size()) / (self.percent / 100)

    def _source(self) -> QRectF:
        """What is shown: around the place that is followed, never beyond the window."""
        size, room = self._size(), self._room()
        left = min(max(0.0, self._centre.x() - size.width() / 2), max(0.0, room.width() - size.width()))
        top = min(max(0.0, self._centre.y() - room.top() - size.height() / 2), max(0.0, room.height() - size.height()))
        return QRectF(QPointF(left, room.top() + top), size)

    def _whole(self) -> Look:
        return Look(QRect(self._room().topLeft() + QPoint(_FRAME, _FRAME), self._view_size()), self._source())

    def _lens(self) -> Look:
        """The lens beside what it shows: below it, else above, and if it can be beside the whole thing, so much the better."""
        size, source = self._view_size(), self._source()
        whole = QSize(size.width() + 2 * _FRAME, size.height() + 2 * _FRAME + self.controls.height())
        shown = source.toAlignedRect()
        keep = shown.united(self._target) if self._target.isValid() else shown
        left = min(max(0, shown.center().x() - whole.width() // 2), self._window.width() - whole.width())
        places = [QRect(QPoint(left, top), whole) for top in self._beside(keep, whole) + self._beside(shown, whole)]
        inside = [place for place in places if self._room().contains(place)]
        frame = inside[0] if inside else self._aside(shown, whole)
        return Look(QRect(frame.topLeft() + QPoint(_FRAME, _FRAME), size), source)

    @staticmethod
    def _beside(shown: QRect, whole: QSize) -> list[int]:
        """Tops of the places below and above."""
        return [shown.bottom() + _FRAME, shown.top() - _FRAME - whole.height()]

    def _aside(self, shown: QRect, whole: QSize) -> QRect:
        """Where neither below nor above has room: at the edge that is farther away."""
        room = self._room()
        low = shown.center().y() < room.center().y()
        top = room.bottom() + 1 - whole.height() if low else room.top()
        left = min(max(0, shown.center().x() - whole.width() // 2), room.width() - whole.width())
        return QRect(QPoint(left, top), whole)


def _shown(place: QRectF, size: QSizeF) -> QPointF:
    """The centre from which `place` is seen: all of it, or its beginning where it is larger than what can be seen."""
    wide, high = min(place.width(), size.width()), min(place.height(), size.height())
    return QPointF(place.left() + wide / 2, place.top() + high / 2)
