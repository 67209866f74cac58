"""One touch from its beginning to its end, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from accessibility.touch_pressing import Press


class Way(Enum):
    """What becomes of a touch from its beginning to its end."""

    RAW = auto()
    """The widget under the finger gets all of it as it is: a field, a slider, a map."""
    HELD = auto()
    """A finger holds something that can be pressed."""
    MISSED = auto()
    """There is nothing to press."""
    IGNORED = auto()
    """It belongs to the touch before."""
    EXPLORING = auto()


@dataclass(slots=True)
class Contact:
    way: Way
    press: Press | None = None
    place: QRect = field(default_factory=QRect)
    spoiled: bool = False

    def now(self, press: Press, window: QWidget) -> QPoint:
        """Where the held point of the widget is by now: the focus that came with the press may have scrolled the page."""
        return press.at + press.place(window).topLeft() - self.place.topLeft()
