"""The switches of a scan: keys or mouse buttons, held for long enough, and each heard once however the hand trembles (B2-20)."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from accessibility.clock import Timer, Timers
from accessibility.gate import PRESSES, RELEASES
from accessibility.keypad_profile import MICE, KeypadProfile, Switch
from accessibility.pointer import is_finger
from accessibility.preferences import Preferences, Scanning
from accessibility.screen_keyboard.field import kind_of

WRITING_SECONDS: Final = 3.0
"""So long after a letter from a real keyboard, its space bar and Enter write, and are no switches."""


class Pressed(Protocol):
    """Who is told of the switches."""

    def switch_down(self) -> None: ...
    def switch_let_go(self) -> None: ...
    def switch_pressed(self, switch: Switch) -> None: ...


class Switches:
    """Those of `profile`. With one switch, whichever it is chooses."""

    def __init__(self, pressed: Pressed, timers: Timers, profile: KeypadProfile) -> None:
        self._pressed_by, self._timers, self.profile = pressed, timers, profile
        self._preferences = Preferences()
        self._down: Switch | None = None
        self._hold: Timer | None = None
        self._heard_at: dict[Switch, float] = {}
        self._wrote_at = float("-inf")

    def apply(self, preferences: Preferences) -> None:
        """Take over how long a switch is held, and for how long it is not heard again."""
        self._preferences = preferences

    def forget(self) -> None:
        """Whatever is down is not waited for any more."""
        self._let_go()
        self._down = None

    def take(self, event: QEvent) -> bool:
        """Whether the event was a switch."""
        switch = self._switch(event)
        if switch is None:
            self._pass(event)
            return False
        if self._is_writing(event):
            self._wrote_at = self._timers.now()
            return False
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return True
        if event.type() == QEvent.Type.KeyPress or event.type() in PRESSES:
            self._goes_down(switch)
        else:
            self._comes_up(switch)
        return True

    def _switch(self, event: QEvent) -> Switch | None:
        found: Switch | None = None
        if isinstance(event, QKeyEvent):
            found = self.profile.switch_of(event)
        elif isinstance(event, QMouseEvent) and event.type() in PRESSES | RELEASES and not is_finger(event):
            found = self.profile.switches.get(MICE.get(event.button(), ""))
        return Switch.SELECT if found is not None and self._preferences.scanning is Scanning.AUTO else found

    def _is_writing(self, event: QEvent) -> bool:
        """A letter that is typed while scanning makes the keys around it keys."""
        return isinstance(event, QKeyEvent) and self._timers.now() - self._wrote_at < WRITING_SECONDS and _in_field()

    def _pass(self, event: QEvent) -> None:
        """What is no switch. One that is let go while another window has the focus is not heard."""
        if event.type() == QEvent.Type.FocusOut and self._down is not None:
            self._comes_up(self._down)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _writes(event) and _in_field():
            self._wrote_at = self._timers.now()

    def _goes_down(self, switch: Switch) -> None:
        now = self._timers.now()
        too_soon = now - self._heard_at.get(switch, float("-inf")) < self._preferences.scan_ignore_ms / 1000
        self._heard_at[switch] = now
        if too_soon or self._down is not None:
            return
        self._down = switch
        self._pressed_by.switch_down()
        if self._preferences.scan_hold_ms:
            self._hold = self._timers.after(self._preferences.scan_hold_ms / 1000, self._held)
        else:
            self._pressed_by.switch_pressed(switch)

    def _held(self) -> None:
        self._hold = None
        if self._down is not None:
            self._pressed_by.switch_pressed(self._down)

    def _comes_up(self, switch: Switch) -> None:
        self._heard_at[switch] = self._timers.now()
        if self._down is not switch:
            return
        self._down = None
        if self._let_go():
            self._pressed_by.switch_let_go()

    def _let_go(self) -> bool:
        """Whether it was still being held for the time that it takes."""
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.cancel()
        return hold is not None


def _in_field() -> bool:
    return kind_of(QApplication.focusWidget()) is not None


def _writes(event: QKeyEvent) -> bool:
    return bool(event.text().strip()) and event.text().isprintable()
