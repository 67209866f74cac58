"""Touch for hands that tremble: a finger may slip, stay long and come down beside what it means (ACC-39, ACC-58).

Nothing acts before the finger is lifted, however long it stayed. While it holds a button it may slip by some millimetres.
In the gap between two things it means the nearer one, when that is clearly nearer. A second touch at the same place within
the bounce time belongs to the first. Several fingers or a whole hand press nothing. A touch that did nothing is answered, in
words and by a mark under the finger: else people press harder, and miss more (votingworks/bmd#612).

It works on what the platform's window is told, so the widgets of any program need no change. Mouse and touch are alike,
since Qt makes a mouse event of each touch that no widget takes; a mouse is aimed by sight, and so is not helped to what is
beside it, unless the program says that its mouse is a finger, as that of many touch screens is.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget

from accessibility.announcer import Announcer
from accessibility.items import Item
from accessibility.lifetime import is_whole
from accessibility.outline import item_at, outline
from accessibility.pointer import MM_PER_PX, PointerFilter, is_finger
from accessibility.preferences import Preferences
from accessibility.reader import ReadingCursor
from accessibility.roles import INPUTS, State
from accessibility.speech.utterance import Segment, Utterance
from accessibility.touch_contact import Contact, Way
from accessibility.touch_explore import Ended, Explorer
from accessibility.touch_marks import MissedMark
from accessibility.touch_pressing import Press, press_at
from accessibility.touch_targets import APART_MM, act_on, distance, is_target, near, nearest_inside, seen_place
from accessibility.touch_words import TouchWords

PALM_MM: Final = 25.0
"""No finger touches so wide a place."""
_MARK_MM: Final = 16.0
_KIND: Final = "value"
"""Of the moment, like what is said of keys: Repeat still repeats the page."""
_FAR: Final = QPoint(-100_000, -100_000)
_T = QEvent.Type
_TOUCHES: Final = frozenset({_T.TouchBegin, _T.TouchUpdate, _T.TouchEnd, _T.TouchCancel})


class Touch(PointerFilter):
    """Stands between the pointer and the widgets of `window`.

    `mm_per_px` gives the size of a logical pixel. With `fingers` the mouse counts as one. `clock` gives seconds.
    `field_chosen(widget)` says that a person went to a field with a finger, and may need a keyboard.
    """

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
    ) -> None:
        super().__init__(window)
        self._announcer, self._mm_per_px, self._fingers, self._clock = announcer, mm_per_px, fingers, clock
        self.slip_mm: float = Preferences().slip_mm
        self.bounce_seconds = 0.0
        self.exploring = False
        self.explorer = Explorer(window, announcer, cursor, self._act, self._reach)
        self.mark = MissedMark(window)
        self._contact: Contact | None = None
        self._several = False
        self._last: tuple[float, QPoint] | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self.slip_mm = preferences.slip_mm
        self.bounce_seconds = preferences.bounce_ms / 1000
        self.exploring = preferences.explore_by_touch

    def pixels(self, millimetres: float) -> float:
        """A length on the screen in logical pixels."""
        return millimetres / self._mm_per_px()

    def _reach(self) -> tuple[float, float]:
        return self._slip(), self.pixels(APART_MM)

    def _slip(self) -> int:
        return round(self.pixels(self.slip_mm))

    # What comes from the platform.

    def on_pointer(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES and isinstance(event, QTouchEvent):
            self._count(event)
        elif not isinstance(event, QMouseEvent):
            return False
        elif kind in (_T.MouseButtonPress, _T.MouseButtonDblClick):
            # the first of a double click comes twice; the widgets of Qt know which one to leave out
            twice = bool(event.flags() & Qt.MouseEventFlag.MouseEventCreatedDoubleClick)
            if event.button() is Qt.MouseButton.LeftButton and not twice:
                return self._begin(event)
        elif self._contact is None:
            return False
        elif kind == _T.MouseMove:
            return self._move(event, self._contact)
        elif kind == _T.MouseButtonRelease and event.button() is Qt.MouseButton.LeftButton:
            contact, self._contact = self._contact, None
            return self._end(event, contact)
        return False

    def _count(self, event: QTouchEvent) -> None:
        """Qt makes mouse events of the first finger alone; the others are only counted."""
        down = [point for point in event.points() if point.state() is not QEventPoint.State.Released]
        if event.type() == _T.TouchBegin:
            self._several = False
        widest = max((max(point.ellipseDiameters().toTuple()) for point in down), default=0.0)
        if len(down) > 1 or widest > self.pixels(PALM_MM) or event.type() == _T.TouchCancel:
            self._several = True
            if self._contact is not None:
                self._contact.spoiled = True

    def _begin(self, event: QMouseEvent) -> bool:
        self.mark.hide()
        self._announcer.interrupt()
        point = self.place(event)
        if self._bounced(point):
            self._contact = Contact(Way.IGNORED)
            return True
        finger = self._fingers or is_finger(event)
        if self._several and is_finger(event):
            self._contact = Contact(Way.MISSED, spoiled=True)
            return True
        if self.exploring:
            self._contact = Contact(Way.EXPLORING)
            self.explorer.begin(point)
            return True
        press = press_at(self._window, point, finger=finger)
        if press is not None and press.exact:
            self._contact = Contact(Way.RAW, press)
            return False
        if press is not None:
            return self._hold(event, press, point)
        return self._look_around(event, point, finger)

    def _bounced(self, point: QPoint) -> bool:
        """Whether the touch comes so soon, and so near to the last one, that it belongs to it."""
        if self._last is None or self._clock() - self._last[0] >= self.bounce_seconds:
            return False
        away = self._last[1] - point
        return away.manhattanLength() <= max(self._slip(), self.pixels(5))

    def _hold(self, event: QMouseEvent, press: Press, point: QPoint) -> bool:
        """A finger is on something that can be pressed, or means it. True when the widgets are told by us, if at all."""
        self._contact = Contact(Way.HELD, press, press.place(self._window))
        if press.on_release:
            return True
        if press.at != point:
            self.send(event, press.at, _T.MouseButtonPress)
            return True
        return False

    def _look_around(self, event: QMouseEvent, point: QPoint, finger: bool) -> bool:
        """Nothing to press lies there, as far as is known: a widget of the program may take it all the same."""
        under = self._window.childAt(point)
        if finger and under is not None and not under.isEnabled():
            self._contact = Contact(Way.MISSED)
            return True
        self._contact = Contact(Way.RAW)
        focused = QApplication.focusWidget()
        if self.send(event, point, _T.MouseButtonPress):
            return True
        self.send(event, point, _T.MouseButtonRelease)
        if finger and focused is not None and focused is not QApplication.focusWidget():
            focused.setFocus(
                Qt.FocusReason.OtherFocusReason
            )  # a heading takes it from the field that is being written in
        meant = self._meant(point) if finger else None
        widget = meant.widget if meant is not None else None
        if meant is None or widget is None:
            self._contact = Contact(Way.MISSED if finger else Way.IGNORED)
            return True
        inside = nearest_inside(seen_place(meant, self._window), point)
        press = press_at(self._window, inside, finger=True)
        if press is None or press.exact:
            self._act(meant)
            self._contact = Contact(Way.IGNORED)
            return True
        return self._hold(event, press, point) or True

    def _meant(self, point: QPoint) -> Item | None:
        targets = [item for item in outline(self._window) if is_target(item)]
        return near(self._window, targets, point, *self._reach())

    def _move(self, event: QMouseEvent, contact: Contact) -> bool:
        point = self.place(event)
        if contact.way is Way.EXPLORING:
            self.explorer.move(point)
        if contact.way is Way.RAW:
            return False
        press = contact.press
        if press is None or press.on_release or contact.spoiled:
            return True
        # within the slip the widgets hear of no movement: nothing flickers under a finger that trembles
        held = distance(contact.place, point) <= self._slip()
        self.send(event, contact.now(press, self._window) if held else point)
        return True

    def _end(self, event: QMouseEvent, contact: Contact) -> bool:
        point = self.place(event)
        self._last = (self._clock(), point)
        if contact.spoiled:
            self._drop(event, contact)
            self._answer(point, self._own(self._words().one_finger()))
            return True
        if contact.way is Way.EXPLORING:
            self._end_exploring(event, point)
            return True
        if contact.way is Way.MISSED:
            self._tell_missed(point)
        elif contact.way is Way.HELD and contact.press is not None:
            self._let_go(event, contact, contact.press, point)
        elif contact.press is not None and contact.press.writes and (self._fingers or is_finger(event)):
            self.field_chosen.emit(contact.press.widget)
        return contact.way is not Way.RAW

    def _end_exploring(self, event: QMouseEvent, point: QPoint) -> None:
        ended = self.explorer.end(point)
        if ended is Ended.UNKNOWN:
            self.send(event, point, _T.MouseButtonPress)
            self.send(event, point)
        elif ended is Ended.NOTHING and self._window.rect().contains(point):
            self._answer(point, self._own(self._words().nothing_pressed()))

    def _let_go(self, event: QMouseEvent, contact: Contact, press: Press, point: QPoint) -> None:
        """A slip within bounds presses what was held; one beyond presses nothing, and is told."""
        widget = press.widget
        there = shiboken6.isValid(widget) and widget.isVisible()
        if not there or distance(contact.place, point) > self._slip():
            name = item_at(self._window, widget) if there else None
            self._drop(event, contact)
            self._tell_slipped(point, name)
            return
        at = contact.now(press, self._window)
        if press.on_release:
            self.send(event, at, _T.MouseButtonPress)
        self.send(event, at)

    def _drop(self, event: QMouseEvent, contact: Contact) -> None:
        """Take the press back: the widgets are told that the finger was lifted elsewhere."""
        if contact.press is not None and not contact.press.on_release:
            self.send(event, _FAR, _T.MouseMove)
            self.send(event, _FAR)
        elif contact.way is Way.RAW:
            self.send(event, _FAR)

    # What is done and said.

    def _act(self, item: Item) -> bool:
        self._announcer.interrupt()
        widget, done = item.widget, act_on(item)
        if done and widget is not None and shiboken6.isValid(widget) and item.role in INPUTS:
            self.field_chosen.emit(widget)
        return done

    def _words(self) -> TouchWords:
        return TouchWords(self._announcer.composer.language)

    def _own(self, text: str) -> Segment:
        return Segment(text, self._announcer.composer.language)

    def _tell_missed(self, point: QPoint) -> None:
        """Nothing was pressed there; what cannot be pressed now is named."""
        items = (item for item in outline(self._window) if State.DISABLED in item.state)
        off = next((item for item in items if seen_place(item, self._window).contains(point)), None)
        segments = self._announcer.composer.item(off) if off is not None else ()
        self._answer(point, self._own(self._words().nothing_pressed()), *segments)

    def _tell_slipped(self, point: QPoint, item: Item | None) -> None:
        name = self._announcer.composer.item(item)[:1] if item is not None else ()
        words = self._words().slipped() if name else self._words().nothing_pressed()
        self._answer(point, self._own(words), *name)

    def _answer(self, point: QPoint, *segments: Segment) -> None:
        self.mark.put(point, round(self.pixels(_MARK_MM)))
        self._announcer.say(Utterance(segments, kind=_KIND))

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        """The person goes on by another way."""
        if is_whole(self) and self._contact is None:
            self.mark.hide()
