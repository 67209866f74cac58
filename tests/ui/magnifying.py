"""A window with its magnifier, for the tests of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtWidgets import QWidget

from accessibility.magnifier import MagnifierView
from tests.ui.sighted import Sighted


def magnifier(room: Sighted) -> MagnifierView:
    return room.layer.seeing.magnifier


def shown(room: Sighted) -> QRect:
    """The part of the window that is enlarged."""
    look = magnifier(room).look
    assert look is not None
    return look.source.toAlignedRect()


def seen_at(room: Sighted, widget: QWidget) -> QPoint:
    """Where the middle of a widget is seen in the enlarged window."""
    look = magnifier(room).look
    assert look is not None
    middle = QPointF(room.place(widget).center())
    return (QPointF(look.view.topLeft()) + (middle - look.source.topLeft()) * look.scale).toPoint()
