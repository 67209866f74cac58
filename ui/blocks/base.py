"""What every block is: a widget that shows one block of a page and says what a person did with it."""

from __future__ import annotations

from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from kiosk.page import Action, Block
from ui.blocks.context import Context
from ui.blocks.face import Style
from ui.blocks.push import Push

Shown = TypeVar("Shown", bound=Block)
TOKEN = "token"  # noqa: S105 - the name of a property
"""Property that names what can have the focus over a change of the page: `action:…`, `field:…`, `option:…`."""


def leave(widget: QWidget) -> None:
    """Take the focus out of what is about to go, so that Qt does not hand it to a neighbour, which would be read aloud."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
        focused.clearFocus()


def take_out(widget: QWidget) -> None:
    """Take a widget out of the layout of its parent, where it is in one.

    Qt does that by itself when a widget moves or gets another parent. PySide is not told then, keeps the name that it had
    for the layout's item, and gives it to whatever comes to stand at that place in memory: the program crashes some time
    later. `removeWidget` is told of.
    """
    parent = widget.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None and layout.indexOf(widget) >= 0:
        layout.removeWidget(widget)


def put(column: QBoxLayout, index: int, widget: QWidget, stretch: int = 0) -> None:
    """Set a widget at its place in a column, wherever it is now."""
    take_out(widget)
    column.insertWidget(index, widget, stretch)


def dismiss(widget: QWidget) -> None:
    """Take a widget off the page. It goes later: what was pressed may be on it, and is still at work.

    Without a parent it would be Python's to delete, with the last reference, in the middle of whatever it is doing: so it
    is held until Qt has deleted it.
    """
    leave(widget)
    widget.hide()
    take_out(widget)
    widget.setParent(None)
    widget.destroyed.connect(partial(_let_go, widget))
    widget.deleteLater()


def _let_go(_held: QWidget, *_: object) -> None:
    """Nothing to do: the connection that led here held the widget, and ends with it."""


class Column(QVBoxLayout):
    """A column that reckons its height for the width that its widget may have: Qt asks for all that there is, and a row
    that wraps would be given the height of one that does not."""

    def heightForWidth(self, width: int) -> int:
        holder = self.parentWidget()
        return super().heightForWidth(width if holder is None else min(width, holder.maximumWidth()))


class BlockWidget(QWidget, Generic[Shown]):
    """One block. `refresh` takes other words or values and keeps the widget, with its cursor; False asks for a new widget."""

    activated = Signal(str, str)
    changed = Signal(str, str)
    submitted = Signal()
    pointed = Signal(str)
    """An error was chosen: the `key` of the field that it speaks of."""
    said = Signal(str, str)
    """Words and their language, to be spoken once: why nothing came of what a person did."""

    def __init__(self, block: Shown, context: Context) -> None:
        super().__init__()
        self.block = block
        self.context = context
        self.column = Column(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.restyle()

    def restyle(self) -> None:
        self.column.setSpacing(self.context.theme.scale.length(14))

    def refresh(self, block: Shown, context: Context) -> bool:
        """Show another block of the same kind in place; False when a new widget is to be made."""
        return False

    def focus_keys(self) -> tuple[str, ...]:
        """The keys under which the page can send the focus here."""
        key = getattr(self.block, "key", "")
        return (key,) if key else ()

    def focus_target(self) -> QWidget | None:
        """What takes the focus when it is sent here."""
        return next(
            (child for child in self.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus), None
        )

    def push(self, action: Action, style: Style, *, icon: bool = True) -> Push:
        """A button for an action, joined to `activated`."""
        button = Push(
            self.context.theme, style, action.label, self, icon=action.icon if icon else "", note=action.description
        )
        button.setProperty(TOKEN, f"action:{action.id}:{action.argument}")
        if action.selected:
            button.set_selected(True)
        elif any(other.selected for other in getattr(self.block, "actions", ())):
            button.set_selected(False)
        button.clicked.connect(lambda: self.activated.emit(action.id, action.argument))
        return button
