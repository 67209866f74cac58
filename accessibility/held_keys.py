"""What X tells of a held key, put right: some of its repetitions come as if the key had been let go and pressed anew.

X sends each repetition as a key that comes up and goes down, and Qt knows them by looking whether the second has come
already. On a busy machine it often has not; then a held key would choose again and again (ACC-38). Here a key that was down
for long enough to repeat comes up a moment later, unless it goes down again in that moment.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from accessibility.clock import Timer, Timers
from accessibility.gate import Gate

HELD_SECONDS: Final = 0.2
"""No platform repeats a key sooner: what is let go before comes up at once."""
MOMENT_SECONDS: Final = 0.03


class HeldKeys(QObject):
    """Stands first at the gate, so that all others know a repetition when they see one."""

    def __init__(self, window: QWidget, gate: Gate, timers: Timers) -> None:
        super().__init__(window)
        self._gate, self._timers = gate, timers
        self._down_since: dict[int, float] = {}
        self._coming_up: dict[int, Timer] = {}

    def take(self, event: QEvent) -> bool:
        """Whether the event is kept back."""
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        key = key_id(event)
        if event.type() == QEvent.Type.KeyPress:
            return self._goes_down(key, event)
        since = self._down_since.get(key)
        if since is None or self._timers.now() - since < HELD_SECONDS:
            self._down_since.pop(key, None)
            return False
        self._coming_up[key] = self._timers.after(MOMENT_SECONDS, partial(self._comes_up, key, copy_of(event)))
        return True

    def _goes_down(self, key: int, event: QKeyEvent) -> bool:
        coming_up = self._coming_up.pop(key, None)
        if coming_up is None:
            self._down_since[key] = self._timers.now()
            return False
        coming_up.cancel()
        self._gate.pass_on(copy_of(event, repeats=True), self)
        return True

    def _comes_up(self, key: int, event: QKeyEvent) -> None:
        self._coming_up.pop(key, None)
        self._down_since.pop(key, None)
        self._gate.pass_on(event, self)


def key_id(event: QKeyEvent) -> int:
    """The key itself, whatever it types with a modifier."""
    return event.nativeScanCode() or -event.key()


def copy_of(event: QKeyEvent, *, repeats: bool | None = None) -> QKeyEvent:
    """The same event for later, when the platform's is gone."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat() if repeats is None else repeats,
        event.count(),
    )
