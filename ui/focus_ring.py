"""The double ring around what has the focus: one widget that follows it over the whole window (ACC-56)."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from accessibility.describe import describe
from accessibility.lifetime import is_whole, while_whole
from ui.theme.paint import brush, rings
from ui.theme.theme import Theme

RINGED = "ringed"
"""Property of a widget: another widget around which its ring is drawn."""
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """Drawn over everything; it takes no touch and is nothing to a screen reader.

    Inside a scrolled page it is a child of the page, so that it scrolls and is cut with it. Of what is larger than the room
    there is, the part in sight has a whole ring.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        describe(self, decorative=True)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def restyle(self) -> None:
        self.place()
        self.update()

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A heading that the program focused has no ring: there is nothing to do on it."""
        if (
            not is_whole(self)
            or not shiboken6.isValid(self._window)
            or (new is not None and not self._window.isAncestorOf(new))
        ):
            return
        if new is None or (new.property("level") == 1 and new.property(RINGED) is None):
            self.surround(None)
        else:
            target = new.property(RINGED)
            self.surround(target if isinstance(target, QWidget) else new)

    def surround(self, widget: QWidget | None) -> None:
        """Put the ring around a widget, or nowhere."""
        for watched in self._watched:
            if shiboken6.isValid(watched):
                watched.removeEventFilter(self)
        self._around, self._watched = widget, []
        if widget is None:
            self.setParent(self._window)
            self.hide()
            return
        host = self._host(widget)
        if self.parentWidget() is not host:
            self.setParent(host)
        step: QWidget | None = widget
        while step is not None and step is not host:
            self._watched.append(step)
            step = step.parentWidget()
        if host is not self._window:
            self._watched.append(host)  # it moves as the page is scrolled
        for watched in self._watched:
            watched.installEventFilter(self)
        self.place()

    def _host(self, widget: QWidget) -> QWidget:
        parent = widget.parentWidget()
        while parent is not None and parent is not self._window:
            above = parent.parentWidget()
            holder = above.parentWidget() if above is not None else None
            if isinstance(holder, QScrollArea) and holder.widget() is parent:
                return parent
            parent = above
        return self._window

    @while_whole
    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return False

    def place(self) -> None:
        """Stand where the focus stands."""
        host = self.parentWidget()
        around = self._around
        if around is None or host is None or not shiboken6.isValid(around) or not around.isVisibleTo(host):
            self.hide()
            return
        reach = 2 * self.theme.scale.ring
        at = QRect(around.mapTo(host, around.rect().topLeft()), around.size()).adjusted(-reach, -reach, reach, reach)
        self.setGeometry(self._in_sight(at, host))
        self.raise_()
        self.show()

    def _in_sight(self, at: QRect, host: QWidget) -> QRect:
        """The ring's place; where it is higher than the room that the page is scrolled in, as much of it as that shows."""
        room = host.parentWidget()
        if host is self._window or room is None or at.height() <= room.height():
            return at
        seen = at & QRect(host.mapFrom(room, room.rect().topLeft()), room.size())
        return seen if seen.height() >= 8 * self.theme.scale.ring else at

    def paintEvent(self, _: QPaintEvent) -> None:
        reach = 2.0 * self.theme.scale.ring
        rings(brush(self), self.theme, QRectF(self.rect()).adjusted(reach, reach, -reach, -reach))
