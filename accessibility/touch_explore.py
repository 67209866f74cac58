"""Explore by touch: a finger that lies on things or slides over them hears them, and presses nothing (ACC-36).

The rules, as of EZ Access' "slide to read" and of the telephones' screen readers, with one finger and no double click:

- What the finger comes upon is read, plain text too, once for each time it comes upon it. The reading cursor goes there with
  its frame; the focus stays where it is. Lifting the finger does nothing.
- A later tap on what was read last presses it, after however long a time; so does the action key.
- A key that writes a character writes it when the finger is lifted from it: a second tap for each letter would double the
  work, sliding off takes it back, and one key erases what was written by mistake. Keys that do anything else wait for the
  second tap like everything on the page.
- Off the window nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.items import Item
from accessibility.reader import ReadingCursor
from accessibility.touch_targets import ACTS_ON_LIFT, at


class Ended(Enum):
    """What a finger that was lifted had done."""

    READ = auto()
    DONE = auto()
    NOTHING = auto()
    """It met nothing."""
    UNKNOWN = auto()
    """It pressed what the layer does not know how to press: the widget itself may."""


class Explorer:
    """Follows one finger. `act` does what an item does, and says whether it does anything; `reach` gives how far it may lie from the finger, and how much
    further the next one, in pixels. With `anywhere`, a tap where nothing is presses what was read last."""

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        act: Callable[[Item], bool],
        reach: Callable[[], tuple[float, float]],
    ) -> None:
        self._window, self._announcer, self._cursor = window, announcer, cursor
        self._act, self._reach = act, reach
        self.anywhere = False
        self._read: Item | None = None
        self._under: Item | None = None
        self._met: list[Item] = []

    def begin(self, point: QPoint) -> None:
        """The finger comes down."""
        self._read, self._under, self._met = self._cursor.plain, None, []
        self.move(point)

    def move(self, point: QPoint) -> None:
        """The finger is here now."""
        item = at(self._window, point, *self._reach())
        before, self._under = self._under, item
        if item is None:
            if not self._window.rect().contains(point):
                self._announcer.interrupt()
            return
        if before is not None and item.is_same_place(before):
            return
        self._met.append(item)
        self._announcer.interrupt()
        self._cursor.point_at(item)

    def end(self, point: QPoint) -> Ended:
        """The finger is lifted."""
        self.move(point)
        item, read = self._under, self._read
        if item is not None and (_writes(item) or self._is_second_tap()):
            return Ended.DONE if self._act(item) else Ended.UNKNOWN
        if not self._met and self.anywhere and read is not None and self._window.rect().contains(point):
            self._act(read)
            return Ended.DONE
        return Ended.READ if self._met else Ended.NOTHING

    def _is_second_tap(self) -> bool:
        """Whether the finger met nothing but what had been read before it came."""
        read = self._read
        return read is not None and all(each.is_same_place(read) for each in self._met)


def _writes(item: Item) -> bool:
    return item.widget is not None and item.widget.property(ACTS_ON_LIFT) is True
