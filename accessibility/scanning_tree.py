"""What a scan goes through: the things of a window that do something, in groups and rows as they are seen (B2-18, B2-19).

Things that the program has named as a group are a group, things beside each other a row; a group or row of one is the thing
itself. A long level is cut into parts, so that nothing is more than a few steps away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from math import ceil, sqrt
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from accessibility.items import Act, Item
from accessibility.order import on_one_line
from accessibility.roles import INPUTS, Role, State

LONGEST: Final = 9
"""So many spots a level may have before it is cut into parts."""


class Does(StrEnum):
    """What a press on a spot does."""

    ACT = "act"
    ENTER = "enter"
    LEAVE = "leave"
    LESS = "less"
    MORE = "more"
    PICK = "pick"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the ring can stand. `place` is in the window's coordinates. `number` is the option that `PICK` takes, `area` what
    `UP` and `DOWN` scroll."""

    does: Does
    place: QRect = field(compare=False, default_factory=QRect)
    item: Item | None = None
    inside: tuple[Spot, ...] = ()
    number: int = -1
    area: QWidget | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same spot in a later tree, whatever it is called and wherever it stands by then."""
        if self.item is not None:
            return self.does, id(self.item.handle), self.item.row, self.number
        return self.does, id(self.area), *(spot.key for spot in self.inside)

    def items(self) -> Iterator[Item]:
        """All things on it and in it."""
        if self.item is not None:
            yield self.item
        for spot in self.inside:
            yield from spot.items()

    @property
    def has_keys(self) -> bool:
        """Whether it is a keyboard on the screen, or a part of one."""
        return any(item.role is Role.KEY for item in self.items())


def is_operable(item: Item) -> bool:
    """Whether a person can do something with it."""
    if State.DISABLED in item.state or item.widget is None:
        return False
    if Act.ACTIVATE in item.acts:
        return True
    return Act.FOCUS in item.acts and item.role in INPUTS


def tree_of(items: Sequence[Item], scrolls: Sequence[Spot] = ()) -> tuple[Spot, ...]:
    """The first level of a scan; `scrolls` come after all else."""
    spots: list[Spot] = []
    operable = [item for item in items if is_operable(item)]
    for _, together in groupby(operable, key=lambda item: (id(_area(item)), item.group or None)):
        members = list(together)
        rows = _rows(members)
        if members[0].group and len(rows) > 1:
            spots.append(_enclose(_parts(rows)))
        else:
            spots.extend(rows)
    if len(spots) > LONGEST:
        spots = _parts(_by_region(spots))
    return (*spots, *scrolls)


def _by_region(spots: Sequence[Spot]) -> list[Spot]:
    """What stands in one part of the window, such as a bar, together: that is how it is seen."""
    found: list[Spot] = []
    for region, together in groupby(spots, key=_region):
        members = list(together)
        found.extend([_enclose(_parts(members))] if region is not None else members)
    return found


def _region(spot: Spot) -> int | None:
    """The child of the window that holds all of the spot; None where there is none, or it is the thing itself."""
    held: set[int | None] = set()
    for item in spot.items():
        widget = item.widget
        while widget is not None and (parent := widget.parentWidget()) is not None and not parent.isWindow():
            widget = parent
        held.add(None if widget is item.handle or widget is None else id(widget))
    return held.pop() if len(held) == 1 else None


def _rows(items: Sequence[Item]) -> list[Spot]:
    rows: list[list[Item]] = []
    for item in items:
        if rows and on_one_line(rows[-1][0].place, item.place):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [_enclose(_parts([Spot(Does.ACT, item.place, item) for item in row])) for row in rows]


def _parts(spots: list[Spot]) -> list[Spot]:
    """Spots, a few of them together where they are too many. Rows of keys stay: who writes knows where letters are."""
    if len(spots) <= LONGEST or all(spot.has_keys for spot in spots):
        return spots
    size = ceil(sqrt(len(spots)))
    return [_enclose(spots[at : at + size]) for at in range(0, len(spots), size)]


def _enclose(spots: Sequence[Spot]) -> Spot:
    """One spot for several; one alone stays itself."""
    if len(spots) == 1:
        return spots[0]
    place = QRect()
    for spot in spots:
        place = place.united(spot.place)
    return Spot(Does.ENTER, place, inside=tuple(spots))


def _area(item: Item) -> QWidget | None:
    """What scrolls the thing: rows are seen only among things that move together."""
    widget = item.widget
    if widget is not None and item.row >= 0:
        return widget
    widget = None if widget is None else widget.parentWidget()
    while widget is not None and not isinstance(widget, QAbstractScrollArea):
        widget = widget.parentWidget()
    return widget
