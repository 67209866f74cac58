"""Many keys and one stop of Tab: from key to key go the arrow keys, in keys of several widths."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget


class SingleStop:
    """Of several widgets the one that Tab reaches. A touch takes the focus on none of them."""

    def __init__(self) -> None:
        self._at: QWidget | None = None

    @property
    def at(self) -> QWidget | None:
        """The one; None when there is none, or it has gone."""
        return self._at if self._at is not None and shiboken6.isValid(self._at) else None

    def put(self, widget: QWidget, *, focus: bool = False) -> None:
        """Let Tab reach this one, and no longer the former; with `focus` it has the focus too."""
        before, self._at = self.at, widget
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if focus and not widget.hasFocus():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None and before is not widget:
            before.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def nearest(places: Sequence[QRect], at: int, across: int, down: int) -> int:
    """The key beside number `at`: the next in its row, or the one in the next row that stands most nearly under it.

    At an edge the key stays: nothing wraps, so that a person who counts keys is never lost.
    """
    here = places[at]
    middle = here.center().y()
    if across:
        beside = [
            number
            for number, place in enumerate(places)
            if place.top() <= middle <= place.bottom() and (place.left() - here.left()) * across > 0
        ]
        return min(beside, key=lambda number: abs(places[number].left() - here.left()), default=at)
    rows = {place.top() for place in places if (place.top() - here.top()) * down > 0}
    if not rows:
        return at
    row = min(rows, key=lambda top: abs(top - here.top()))
    return min(
        (number for number, place in enumerate(places) if place.top() == row),
        key=lambda number: _away(places[number], here.center().x()),
    )


def _away(place: QRect, across: int) -> int:
    """How far a place is from a line that goes down: nothing when the line goes through it."""
    return max(place.left() - across, across - place.right(), 0)
