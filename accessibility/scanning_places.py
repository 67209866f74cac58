"""Where the spots of a scan are now, as far as they are seen, and how they are brought into view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QWidget

from accessibility.items import Item
from accessibility.lifetime import while_whole
from accessibility.scanning_tree import Does, Spot
from accessibility.widgets import place_of

_MOVES: Final = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.LayoutRequest,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.ChildRemoved,
    }
)


class Follower(QObject):
    """Tells when the things of some spots, or what holds them, have moved or gone: once, after all have been laid out."""

    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._followed: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.moved)

    def follow(self, *spots: Spot | None) -> None:
        """Follow these from now on, and no others."""
        for former in self._followed:
            if shiboken6.isValid(former):
                former.removeEventFilter(self)
        self._timer.stop()
        found: dict[QWidget, None] = {}
        for spot in spots:
            item = next(spot.items(), None) if spot is not None else None
            widget: QWidget | None = item.widget if item is not None else None
            while widget is not None and widget not in found:
                found[widget] = None
                widget = None if widget is self._window else widget.parentWidget()
        self._followed = list(found)
        for followed in self._followed:
            followed.installEventFilter(self)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() in _MOVES:
            self._timer.start()
        return False


def reveal(spot: Spot) -> None:
    """Scroll until the spot, or the first thing in it, is seen."""
    item = next(spot.items(), None)
    widget = None if item is None else item.widget
    if item is None or widget is None:
        return
    if item.row >= 0 and isinstance(widget, QAbstractItemView):
        widget.scrollTo(widget.model().index(item.row, 0, widget.rootIndex()))
    item.reveal()


def seen_place(spot: Spot, window: QWidget) -> QRect:
    """Where the spot is seen in the window; empty when it is not."""
    if spot.item is None and not spot.inside:
        return spot.place
    place = QRect()
    for item in spot.items():
        place = place.united(_seen(item, window))
    if spot.does is Does.LESS:
        place.setWidth(place.width() // 2)
    elif spot.does is Does.MORE:
        place.setLeft(place.center().x())
    return place


def _seen(item: Item, window: QWidget) -> QRect:
    widget = item.widget
    if widget is None or not widget.isVisibleTo(window):
        return QRect()
    if item.row >= 0 and isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.model().index(item.row, 0, widget.rootIndex()))
        place = place_of(widget.viewport(), window, row)
    else:
        place = place_of(widget, window)
    above: QWidget | None = widget
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            place = place.intersected(place_of(above.viewport(), window))
        above = above.parentWidget()
    return place.intersected(window.rect())


def scroll_spots(window: QWidget) -> Iterator[Spot]:
    """Ways up and down in what is too long to be seen whole, so that plain text can be read to its end (ACC-24)."""
    for area in window.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        if area.isVisibleTo(window) and bar.maximum() > bar.minimum():
            place = place_of(area.viewport(), window).intersected(window.rect())
            half = place.height() // 2
            yield Spot(Does.UP, place.adjusted(0, 0, 0, -half), area=area)
            yield Spot(Does.DOWN, place.adjusted(0, half, 0, 0), area=area)


def scroll(spot: Spot) -> None:
    """By most of what is seen, so that a line or two is known from before."""
    area = spot.area
    if isinstance(area, QScrollArea):
        bar = area.verticalScrollBar()
        step = round(bar.pageStep() * 0.8)
        bar.setValue(bar.value() + (step if spot.does is Does.DOWN else -step))
