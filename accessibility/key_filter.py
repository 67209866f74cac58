"""Keys that were not meant: the same again too soon, held too short, repeated while held (ACC-38, ACC-39, ACC-88).

It stands at the gate. Modifiers pass as they are: they type nothing, and one that was kept back would stay pressed in
somebody's mind. What a scanner of codes types passes whole. What was kept back when it went down is kept back when it comes up, so that no key stays stuck. Touches have
their own filter (`accessibility.touch`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from accessibility.bursts import Bursts, Came
from accessibility.clock import Timer, Timers
from accessibility.gate import Gate
from accessibility.held_keys import copy_of, key_id
from accessibility.keys import MODIFIERS
from accessibility.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a held key repeats, in seconds; `after` None is never."""

    after: float | None = None
    every: float = 2.0


AS_THE_SYSTEM: Final = Repeat(0.0, 0.0)
"""As the person has told the computer."""
NEVER: Final = Repeat()


class KeyFilter(QObject):
    """The filter of one window. `repeat` is the program's: `NEVER` at a kiosk; whoever needs a filter needs no repeats."""

    def __init__(self, window: QWidget, gate: Gate, timers: Timers) -> None:
        super().__init__(window)
        self._gate, self._timers = gate, timers
        self.repeat = AS_THE_SYSTEM
        self._bounce = self._slow = 0.0
        self._last: int | None = None
        self._last_at = 0.0
        self._dropped: set[int] = set()
        self._repeats_at: dict[int, float] = {}
        self._waiting: QKeyEvent | None = None
        self._timer: Timer | None = None
        self._bursts = Bursts(timers, self._scanned, self._by_hand)

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self._bounce, self._slow = preferences.bounce_ms / 1000, preferences.slow_keys_ms / 1000
        if not self._slow:
            self._forget_waiting()

    def take(self, event: QEvent) -> bool:
        """Whether the event is kept back."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            if event.key() in MODIFIERS:
                return False
            if event.isAutoRepeat():
                return self._repeated(event)
            if (self._bounce or self._slow) and self._bursts.take(event):
                return True
            kept = self._judge(event, self._timers.now())
            if kept:
                self._bursts.kept(event)
            return kept
        if kind == QEvent.Type.FocusOut:  # what is let go elsewhere is not heard here
            self._bursts.forget()
            self._forget_waiting()
            self._dropped.clear()
            self._repeats_at.clear()
        return False

    def _judge(self, event: QKeyEvent, at: float) -> bool:
        """Whether a key that came at that time is kept back."""
        return self._pressed(event, at) if event.type() == QEvent.Type.KeyPress else self._released(event, at)

    def _scanned(self, came: list[Came]) -> None:
        """All of what a scanner has read."""
        self._forget_waiting()
        for each in came:
            self._gate.pass_on(each.event, self)
        self._last, self._last_at = key_id(came[-1].event), came[-1].at
        self._dropped.clear()

    def _by_hand(self, came: list[Came]) -> None:
        for each in came:
            if not self._judge(each.event, each.at):
                self._gate.pass_on(each.event, self)

    def _pressed(self, event: QKeyEvent, now: float) -> bool:
        key = key_id(event)
        if self._last == key and now - self._last_at < self._bounce:
            self._dropped.add(key)
            return True
        if self._slow:
            self._forget_waiting()
            self._waiting = copy_of(event)
            left = max(0.0, self._slow - (self._timers.now() - now))
            self._timer = self._timers.after(left, self._accept_waiting)
            return True
        self._accept(key, now)
        return False

    def _accept(self, key: int, now: float) -> None:
        self._last, self._last_at = key, now
        self._dropped.discard(key)
        self._repeats_at[key] = now + (self.repeat.after or 0.0)

    def _accept_waiting(self) -> None:
        event, self._waiting, self._timer = self._waiting, None, None
        if event is not None:
            self._accept(key_id(event), self._timers.now())
            self._gate.pass_on(event, self)

    def _forget_waiting(self) -> None:
        """A key that waits is not meant after all: the finger has slipped to another, or let go."""
        if self._timer is not None:
            self._timer.cancel()
        if self._waiting is not None:
            self._dropped.add(key_id(self._waiting))
        self._waiting = self._timer = None

    def _released(self, event: QKeyEvent, now: float) -> bool:
        key = key_id(event)
        self._repeats_at.pop(key, None)
        if self._waiting is not None and key_id(self._waiting) == key:
            self._forget_waiting()
        if key == self._last:
            self._last_at = now
        if key in self._dropped:
            self._dropped.discard(key)
            return True
        return False

    def _repeated(self, event: QKeyEvent) -> bool:
        """Platforms tell of a repetition as a key that comes up and goes down; both are marked."""
        key, now = key_id(event), self._timers.now()
        if key in self._dropped or (self._waiting is not None and key_id(self._waiting) == key):
            return True
        repeat = NEVER if self._bounce or self._slow else self.repeat
        if repeat == AS_THE_SYSTEM:
            return False
        due = self._repeats_at.get(key)
        if repeat.after is None or due is None or event.type() == QEvent.Type.KeyRelease or now < due:
            return True
        self._repeats_at[key] = now + repeat.every
        return False
