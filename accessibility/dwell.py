"""Dwell: a pointer that rests on a target presses it, so that nobody has to click (ACC-88).

A ring at the pointer fills in quarters, or smoothly where a person allows motion. Moving off takes the press back. A target
that has been pressed is pressed again only after the pointer has left it. What comes under a pointer that stays where it is,
because the page has changed, is not pressed before the pointer has moved. A strip at the foot of the window holds a button
that stops it and lets it go on, by resting on it like on everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from accessibility.announcer import Announcer
from accessibility.clock import QtTimers, Timer, Timers
from accessibility.dwell_bar import DwellBar
from accessibility.items import Item
from accessibility.outline import outline
from accessibility.pointer import MM_PER_PX, PointerFilter, is_finger
from accessibility.preferences import Preferences
from accessibility.roles import INPUTS
from accessibility.speech.utterance import Segment, Utterance
from accessibility.strips import Strips
from accessibility.touch_marks import QUARTERS, RestRing
from accessibility.touch_targets import act_on, directly_at, distance, is_target, seen_place
from accessibility.touch_words import TouchWords

RING_MM: Final = 14.0
BUTTON_MM: Final = 12.7
"""Height of the pause button (VVSG 2.0 7.2-I)."""
_SMOOTH_SECONDS: Final = 0.05
_T = QEvent.Type
_PRESSES: Final = frozenset({_T.MouseButtonPress, _T.MouseButtonDblClick, _T.TouchBegin})


class Dwell(PointerFilter):
    """Follows the pointer over `window`; it does nothing before `apply` has switched it on.

    `field_chosen(widget)` says that the pointer went to a field, and that its person may need a keyboard. `timers` gives the
    time.
    """

    field_chosen = Signal(QWidget)

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        strips: Strips,
        *,
        mm_per_px: Callable[[], float] = lambda: MM_PER_PX,
        timers: Timers | None = None,
    ) -> None:
        super().__init__(window)
        self._announcer, self._strips, self._mm_per_px = announcer, strips, mm_per_px
        self._timers: Timers = timers or QtTimers(self)
        self.on = self.paused = self._motion = False
        self.seconds = Preferences().dwell_ms / 1000
        self._slip_mm: float = Preferences().slip_mm
        self.ring = RestRing(window)
        self.bar: DwellBar | None = None
        self._target: Item | None = None
        self._place = QRect()
        self._since = 0.0
        self._timer: Timer | None = None
        self._spent: Item | None = None
        self._frozen: QPoint | None = None
        self._under: tuple[QWidget, QRect] | None = None
        self._last = QPoint()

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self.seconds, self._motion = preferences.dwell_ms / 1000, preferences.motion
        self._slip_mm = preferences.slip_mm
        if self.on and not preferences.dwell:
            self._forget()
        self.on = preferences.dwell
        self.paused = self.paused and self.on
        self._show_bar()

    def _show_bar(self) -> None:
        if not self.on:
            if self.bar is not None:
                self._strips.take(self.bar)
            return
        if self.bar is None:
            self.bar = DwellBar(self._window, max(44, round(self._pixels(BUTTON_MM))))
            self.bar.button.clicked.connect(self._toggle)
        words = self._words()
        self.bar.show_words(words.go_on() if self.paused else words.pause(), words.language)
        self._strips.put(self.bar, self.bar.height_for)

    @Slot()
    def _toggle(self) -> None:
        self.paused = not self.paused
        self._show_bar()
        words = self._words()
        text = words.paused() if self.paused else words.resumed()
        self._announcer.say(Utterance((Segment(text, words.language),), kind="value"))

    def _words(self) -> TouchWords:
        return TouchWords(self._announcer.composer.language)

    def _pixels(self, millimetres: float) -> float:
        return millimetres / self._mm_per_px()

    # Where the pointer is.

    def on_pointer(self, event: QEvent) -> bool:
        kind = event.type()
        if not self.on:
            return False
        if kind == _T.MouseMove and isinstance(event, QMouseEvent) and not is_finger(event):
            if event.buttons() == Qt.MouseButton.NoButton:
                self._moved(self.place(event))
        elif kind in _PRESSES:
            self._spent = self._target or self._spent  # a click has just pressed it
            self._stop()
        elif kind == _T.Leave:
            self._forget()
        return False

    def _moved(self, point: QPoint) -> None:
        if self._under is not None and self._has_changed(*self._under):
            self._stop()
            self._frozen = self._last
        self._last = point
        self._look_under(point)
        if self._frozen is not None:
            if self._away(self._frozen, point) <= self._pixels(self._slip_mm):
                return
            self._frozen = None
        item = self._target_at(point)
        if item is None and self._target is not None and distance(self._place, point) <= self._pixels(self._slip_mm):
            item = self._target  # a hand that trembles is still there
        if not self._is_spent(item, point):
            self._spent = None
        if item is None or self._spent is not None:
            self._stop()
        elif self._target is None or not item.is_same_place(self._target):
            self._start(item, point)
        else:
            self.ring.put(point, round(self._pixels(RING_MM)))

    def _is_spent(self, item: Item | None, point: QPoint) -> bool:
        """Whether the pointer has not left what it has pressed: trembling over its edge is not leaving."""
        if self._spent is None:
            return False
        if item is None:
            return distance(self._place, point) <= self._pixels(self._slip_mm)
        return item.is_same_place(self._spent)

    def _target_at(self, point: QPoint) -> Item | None:
        items = [item for item in outline(self._window) if is_target(item)]
        if self.paused:
            items = [item for item in items if self.bar is not None and item.widget is self.bar.button]
        return directly_at(self._window, items, point)

    def _look_under(self, point: QPoint) -> None:
        widget = self._window.childAt(point)
        self._under = None if widget is None else (widget, self._place_of(widget))

    def _place_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._window, QPoint()), widget.size())

    def _has_changed(self, widget: QWidget, place: QRect) -> bool:
        """Whether what was under the pointer is no longer there: the page has changed, not the pointer's place."""
        return not shiboken6.isValid(widget) or not widget.isVisible() or self._place_of(widget) != place

    @staticmethod
    def _away(one: QPoint, other: QPoint) -> float:
        return hypot(one.x() - other.x(), one.y() - other.y())

    # What time does.

    def _start(self, item: Item, point: QPoint) -> None:
        self._stop()
        self._target, self._place, self._since = item, seen_place(item, self._window), self._timers.now()
        self.ring.fill(0.0)
        self.ring.put(point, round(self._pixels(RING_MM)))
        self._wait()

    def _wait(self) -> None:
        """Until the next quarter is full, or the ring has to be drawn again."""
        gone = self._timers.now() - self._since
        step = _SMOOTH_SECONDS if self._motion else self.seconds / QUARTERS
        self._timer = self._timers.after(max(0.001, step - gone % step), self._tick)

    def _tick(self) -> None:
        target = self._target
        if target is None or not shiboken6.isValid(self):
            return
        now = next((item for item in outline(self._window) if item.is_same_place(target)), None)
        if now is None or not is_target(now) or seen_place(now, self._window) != self._place:
            self._frozen = self.ring.geometry().center()
            self._stop()
            return
        part = (self._timers.now() - self._since) / self.seconds + 1e-6
        if part >= 1:
            self._act(now)
            return
        self.ring.fill(part if self._motion else int(part * QUARTERS) / QUARTERS)
        self._wait()

    def _act(self, item: Item) -> None:
        self._spent, self._frozen = item, self.ring.geometry().center()
        self._stop()
        self._announcer.interrupt()
        widget = item.widget
        if act_on(item) and widget is not None and shiboken6.isValid(widget) and item.role in INPUTS:
            self.field_chosen.emit(widget)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._target = None
        self.ring.hide()

    def _forget(self) -> None:
        """The pointer has gone, and where it was no longer means anything."""
        self._stop()
        self._spent = self._frozen = self._under = None
