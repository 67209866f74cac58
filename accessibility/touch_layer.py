"""The ways in by pointer, joined: touch for trembling hands, explore-by-touch, dwell, and the keyboard on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.clock import QtTimers, Timers
from accessibility.dwell import Dwell
from accessibility.pointer import MM_PER_PX
from accessibility.preferences import Preferences
from accessibility.reader import ReadingCursor
from accessibility.screen_keyboard.host import KeyboardHost
from accessibility.strips import Strips
from accessibility.touch import Touch
from accessibility.touch_ways import PointingWay
from accessibility.touch_words import TouchWords
from accessibility.ways import Way


class TouchLayer(QObject):
    """All of them live at the same time, beside keyboard and keypad. `field_chosen(widget)`: a person went to this field with
    a finger or a resting pointer. With `screen_keyboard` the layer brings its own keyboard; a program that has one does not
    need it. `help` is what help says of them."""

    field_chosen = Signal(QWidget)

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        *,
        mm_per_px: Callable[[], float] = lambda: MM_PER_PX,
        fingers: bool = False,
        clock: Callable[[], float] = time.monotonic,
        timers: Timers | None = None,
        screen_keyboard: bool = False,
    ) -> None:
        super().__init__(window)
        self.strips = Strips(window)
        self.touch = Touch(window, announcer, cursor, mm_per_px=mm_per_px, fingers=fingers, clock=clock)
        self.dwell = Dwell(window, announcer, self.strips, mm_per_px=mm_per_px, timers=timers or QtTimers(self))
        self.help: tuple[Way, ...] = (
            PointingWay(lambda: announcer.composer, lambda: self.touch.exploring, TouchWords.of_exploring),
            PointingWay(lambda: announcer.composer, lambda: self.dwell.on, TouchWords.of_resting),
        )
        for way in (self.touch, self.dwell):
            way.field_chosen.connect(self.field_chosen)
        self.keyboard: KeyboardHost | None = None
        if screen_keyboard:
            self.keyboard = KeyboardHost(window, announcer, self.strips, mm_per_px=mm_per_px)
            self.field_chosen.connect(self.keyboard.ask)

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self.touch.apply(preferences)
        self.dwell.apply(preferences)
        if self.keyboard is not None:
            self.keyboard.apply(preferences)

    def end(self, defaults: Preferences) -> None:
        """The visit is over: nothing is pressed by resting on it, and the keyboard is put away (ACC-92)."""
        self.touch.apply(defaults)
        self.dwell.apply(replace(defaults, dwell=False))
        if self.keyboard is not None:
            self.keyboard.end(defaults)
