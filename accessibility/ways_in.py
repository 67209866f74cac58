"""The ways in besides keyboard, mouse and touch, put on one window: filter, switches, keypad, in the order of the gate."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.clock import Timers
from accessibility.commands import Commander
from accessibility.gate import Gate
from accessibility.held_keys import HeldKeys
from accessibility.key_filter import KeyFilter
from accessibility.keypad import Program, TactileKeypad
from accessibility.keypad_profile import KeypadProfile, load_profile
from accessibility.preferences import Preferences, Scanning
from accessibility.reader import ReadingCursor
from accessibility.scanning import Scanner
from accessibility.scanning_hold import SwitchHold
from accessibility.scanning_words import SwitchWay
from accessibility.speech.queue import SpeechQueue
from accessibility.ways import Way


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What stands at the gate of a window."""

    gate: Gate
    key_filter: KeyFilter
    hold: SwitchHold
    scanner: Scanner
    keypad: TactileKeypad

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self.key_filter.apply(preferences)
        self.scanner.apply(preferences)
        self.keypad.apply(preferences)

    def end(self, defaults: Preferences) -> None:
        """The visit is over: nothing is scanned, and a keypad that was used is not the next person's (ACC-92)."""
        self.keypad.way.is_on = False
        self.hold.watch(False)
        self.apply(replace(defaults, scanning=Scanning.OFF))

    @property
    def help(self) -> tuple[Way, ...]:
        """How help speaks of them."""
        scanner, hold = self.scanner, self.hold
        return SwitchWay(scanner.composer, lambda: hold.watching, lambda: scanner.mode), self.keypad.way

    def use(self, profile: KeypadProfile) -> None:
        """Take the keys and the switches of another keypad."""
        self.hold.profile = self.keypad.profile = profile
        self.scanner.use(profile)

    def serve(self, program: Program) -> None:
        """Take what the program lends."""
        self.scanner.program = self.keypad.program = program


def ways_in(
    window: QWidget,
    announcer: Announcer,
    cursor: ReadingCursor,
    queue: SpeechQueue,
    commander: Commander,
    timers: Timers,
) -> WaysIn:
    """Put them on `window`. `commander` carries out what the keypad asks."""
    gate, profile = Gate(window), load_profile().profile
    key_filter = KeyFilter(window, gate, timers)
    hold = SwitchHold(window, timers, profile)
    scanner = Scanner(window, announcer, queue, timers, profile)
    keypad = TactileKeypad(window, announcer, cursor, commander, timers, profile)
    for taker in (HeldKeys(window, gate, timers), key_filter, hold, scanner, keypad):
        gate.add(taker)
    return WaysIn(gate, key_filter, hold, scanner, keypad)
