"""The order in which the things inside a widget are read: the layout's, and where there is none, the eye's (ACC-44)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QBoxLayout,
    QFormLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QWidget,
)

from accessibility.describe import ORDER


def children_in_order(parent: QWidget) -> list[QWidget]:
    """The visible children of `parent`, child windows left out, in reading order."""
    if isinstance(parent, QScrollArea):
        inner = parent.widget()
        return [inner] if inner is not None and not inner.isHidden() else []
    if isinstance(parent, QAbstractScrollArea):
        parent = parent.viewport()
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden()
    ]
    if len(children) < 2:
        return children
    layout = parent.layout()
    ordered = list(_placed(layout, children)) if layout is not None else []
    loose = set(children).difference(ordered)
    ordered.extend(by_eye([child for child in children if child in loose], parent))
    return sorted(ordered, key=lambda child: child.property(ORDER) or 0)


def stack(ordered: list[QWidget]) -> None:
    """Put siblings into reading order behind each other, for that is the order in which Qt shows them to screen readers
    (ACC-44). What lies over something else is not to be among them."""
    holder = ordered[0].parentWidget() if len(ordered) > 1 else None
    if holder is not None:
        wanted = set(ordered)
        if [child for child in holder.children() if child in wanted] != ordered:
            for child in ordered:
                child.raise_()


def _placed(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Those of `widgets` that are in a layout or in the layouts inside it, as the eye meets them.

    Asked for by each widget, never by `itemAt`: PySide keeps what that gives for as long as there is the layout, and the order is asked
    for with every step of the focus.
    """
    found: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    found.extend((layout.indexOf(cast("QLayoutItem", each)), each) for each in inner)
    entries = [(_key(layout, index), each) for index, each in found if index >= 0]
    backwards = isinstance(layout, QBoxLayout) and layout.direction() in (
        QBoxLayout.Direction.RightToLeft,
        QBoxLayout.Direction.BottomToTop,
    )
    for _, each in sorted(entries, key=lambda entry: entry[0], reverse=backwards):
        if isinstance(each, QLayout):
            yield from _placed(each, widgets)
        else:
            yield each


def _key(layout: QLayout, index: int) -> tuple[int, int]:
    """Row and column. The stubs of PySide6 call these two answers plain objects."""
    if isinstance(layout, QGridLayout):
        row, column, *_ = cast("tuple[int, ...]", layout.getItemPosition(index))
        return row, column
    if isinstance(layout, QFormLayout):
        line, role = cast("tuple[int, QFormLayout.ItemRole]", layout.getItemPosition(index))
        return line, role.value
    return index, 0


def by_eye(widgets: Iterable[QWidget], parent: QWidget) -> list[QWidget]:
    """Line by line, and along a line from the side where reading begins."""
    backwards = parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda one: (one.geometry().top(), one.geometry().left())):
        if rows and on_one_line(rows[-1][0].geometry(), widget.geometry()):
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [one for row in rows for one in sorted(row, key=lambda one: one.geometry().left(), reverse=backwards)]


def on_one_line(first: QRect, second: QRect) -> bool:
    """Whether the two overlap in height by at least half of the lower one."""
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top()) + 1
    return 2 * shared >= min(first.height(), second.height()) > 0


def set_tab_order(widgets: Iterable[QWidget]) -> None:
    """Make Tab follow `widgets`, so that it goes as the reading goes."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
