"""What Qt still calls while a window is being taken apart.

Python's collector empties its half of an object before Qt deletes the other half. Until Qt has done so, events and signals
come to a method that finds none of its attributes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject

Q = TypeVar("Q", bound=QObject)
Filter = Callable[[Q, QObject, QEvent], bool]


def is_whole(thing: QObject) -> bool:
    """Whether both halves of `thing`, which has attributes of its own, are still there."""
    return bool(vars(thing)) and shiboken6.isValid(thing)


def while_whole(event_filter: Filter[Q]) -> Filter[Q]:
    """For every `eventFilter`: once its object is no longer whole it hears nothing, and keeps nothing back."""

    @wraps(event_filter)
    def hear(self: Q, watched: QObject, event: QEvent, /) -> bool:
        return is_whole(self) and event_filter(self, watched, event)

    return hear
