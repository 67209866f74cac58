"""The part of the audit about places: order, reach by Tab, sizes, gaps, what is cut and what scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTextEdit,
    QWidget,
)

from accessibility.describe import ORDER
from accessibility.findings import Finding, Limits, Rule, label_of, label_of_widget
from accessibility.items import Act, Item
from accessibility.order import on_one_line
from accessibility.roles import INPUTS, Role
from accessibility.widgets import label_text, place_of

_TARGETS = INPUTS | {Role.BUTTON, Role.LINK, Role.KEY, Role.ROW}
_REACHED = INPUTS | {Role.BUTTON, Role.LINK, Role.LIST}
_WIDE = frozenset({Role.FIELD, Role.SLIDER, Role.ROW, Role.CHOICE})
_TOLERANCE = 2
"""Pixels that rounding of fonts and layouts may cost."""


def layout(window: QWidget, items: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    """Every finding about places. The window must have been shown, else nothing has its place yet."""
    yield from _order(window, items)
    yield from _tab(items)
    targets = [item for item in items if item.role in _TARGETS and _is_seen(item)]
    yield from _sizes(targets, limits)
    yield from _gaps(window, targets, limits)
    yield from _cut(window, items)
    yield from _sideways(window)


def _is_seen(item: Item) -> bool:
    return item.handle is not None and not item.handle.visibleRegion().isEmpty()


def _seen_place(item: Item, window: QWidget) -> QRect:
    """The part of an item that is not scrolled away: what lies under the edge of a page is next to nothing."""
    widget = item.handle
    return item.place if widget is None else place_of(widget, window, widget.visibleRegion().boundingRect())


def _order(window: QWidget, items: Sequence[Item]) -> Iterator[Finding]:
    reading = [item for item in items if Act.FOCUS in item.acts and item.row < 0 and _by_tab(item.handle)]
    places = {item.handle: at for at, item in enumerate(reading)}
    chain = [places[widget] for widget in _chain(window) if widget in places]
    for before, after in pairwise(chain):
        if after < before:
            text = f"Tab comes here after {reading[before].name!r}, reading comes before"
            yield Finding(Rule.ORDER, label_of(reading[after]), text)
            break
    seen = [(item, _seen_place(item, window)) for item in items if _is_seen(item) and item.row < 0]
    backwards = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for (before_item, before_place), (item, place) in pairwise(each for each in seen if not each[1].isEmpty()):
        if _is_ahead(place, before_place, backwards) and _is_said_first(before_item) == _is_said_first(item):
            text = f"is read after {before_item.name!r}, the eye meets it before"
            yield Finding(Rule.ORDER, label_of(item), text)


def _is_said_first(item: Item) -> bool:
    """Whether a program has put it, or what holds it, before its neighbours on purpose: errors, or what a picture is for."""
    widget = item.handle
    while widget is not None and not widget.isWindow():
        if int(widget.property(ORDER) or 0) < 0:
            return True
        widget = widget.parentWidget()
    return False


def _chain(window: QWidget) -> Iterator[QWidget]:
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        yield widget
        widget = widget.nextInFocusChain()


def _is_ahead(place: QRect, other: QRect, backwards: bool) -> bool:
    """Whether the eye meets `place` before `other`: above it, or on its line nearer to the beginning."""
    if place.contains(other) or other.contains(place):
        return False
    if on_one_line(place, other):
        return place.left() > other.right() if backwards else place.right() < other.left()
    return place.bottom() <= other.top() and place.right() >= other.left() and place.left() <= other.right()


def _by_tab(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _tab(items: Sequence[Item]) -> Iterator[Finding]:
    """A heading or a message may take the focus from the program only; a key of a keypad is reached by its own arrows.

    Of radio buttons beside each other Qt lets Tab reach one at a time, and the arrows the others.
    """
    by_arrow = {
        item.handle.parentWidget() for item in items if item.role is Role.RADIO and item.handle and _by_tab(item.handle)
    }
    for item in items:
        widget = item.handle
        if widget is None or item.row >= 0 or not widget.isEnabled():
            continue
        arrows = item.role is Role.RADIO and widget.parentWidget() in by_arrow
        if item.role in _REACHED and not _by_tab(widget) and not arrows:
            yield Finding(Rule.TAB, label_of(item), "cannot be reached by Tab")
        if isinstance(widget, QPlainTextEdit | QTextEdit) and not widget.tabChangesFocus():
            yield Finding(Rule.TAB, label_of(item), "cannot be left by Tab")


def _sizes(targets: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    for item in targets:
        width, height = item.place.width(), item.place.height()
        wanted = limits.key if item.role is Role.KEY else limits.target
        if height < wanted or (width < wanted and item.role not in _WIDE):
            yield Finding(Rule.SIZE, label_of(item), f"{width}×{height} pixels, wanted {wanted}")


def _gaps(window: QWidget, targets: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    seen = [(item, _seen_place(item, window)) for item in targets if item.row < 0]
    for (one, place), (other, other_place) in combinations(seen, 2):
        across = max(place.left(), other_place.left()) - min(place.right(), other_place.right()) - 1
        down = max(place.top(), other_place.top()) - min(place.bottom(), other_place.bottom()) - 1
        if max(across, down) < limits.gap and not _is_inside(one, other):
            text = f"{max(across, down, 0)} pixels from {other.name!r}, wanted {limits.gap}"
            yield Finding(Rule.GAP, label_of(one), text)


def _is_inside(one: Item, other: Item) -> bool:
    if one.handle is None or other.handle is None:
        return False
    return one.handle.isAncestorOf(other.handle) or other.handle.isAncestorOf(one.handle)


def _cut(window: QWidget, items: Sequence[Item]) -> Iterator[Finding]:
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and _label_is_cut(label):
            yield Finding(Rule.CUT, label_of_widget(label), f"{label_text(label)[:40]!r} needs more room than it has")
    for item in items:
        widget = item.handle
        if widget is None or not widget.isVisible():
            continue
        if item.row >= 0:
            if isinstance(widget, QAbstractItemView) and _row_is_cut(widget, item):
                yield Finding(Rule.CUT, label_of(item), "is longer than its row")
            continue
        if _control_is_cut(widget):
            yield Finding(Rule.CUT, label_of(item), "its text needs more room than it has")
        if _leaves_parent(widget, window):
            yield Finding(Rule.CUT, label_of(item), "reaches out of what holds it")


def _label_is_cut(label: QLabel) -> bool:
    kinds = type(label).__mro__
    draws_itself = any("heightForWidth" in vars(kind) for kind in kinds[: kinds.index(QLabel)])
    if not label.wordWrap() and not draws_itself:
        return not _fits(label.sizeHint(), label.size())
    # Qt's own label breaks no word; one that draws itself may
    longest = (
        "" if draws_itself else max(label_text(label).split(), key=label.fontMetrics().horizontalAdvance, default="")
    )
    too_wide = label.fontMetrics().horizontalAdvance(longest) > label.contentsRect().width() + _TOLERANCE
    return too_wide or label.heightForWidth(label.width()) > label.height() + _TOLERANCE


def _fits(needed: QSize, given: QSize) -> bool:
    return needed.width() <= given.width() + _TOLERANCE and needed.height() <= given.height() + _TOLERANCE


def _control_is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return bool(widget.text()) and _button_is_cut(widget)
    metrics = widget.fontMetrics()
    if isinstance(widget, QLineEdit):
        text = widget.text() if widget.isReadOnly() else widget.placeholderText() if not widget.text() else ""
        room = widget.contentsRect().size()
        return metrics.horizontalAdvance(text) > room.width() or metrics.height() > room.height() + _TOLERANCE
    if isinstance(widget, QComboBox):
        return metrics.horizontalAdvance(widget.currentText()) > widget.contentsRect().width() - widget.height() // 2
    if isinstance(widget, QGroupBox):
        return metrics.horizontalAdvance(widget.title()) > widget.width()
    return False


def _button_is_cut(button: QAbstractButton) -> bool:
    """By what it says itself when it wraps, else by the room that the style leaves for its text."""
    if button.hasHeightForWidth():
        return button.heightForWidth(button.width()) > button.height() + _TOLERANCE
    if not isinstance(button, QPushButton | QCheckBox | QRadioButton):
        return not _fits(button.minimumSizeHint(), button.size())
    needed = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
    if not button.icon().isNull() and isinstance(button, QPushButton):
        needed += QSize(button.iconSize().width(), 0)
    return not _fits(needed, contents_of(button).size())


def contents_of(button: QAbstractButton) -> QRect:
    """Where the style puts the words of a button."""
    option = QStyleOptionButton()
    option.initFrom(button)
    element = QStyle.SubElement.SE_PushButtonContents
    if isinstance(button, QCheckBox):
        element = QStyle.SubElement.SE_CheckBoxContents
    elif isinstance(button, QRadioButton):
        element = QStyle.SubElement.SE_RadioButtonContents
    return button.style().subElementRect(element, option, button)


def _row_is_cut(view: QAbstractItemView, item: Item) -> bool:
    index = view.model().index(item.row, 0, view.rootIndex())
    room, needed = view.visualRect(index), view.sizeHintForIndex(index)
    return not room.isEmpty() and needed.width() > view.viewport().width() + _TOLERANCE


def _leaves_parent(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    if widget is window or parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return False
    return not parent.rect().adjusted(-_TOLERANCE, -_TOLERANCE, _TOLERANCE, _TOLERANCE).contains(widget.geometry())


def _sideways(window: QWidget) -> Iterator[Finding]:
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            more = area.horizontalScrollBar().maximum()
            yield Finding(Rule.SIDEWAYS, label_of_widget(area), f"scrolls sideways by {more} pixels")
