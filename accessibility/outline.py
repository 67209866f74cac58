"""What is on a window in reading order. Speech, keypad, scanning, touch, magnifier and audit all read this one list.

Ordinary Qt widgets need no description; what a program has described is taken first. Decorative and hidden things
are left out (ACC-8). The order is the order of the layouts, and so is the order of Tab after `follow` (ACC-44).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QTextEdit,
    QWidget,
)

from accessibility import describe as said
from accessibility.items import Act, Item
from accessibility.order import children_in_order, set_tab_order, stack
from accessibility.roles import INPUTS, PLAIN, VALUED, Role, State
from accessibility.widgets import hint_of, label_text, name_of, place_of, role_of, state_of, value_of

_LEAVES = (
    QLabel,
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QAbstractSpinBox,
    QComboBox,
    QAbstractSlider,
    QProgressBar,
    QAbstractItemView,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a widget has from those that hold it."""

    window: QWidget
    language: str = ""
    private: bool = False
    group: str = ""
    group_language: str = ""
    buddies: dict[QWidget, str] | None = None


def outline(window: QWidget) -> tuple[Item, ...]:
    """Everything on `window`, in reading order. A snapshot; takes about a millisecond for a hundred widgets."""
    buddies: dict[QWidget, str] = {}
    items = list(_walk(window, _Around(window, buddies=buddies)))
    named = [_named(item, buddies) for item in items]
    return _absorbed(_numbered(named))


def follow(window: QWidget) -> None:
    """Set the order of Tab, and that of screen readers, to the order of reading (ACC-44)."""
    set_tab_order(_stops(window, window, stacking=QAccessible.isActive()))


def item_at(window: QWidget, widget: QWidget | None) -> Item | None:
    """What `item_for(outline(window), widget)` gives, mostly without looking at the rest of the window: for each key and
    each step of the focus, where a whole outline would be felt."""
    found = _on_the_way(window, widget) if widget is not None and window.isAncestorOf(widget) else None
    if found is None or not found.name or found.role in (Role.TEXT, Role.ALERT, Role.LIST):
        return item_for(outline(window), widget)
    if found.role is Role.RADIO and found.position is None:
        return item_for(outline(window), widget)
    return found


def item_for(items: tuple[Item, ...], widget: QWidget | None) -> Item | None:
    """The item that shows what has the focus: the widget's own or its current row's, else that of what holds it."""
    while widget is not None:
        found = [item for item in items if item.handle is widget]
        if found:
            return next((item for item in found if item.row >= 0 and State.FOCUSED in item.state), found[0])
        widget = None if widget.isWindow() else widget.parentWidget()
    return None


def _walk(widget: QWidget, around: _Around) -> Iterator[Item]:
    if isinstance(widget, QScrollBar | QSizeGrip) or widget.property(said.DECORATIVE):
        return
    around = _inside(widget, around)
    item, leaf = _own(widget, around)
    if item is not None:
        yield item
    if isinstance(widget, QLabel) and widget.buddy() is not None and around.buddies is not None:
        around.buddies[widget.buddy()] = label_text(widget)
    if isinstance(widget, QAbstractItemView):
        yield from _rows(widget, around) if not widget.property(said.LOG) or widget.hasFocus() else ()
    elif not leaf:
        for child in children_in_order(widget):
            yield from _walk(child, around)


def _own(widget: QWidget, around: _Around) -> tuple[Item | None, bool]:
    """The item that stands for a widget, if any, and whether nothing inside it is looked at."""
    described, role, leaf = _kind(widget)
    if widget is around.window or not (leaf or _stands_for_itself(widget, described)):
        return None, leaf
    return _item(widget, role or (Role.GROUP if children_in_order(widget) else Role.OTHER), around), leaf


def _kind(widget: QWidget) -> tuple[object, Role | None, bool]:
    """What is described of a widget's role, its role, and whether nothing inside it is looked at."""
    described = widget.property(said.ROLE)
    role = Role(described) if described else role_of(widget)
    return described, role, isinstance(widget, _LEAVES) or (role in PLAIN and bool(widget.accessibleName()))


def _stops(widget: QWidget, window: QWidget, *, stacking: bool = False) -> Iterator[QWidget]:
    """What can have the focus, in reading order. The window's own children keep their places: some lie over others."""
    if isinstance(widget, QScrollBar | QSizeGrip) or widget.property(said.DECORATIVE):
        return
    rows = isinstance(widget, QAbstractItemView) and widget.isEnabled() and widget.model().rowCount(widget.rootIndex())
    if widget is not window and (rows or _is_focusable(widget)):
        yield widget
    if not _kind(widget)[2]:
        children = children_in_order(widget)
        if stacking and widget is not window:
            stack(children)
        for child in children:
            yield from _stops(child, window, stacking=stacking)


def _on_the_way(window: QWidget, widget: QWidget) -> Item | None:
    """The innermost item from `window` down to `widget`; None where the way is not that of `_walk`."""
    way = [widget]
    while (above := way[-1].parentWidget()) is not None and way[-1] is not window:
        way.append(above)
    around, found, before = _inside(window, _Around(window)), None, window
    for step in reversed(way[:-1]):
        if isinstance(before, QAbstractScrollArea) and step is before.viewport():
            continue
        if step.isHidden() or step.isWindow() or isinstance(step, QScrollBar | QSizeGrip | QAbstractItemView):
            return None
        beside = isinstance(before, QAbstractScrollArea) and step.parentWidget() is before
        beside = beside or (isinstance(before, QScrollArea) and step is not before.widget())
        if beside or step.property(said.DECORATIVE):
            return None
        around, before = _inside(step, around), step
        item, leaf = _own(step, around)
        found = item or found
        if leaf:
            break
    return found


def _stands_for_itself(widget: QWidget, described: object) -> bool:
    """Whether something that holds other things is met on its own too."""
    if bool(described) and bool(widget.accessibleName()):
        return True
    return bool(name_of(widget)) or _is_focusable(widget)


def _is_focusable(widget: QWidget) -> bool:
    """By Tab or by the program. A scroll area takes the focus only to be scrolled, its content is read in its place."""
    return (
        widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isEnabled()
        and widget.focusProxy() is None
        and (not widget.inherits("QScrollArea") or bool(widget.accessibleName()))
    )


def _inside(widget: QWidget, around: _Around) -> _Around:
    """The surroundings of what is at `widget` and inside it."""
    kept = _kept(widget)
    language, private, group = kept(said.LANGUAGE), kept(said.PRIVATE), kept(said.GROUP)
    if language is None and private is None and group is None and not widget.inherits("QGroupBox"):
        return around
    language = language or around.language
    title = group or (name_of(widget) if widget.inherits("QGroupBox") else "")
    return replace(
        around,
        language=language,
        private=around.private if private is None else bool(private),
        group=title or around.group,
        group_language=(kept(said.GROUP_LANGUAGE) or language) if title else around.group_language,
    )


def _item(widget: QWidget, role: Role, around: _Around) -> Item | None:
    """The widget's own item; None when there is nothing of it to be read or done."""
    state = state_of(widget) | _described_state(widget)
    if not _is_focusable(widget):
        state -= {State.FOCUSABLE}
    name = widget.accessibleName() or name_of(widget)
    if not name and role in PLAIN and State.FOCUSABLE not in state:
        return None if role is not Role.PICTURE else _picture(widget, around)
    kept = _kept(widget)
    acts = {Act.FOCUS} if State.FOCUSABLE in state else set()
    if widget.isEnabled() and isinstance(widget, QAbstractButton):
        acts.add(Act.ACTIVATE)
    position = kept(said.POSITION)
    value = kept(said.VALUE)
    return Item(
        name=name,
        role=role,
        language=around.language,
        state=state,
        value=value if isinstance(value, str) and value else value_of(widget) if role in VALUED else "",
        said=kept(said.SAID) or "",
        private=around.private,
        description=said.hint_of(widget) or hint_of(widget),
        description_language=kept(said.DESCRIPTION_LANGUAGE) or around.language,
        description_private=bool(kept(said.DESCRIPTION_PRIVATE)),
        error=kept(said.ERROR) or "",
        error_language=kept(said.ERROR_LANGUAGE) or around.language,
        level=int(kept(said.LEVEL) or 0),
        position=(int(position[0]), int(position[1])) if position else None,
        group=around.group if around.group != name else "",
        group_language=around.group_language,
        place=place_of(widget, around.window),
        acts=frozenset(acts),
        handle=widget,
    )


def _kept(widget: QWidget) -> Callable[[str], Any]:
    """How to ask for what was described: most widgets keep nothing, and asking one by one takes longest."""
    return widget.property if widget.dynamicPropertyNames() else _nothing


def _nothing(_key: str) -> None:
    return None


def _picture(widget: QWidget, around: _Around) -> Item:
    """A picture without a name: kept, so that the audit finds it (ACC-8)."""
    return Item("", Role.PICTURE, around.language, place=place_of(widget, around.window), handle=widget)


def _described_state(widget: QWidget) -> frozenset[State]:
    kept = _kept(widget)
    found = (
        (State.INVALID, kept(said.INVALID)),
        (State.REQUIRED, kept(said.REQUIRED)),
        (State.SELECTED, kept("selected")),
        (State.BUSY, kept("busy")),
    )
    return frozenset(state for state, holds in found if holds is True)


def _rows(view: QAbstractItemView, around: _Around) -> Iterator[Item]:
    """The rows of a list, each as an item of its own."""
    model, root = view.model(), view.rootIndex()
    count = model.rowCount(root)
    chosen, current = view.selectionModel(), view.currentIndex()
    for number in range(count):
        index = model.index(number, 0, root)
        text = model.data(index, Qt.ItemDataRole.AccessibleTextRole) or model.data(index, Qt.ItemDataRole.DisplayRole)
        state = {State.FOCUSABLE} if view.isEnabled() else {State.DISABLED}
        if chosen is not None and chosen.isSelected(index):
            state.add(State.SELECTED)
        if index == current and view.hasFocus():
            state.add(State.FOCUSED)
        yield Item(
            name=str(text or ""),
            role=Role.ROW,
            language=around.language,
            state=frozenset(state),
            description=str(model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole) or ""),
            description_language=around.language,
            private=around.private,
            position=(number + 1, count),
            group=view.accessibleName() or around.group,
            group_language=around.language if view.accessibleName() else around.group_language,
            place=place_of(view.viewport(), around.window, view.visualRect(index)),
            acts=frozenset({Act.FOCUS, Act.ACTIVATE}) if view.isEnabled() else frozenset(),
            handle=view,
            row=number,
        )


def _named(item: Item, buddies: dict[QWidget, str]) -> Item:
    """An input without a name of its own takes that of its label (`QLabel.setBuddy`, `QFormLayout`)."""
    if item.name or item.handle is None or item.handle not in buddies:
        return item
    return replace(item, name=buddies[item.handle])


def _numbered(items: list[Item]) -> list[Item]:
    """Radio buttons beside each other get their position, where the program gave none (ACC-5)."""
    families: dict[QWidget | None, list[int]] = {}
    for index, item in enumerate(items):
        if item.role is Role.RADIO and item.position is None and item.handle is not None:
            families.setdefault(item.handle.parentWidget(), []).append(index)
    for family in families.values():
        for number, index in enumerate(family, start=1):
            items[index] = replace(items[index], position=(number, len(family)))
    return items


def _absorbed(items: list[Item]) -> tuple[Item, ...]:
    """Plain text that only repeats an input's name, hint or error, or a group's name, is said with that (once is enough)."""
    repeated: set[str] = set()
    for item in items:
        if item.role in INPUTS:
            repeated.update({item.name, item.description, item.error, item.group})
    repeated.discard("")
    return tuple(
        replace(item, absorbed=True)
        if item.role in (Role.TEXT, Role.ALERT) and item.name in repeated and State.FOCUSABLE not in item.state
        else item
        for item in items
    )
