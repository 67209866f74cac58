"""What lies under a finger or a pointer, and doing what it does: shared by touch, explore-by-touch and dwell.

A target is found by its place as it is seen: what has been scrolled away is under no finger. Where nothing lies directly
under the finger, the nearest target counts, if no other is nearly as near (ACC-58).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractSlider, QComboBox, QWidget

from accessibility.items import Act, Item
from accessibility.outline import outline
from accessibility.roles import ACTIONS, INPUTS, Role, State

ACTS_ON_LIFT: Final = "actsOnLift"
"""Property of a button that writes: while exploring, lifting the finger on it is enough (see `touch_explore`)."""

APART_MM: Final = 1.0
"""So much further away than the nearest target the next one has to be, else the touch is meant for neither."""


def is_target(item: Item) -> bool:
    """Whether something happens when the item is pressed."""
    return item.role in INPUTS | ACTIONS and bool(item.acts) and State.DISABLED not in item.state


def is_readable(item: Item) -> bool:
    """Whether a finger that lies on the item hears it: a group is heard by what it holds, a list by its rows."""
    return bool(item.name or item.acts) and item.role not in (Role.GROUP, Role.LIST, Role.OTHER)


def seen_place(item: Item, window: QWidget) -> QRect:
    """The part of the item's place that is not scrolled away, in the window's coordinates; empty when nothing of it is."""
    widget = item.widget
    place = QRect(item.place) if widget is not None and widget.isVisible() else QRect()
    above = None if widget is None or widget is window else widget.parentWidget()
    while above is not None and above is not window:
        place &= QRect(above.mapTo(window, QPoint()), above.size())
        above = above.parentWidget()
    return place & window.rect()


def distance(place: QRect, point: QPoint) -> float:
    """How far a point is from a place, in pixels; 0 inside."""
    across = max(place.left() - point.x(), 0, point.x() - place.right())
    down = max(place.top() - point.y(), 0, point.y() - place.bottom())
    return hypot(across, down)


def nearest_inside(place: QRect, point: QPoint) -> QPoint:
    """The point of a place that is nearest to `point`, a little within its edge."""
    across, down = min(2, (place.width() - 1) // 2), min(2, (place.height() - 1) // 2)
    return QPoint(
        min(max(point.x(), place.left() + across), place.right() - across),
        min(max(point.y(), place.top() + down), place.bottom() - down),
    )


def directly_at(window: QWidget, items: Iterable[Item], point: QPoint) -> Item | None:
    """The item under a point: of those that hold each other the innermost, of those that overlap the one in front."""
    front = window.childAt(point)
    held = [item for item in items if seen_place(item, window).contains(point)]
    before = [item for item in held if _is_before(item.widget, front)]
    return min(before or held, key=lambda item: item.place.width() * item.place.height(), default=None)


def near(window: QWidget, items: Iterable[Item], point: QPoint, reach: float, apart: float) -> Item | None:
    """The nearest item within `reach` pixels, unless another is less than `apart` pixels further away."""
    places = ((seen_place(item, window), item) for item in items)
    ranked = sorted(
        ((distance(place, point), number, item) for number, (place, item) in enumerate(places) if not place.isEmpty())
    )
    if not ranked or ranked[0][0] > reach:
        return None
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < apart:
        return None
    return ranked[0][2]


def at(window: QWidget, point: QPoint, reach: float, apart: float) -> Item | None:
    """What a finger reads there: what lies under it, else the nearest target."""
    if not window.rect().contains(point):
        return None
    items = [item for item in outline(window) if is_readable(item)]
    return directly_at(window, items, point) or near(window, filter(is_target, items), point, reach, apart)


def act_on(item: Item) -> bool:
    """Do what a click on the item would do: press it, or go to it to write. What would open a list or be dragged takes its
    next value, after the last one its first (ACC-35). False when nothing can be done with the item."""
    widget = item.widget
    if not is_target(item) or widget is None:
        return False
    if Act.FOCUS in item.acts and item.role is not Role.KEY:  # a key leaves the focus in the field it writes into
        item.focus()
    if isinstance(widget, QComboBox | QAbstractSlider):
        _next_value(widget)
        return True
    return item.activate() if Act.ACTIVATE in item.acts else Act.FOCUS in item.acts


def _next_value(widget: QComboBox | QAbstractSlider) -> None:
    if isinstance(widget, QAbstractSlider):
        up = widget.value() + max(1, widget.pageStep())
        at_end = widget.value() >= widget.maximum()
        widget.setValue(widget.minimum() if at_end else min(up, widget.maximum()))
    elif widget.count():
        number = (widget.currentIndex() + 1) % widget.count()
        widget.setCurrentIndex(number)
        widget.activated.emit(number)


def _is_before(widget: QWidget | None, front: QWidget | None) -> bool:
    return widget is not None and front is not None and (widget is front or widget.isAncestorOf(front))
