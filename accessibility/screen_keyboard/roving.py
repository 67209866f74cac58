"""From key to key with the arrow keys, in keys of several widths."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect


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
