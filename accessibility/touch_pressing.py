"""Where a press on a widget begins, and whether the widget has to be told of it only when the finger is lifted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_EXACT = (QAbstractSlider, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
"""Where a press goes matters to them, and pressing them does nothing that has to be taken back."""


@dataclass(frozen=True, slots=True)
class Press:
    """A press on `widget`, of whose window `at` is a point. `exact`: the widget gets every event as it is. `on_release`: it
    acts on the way down, so it hears of the press when the finger is lifted (ACC-58)."""

    widget: QWidget
    at: QPoint
    exact: bool = False
    on_release: bool = False
    part: QRect | None = None

    @property
    def writes(self) -> bool:
        """Whether one writes in the widget."""
        return isinstance(self.widget, _EXACT)

    def place(self, window: QWidget) -> QRect:
        """What a finger may be lifted on, in the window's coordinates."""
        part = self.widget.rect() if self.part is None else self.part
        holder = self.widget.viewport() if isinstance(self.widget, QAbstractItemView) else self.widget
        return QRect(holder.mapTo(window, part.topLeft()), part.size())


def press_at(window: QWidget, point: QPoint, *, finger: bool) -> Press | None:
    """What a press there means; None where no widget is known to be pressed."""
    widget: QWidget | None = window.childAt(point)
    while widget is not None and widget is not window:
        if isinstance(widget, QAbstractButton):
            return _button(window, widget, point, finger=finger)
        if isinstance(widget, _EXACT):
            parent = widget.parentWidget()
            whole = parent if isinstance(parent, QAbstractSpinBox) else widget
            return Press(whole, point, exact=True) if whole.isEnabled() else None
        if isinstance(widget, QAbstractItemView):
            return _row(window, widget, point, finger=finger)
        if isinstance(widget, QComboBox | QTabBar):
            return Press(widget, point, on_release=True) if widget.isEnabled() else None
        widget = widget.parentWidget()
    return None


def _button(window: QWidget, button: QAbstractButton, point: QPoint, *, finger: bool) -> Press | None:
    """For a finger the whole button counts; a plain tick box takes a press on its picture and words alone."""
    if not button.isEnabled():
        return None
    here = button.mapFrom(window, point)
    middle = button.rect().center()
    others = (middle, QPoint(min(here.x(), 12), middle.y())) if finger else ()
    for place in (here, *others):
        if button.hitButton(place):
            return Press(button, button.mapTo(window, place))
    return None


def _row(window: QWidget, view: QAbstractItemView, point: QPoint, *, finger: bool) -> Press | None:
    """A list chooses on the way down; where rows can be dragged or several be chosen, a mouse needs that."""
    plain = (
        view.dragDropMode() == QAbstractItemView.DragDropMode.NoDragDrop
        and view.selectionMode() == QAbstractItemView.SelectionMode.SingleSelection
    )
    index = view.indexAt(view.viewport().mapFrom(window, point))
    if not view.isEnabled() or not index.isValid():
        return None
    if not (plain or finger):
        return Press(view, point, exact=True)
    return Press(view, point, on_release=True, part=view.visualRect(index))
