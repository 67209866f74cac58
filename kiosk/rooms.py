"""Rooms that are opened when they are first asked for, once, whichever thread asks; and closed together."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from kiosk.portal.errors import Cancelled

RoomT = TypeVar("RoomT")


class Rooms:
    """What an office is divided into. Used from worker threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # one room may need another
        self._open: dict[type[Any], Any] = {}
        self._ends: list[Callable[[], None]] = []
        self._over = False

    def open(self, kind: type[RoomT], make: Callable[[], RoomT], close: Callable[[RoomT], None] | None = None) -> RoomT:
        """The room of this kind, made now if it is not there yet; `close` ends it with the others.

        Raises `Cancelled` where it would be made after the end.
        """
        with self._lock:
            if kind not in self._open:
                if self._over:
                    raise Cancelled("visit over")
                self._open[kind] = room = make()
                if close is not None:
                    self._ends.append(lambda: close(room))
            found: RoomT = self._open[kind]
            return found

    def close(self) -> None:
        """Close those that are open, the last one first, and open no other."""
        with self._lock:
            self._over = True
            ends, self._ends = self._ends, []
        for end in reversed(ends):
            end()
