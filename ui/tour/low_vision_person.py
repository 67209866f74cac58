"""Somebody with little sight, at home: text at 400 %, yellow on black, a lens, and a keyboard (ACC-48, ACC-56, ACC-57).

They act on nothing that they do not see: what has the focus must stand in the window with its ring, and in the lens, and
nothing on a page may be cut.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt

from accessibility.audit import audit
from accessibility.findings import Limits, Rule
from accessibility.items import Item
from accessibility.preferences import Magnifier
from accessibility.roles import Role
from accessibility.touch_targets import seen_place
from ui.tour.driver import Driver, Lost
from ui.tour.journeys import JOURNEYS

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

_CUT: Final = (Rule.CUT, Rule.SIDEWAYS)
_LIMITS: Final = Limits(hints=False, pixels=False, rings=False)
MOMENT_MS: Final = 150
MOST_MOMENTS: Final = 100
LEAST: Final = 0.5
"""So much of a thing that is higher than what is left of the window has to be seen, as a part of that."""


class LittleSight(Driver):
    """Presses keys, and looks each time."""

    def press(
        self, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """And look at what has the focus then."""
        super().press(key, text, modifiers)
        item = self.see()
        if item is not None:
            self._see_in_lens(item)

    def look(self) -> None:
        """Nothing on the page is cut or reaches out of the window."""
        found = [each for each in audit(self.visit.window, _LIMITS) if each.rule in _CUT]
        if found:
            raise Lost(f"on {self.page.id} {'; '.join(map(str, found))}")
        self.see()

    def see(self) -> Item | None:
        """What has the focus stands in the window and has its ring. The heading, where one begins to read, needs none."""
        self.settle()
        item, window = self.focused(), self.visit.window
        if item is None or item.role is Role.HEADING:
            return None
        place = seen_place(item, window)
        holder = self._room(item)
        if place.height() < min(item.place.height(), round(holder.height() * LEAST)) or place.isEmpty():
            raise Lost(f"{item.name} has the focus on {self.page.id} and is not seen: {place} of {item.place}")
        if not window.ring.isVisible() or window.ring.visibleRegion().isEmpty():
            raise Lost(f"{item.name} on {self.page.id} has no ring")
        caret = self._caret(item)
        if not place.contains(caret):
            raise Lost(f"{item.name} on {self.page.id} is written in at {caret}, and seen at {place}")
        return item

    def _caret(self, item: Item) -> QRect:
        """Where the next letter comes in a field; else the first pixel of the thing."""
        widget = item.widget
        if widget is None or item.role is not Role.FIELD:
            return QRect(seen_place(item, self.visit.window).topLeft(), QSize(1, 1))
        caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return QRect(widget.mapTo(self.visit.window, caret.center()), QSize(1, 1))

    def _room(self, item: Item) -> QRect:
        """The part of the window that scrolls under the thing, or the window."""
        area, widget = self.visit.window.view.area, item.widget
        inside = widget is not None and area.isAncestorOf(widget)
        return area.viewport().rect() if inside else self.visit.window.rect()

    def _see_in_lens(self, item: Item) -> None:
        """The lens goes along with what is said: to the group, the thing, its hint. Once it has to be at the thing."""
        magnifier = self.visit.layer.seeing.magnifier
        if magnifier.kind is not Magnifier.LENS:
            return
        for _ in range(MOST_MOMENTS):
            place, look = seen_place(item, self.visit.window), magnifier.look
            if look is None or not magnifier.glass.isVisible():
                raise Lost(f"the lens is gone on {self.page.id}")
            if look.source.toAlignedRect().intersects(place):
                return
            self.voice.advance(MOMENT_MS)
            self.settle()
        raise Lost(f"the lens never came to {item.name} on {self.page.id}, but stays at {magnifier.look}")


driver = LittleSight
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {"apply": JOURNEYS["apply"]}
