"""One thing on a window as a person meets it: name, role, state, value, language, place and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QScrollArea, QWidget

from accessibility.roles import Role, State


class Act(StrEnum):
    """What can be done with an item."""

    ACTIVATE = "activate"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class Item:
    """A snapshot, made by `accessibility.outline.outline`.

    `name` is as written; `said`, when not empty, replaces it for the voice. `private` speaks of the value where there
    can be one, else of the name. `place` is in the window's coordinates. `value` never holds what a secret field holds:
    it has one dot for each character. `absorbed` text is already the name, hint or error of an input and is not read
    twice.
    """

    name: str
    role: Role
    language: str
    state: frozenset[State] = frozenset()
    value: str = ""
    said: str = ""
    private: bool = False
    description: str = ""
    description_language: str = ""
    description_private: bool = False
    error: str = ""
    error_language: str = ""
    level: int = 0
    position: tuple[int, int] | None = None
    group: str = ""
    group_language: str = ""
    place: QRect = field(default_factory=QRect, compare=False)
    absorbed: bool = False
    acts: frozenset[Act] = frozenset()
    handle: QWidget | None = field(default=None, compare=False, repr=False)
    row: int = -1

    @property
    def widget(self) -> QWidget | None:
        """The widget that shows the item; None once it is gone."""
        return self.handle if self.handle is not None and shiboken6.isValid(self.handle) else None

    def is_same_place(self, other: Item) -> bool:
        """Whether `other`, from a later outline, is the same thing on the screen."""
        return self.handle is other.handle and self.row == other.row

    def focus(self) -> bool:
        """Give the item the keyboard focus, and bring it into view; False when it cannot have the focus. Tab passes all keys
        of a keyboard on the screen but one by; whoever goes on in single steps comes to each."""
        widget = self.widget
        if widget is None:
            return False
        self.reveal()
        if Act.FOCUS not in self.acts and not (self.role is Role.KEY and Act.ACTIVATE in self.acts):
            return False
        if self.row >= 0 and isinstance(widget, QAbstractItemView):
            widget.setCurrentIndex(widget.model().index(self.row, 0, widget.rootIndex()))
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def activate(self) -> bool:
        """Do what the item does when it is chosen; False when it does nothing."""
        widget = self.widget
        if widget is None or Act.ACTIVATE not in self.acts:
            return False
        if isinstance(widget, QAbstractButton):
            widget.click()
        elif self.row >= 0 and isinstance(widget, QAbstractItemView):
            index = widget.model().index(self.row, 0, widget.rootIndex())
            widget.setCurrentIndex(index)
            widget.activated.emit(index)
        return True

    def reveal(self) -> None:
        """Scroll whatever holds the item until it is in view."""
        widget = self.widget
        parent = None if widget is None else widget.parentWidget()
        while widget is not None and parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
