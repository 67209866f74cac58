"""A scanner of codes types like a keyboard, faster than any finger: what it writes is told from fingers, and passes whole.

Who has the same key counted once, or held keys only, would else lose letters of what is scanned. A scanner presses and lets
go one key after the other, each within `GAP_SECONDS`, and ends with Enter; a hand that trembles, a palm on the keys or a
worn key does not do all three.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from accessibility.clock import Timer, Timers
from accessibility.held_keys import copy_of, key_id

GAP_SECONDS: Final = 0.03
"""From one key to the next at most; the quickest fingers need three times as long."""
QUIET_SECONDS: Final = 0.06
"""After so long nothing more comes: what was kept back was a hand's."""
LEAST: Final = 4
"""Characters of the shortest code."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESS: Final = QEvent.Type.KeyPress


class Came(NamedTuple):
    """A key event and when it came, in seconds of the timers."""

    event: QKeyEvent
    at: float


class Bursts:
    """Keeps back keys that follow each other that fast until it is known whose they are. The first key of all goes its usual
    way: `kept` tells that this way did not let it through, so that it can still be given back.

    `scanned` gets the events of a scan; `by_hand` gets those of a hand, each to be judged as if it came when it did.
    """

    def __init__(
        self, timers: Timers, scanned: Callable[[list[Came]], None], by_hand: Callable[[list[Came]], None]
    ) -> None:
        self._timers, self._scanned, self._by_hand = timers, scanned, by_hand
        self._held: list[Came] = []
        self._first: list[Came] = []
        self._first_writes = False
        self._pressed_at = -1.0
        self._down: set[int] = set()
        self._quiet: Timer | None = None

    def take(self, event: QKeyEvent) -> bool:
        """Whether the event is kept back, until `scanned` or `by_hand` has it."""
        now, key = self._timers.now(), key_id(event)
        if event.type() != _PRESS:
            self._down.discard(key)
            if not any(key_id(each.event) == key for each in self._held):
                return False
            self._hold(event, now)
            if self._is_scan():
                self._give(self._scanned, [*self._first, *self._held])
            return True
        fast = now - self._pressed_at < GAP_SECONDS and not self._down
        self._pressed_at = now
        self._down.add(key)
        if fast and (_writes(event) or event.key() in _ENTER):
            self._hold(event, now)
            return True
        self.give_up()
        self._first_writes = _writes(event)
        return False

    def kept(self, event: QKeyEvent) -> None:
        """An event that `take` let pass was kept back on its way."""
        if event.type() == _PRESS:
            self._first = [Came(copy_of(event), self._timers.now())]
        elif self._first and key_id(self._first[0].event) == key_id(event):
            self._first.append(Came(copy_of(event), self._timers.now()))

    def give_up(self) -> None:
        """It was a hand."""
        held = self._held
        self._first = []
        if held:
            self._give(self._by_hand, held)

    def forget(self) -> None:
        """Whoever was at the keys has gone elsewhere."""
        self._stop_waiting()
        self._held, self._first, self._down = [], [], set()

    def _hold(self, event: QKeyEvent, now: float) -> None:
        self._held.append(Came(copy_of(event), now))
        self._stop_waiting()
        self._quiet = self._timers.after(QUIET_SECONDS, self.give_up)

    def _is_scan(self) -> bool:
        """Whether the Enter at the end has come up, after enough that was written."""
        pressed = [each.event for each in self._held if each.event.type() == _PRESS]
        written = sum(map(_writes, pressed)) + self._first_writes
        return bool(pressed) and pressed[-1].key() in _ENTER and written >= LEAST and not self._down

    def _give(self, to: Callable[[list[Came]], None], events: list[Came]) -> None:
        self._stop_waiting()
        self._held, self._first, self._first_writes = [], [], False
        to(events)

    def _stop_waiting(self) -> None:
        if self._quiet is not None:
            self._quiet.cancel()
        self._quiet = None


def _writes(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable()
