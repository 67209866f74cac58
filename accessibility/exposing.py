"""What a screen reader is told of widgets beyond what Qt tells it: headings, links, what is chosen, the window itself.

Qt asks `_interface_of` for each widget that a reader looks at. Most are left to Qt, whose answers are quick and complete;
a widget gets an interface of ours where a program has described something of it that Qt does not know (ACC-43, ACC-68).
The answers are worked out when they are asked for, so that they are never older than the widget.
"""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QStackedWidget, QWidget
from shiboken6.Shiboken import VoidPtr

from accessibility.describe import LANGUAGE, LEVEL, ROLE, SELECTED, ask_again
from accessibility.roles import Role
from accessibility.widgets import name_of

_EXPOSED_AS: Final = "exposedAs"
_AS: Final = {"window": QAccessible.Role.Window, "notice": QAccessible.Role.Notification}
_ROLES: Final = {
    Role.HEADING: QAccessible.Role.Heading,
    Role.LINK: QAccessible.Role.Link,
    Role.PICTURE: QAccessible.Role.Graphic,
}
_NOTHING: Final = VoidPtr(0)
_installed: list[Any] = []
"""The factory, once it is installed: Qt keeps no reference to it."""


class Attributes(QAccessibleAttributesInterface):
    """The level of a heading and the language. An object of its own: PySide would hand on the wrong address of a part."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """What is known."""
        found = ((QAccessible.Attribute.Level, LEVEL), (QAccessible.Attribute.Locale, LANGUAGE))
        return [key for key, described in found if self._widget.property(described)]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        """The value of one of `attributeKeys`."""
        if key is QAccessible.Attribute.Level:
            return int(self._widget.property(LEVEL) or 0)
        if key is QAccessible.Attribute.Locale:
            return QLocale(self._widget.property(LANGUAGE))
        return None


class Exposed(QAccessibleWidget):
    """One widget, with what it was described to be."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Client, "")
        self._widget = widget
        self._attributes = Attributes(widget)

    def role(self) -> QAccessible.Role:
        """What the widget is."""
        described = _described_role(self._widget)
        if described in _ROLES:
            return _ROLES[described]
        if isinstance(self._widget, QAbstractButton):
            return QAccessible.Role.CheckBox if described is Role.KEY else QAccessible.Role.RadioButton
        return _AS.get(str(self._widget.property(_EXPOSED_AS)), QAccessible.Role.Client)

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description as they are now."""
        if kind is QAccessible.Text.Name:
            return self._widget.accessibleName() or name_of(self._widget) or super().text(kind)
        return super().text(kind)

    def state(self) -> QAccessible.State:
        """What Qt knows, and whether it is the chosen one of several."""
        state = super().state()
        widget = self._widget
        if isinstance(widget, QAbstractButton):
            state.pressed = widget.isDown()
            if widget.property(SELECTED) is not None:
                state.checkable = True
                state.checked = widget.property(SELECTED) is True
        elif isinstance(widget, QLabel):
            state.readOnly = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Where the attributes are asked for: here. None would end the process (PySide takes it for an address)."""
        if kind is QAccessible.InterfaceType.AttributesInterface:
            return self._attributes
        found = super().interface_cast(kind)
        return _NOTHING if found is None else found

    def actionNames(self) -> list[str]:
        """A button can be pressed."""
        names = super().actionNames()
        if isinstance(self._widget, QAbstractButton) and self._widget.isEnabled():
            return [QAccessibleActionInterface.pressAction(), *names]
        return names

    def doAction(self, name: str) -> None:
        """Press the button, as a finger does."""
        if isinstance(self._widget, QAbstractButton) and name == QAccessibleActionInterface.pressAction():
            self._widget.click()
        else:
            super().doAction(name)


def expose(window: QWidget) -> None:
    """Tell screen readers of `window` what was described of its widgets. Call once a window, before it is shown."""
    if not _installed:
        _installed.append(_interface_of)
        QAccessible.installFactory(_interface_of)
    _expose_as(window, "window")


def expose_as_notice(widget: QWidget) -> None:
    """Make `widget` a notification to screen readers: its accessible name is the message."""
    _expose_as(widget, "notice")


def _expose_as(widget: QWidget, what: str) -> None:
    widget.setProperty(_EXPOSED_AS, what)
    ask_again(widget)


def mark_chosen(widget: QWidget, chosen: bool) -> None:
    """`widget` is one of several, and the chosen one or not: what a button of Qt's cannot say of itself (ACC-68)."""
    before = widget.property(SELECTED)
    widget.setProperty(SELECTED, chosen)
    if before is None:
        ask_again(widget)
    elif before is not chosen and QAccessible.isActive():
        state = QAccessible.State()
        state.checked = True
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, state))


def _interface_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Ours for a widget of which we know more than Qt; None for all others."""
    if isinstance(thing, QWidget) and _is_ours(thing):
        return Exposed(thing)
    return None


def _is_ours(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return _described_role(widget) in _ROLES or (not widget.isCheckable() and widget.property(SELECTED) is not None)
    return _described_role(widget) in _ROLES or isinstance(widget, QStackedWidget) or bool(widget.property(_EXPOSED_AS))


def _described_role(widget: QWidget) -> Role | None:
    described = widget.property(ROLE)
    return Role(described) if described else None
